//! Who has the floor, beside a form that stays with whomever it is about.

use i18n::Say;
use review::id::ReporterId;
use storage::roster::Reporter;

/// The line above a form: it changes live, the form never does.
pub(crate) struct Floor {
    /// Who has the floor.
    pub(crate) unit: String,
    /// Where the form is about them, when it is about somebody else.
    pub(crate) path: Option<String>,
}

impl Floor {
    /// `turn` has the floor, `shown` is whom the form is about.
    pub(crate) fn beside(
        say: Say,
        reporters: &[Reporter],
        turn: Option<ReporterId>,
        shown: Option<ReporterId>,
        path: impl Fn(ReporterId) -> String,
    ) -> Option<Self> {
        let one = reporters.iter().find(|one| Some(one.id) == turn)?;
        Some(Self {
            unit: one.unit.name.in_lang(say.lang()).to_owned(),
            path: (turn != shown).then(|| path(one.id)),
        })
    }
}
