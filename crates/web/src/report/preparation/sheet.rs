//! The form of a leader's own draft, saved while it is typed: before the meeting and during it.

use i18n::Say;
use review::id::ReporterId;
use storage::meeting::draft::{Draft, Texts};

use crate::{gate::Seat, links, moment};

/// The own draft.
pub(crate) struct DraftSheet {
    pub(crate) action: String,
    pub(crate) autosave: Option<String>,
    pub(crate) keep: String,
    pub(crate) revision: i64,
    pub(crate) stand: String,
    pub(crate) fields: Vec<Field>,
    /// The same texts in the other language.
    pub(crate) others: Vec<Field>,
    pub(crate) has_others: bool,
    pub(crate) refusal: Option<String>,
    /// What was saved elsewhere, to be compared.
    pub(crate) stored: Vec<(&'static str, String)>,
    pub(crate) is_stale: bool,
    /// Where it is thrown away, where that is offered.
    pub(crate) discard: Option<String>,
    /// Where its author goes on, and in which words.
    pub(crate) onward: (String, String),
    pub(crate) sign_in: String,
}

pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) label: &'static str,
    pub(crate) hint: &'static str,
    pub(crate) text: String,
    pub(crate) tag: &'static str,
}

/// Where the form goes, and where its author does.
pub(crate) struct Places {
    pub(crate) action: String,
    pub(crate) discard: Option<String>,
    pub(crate) onward: (String, String),
    /// The page itself.
    pub(crate) here: String,
}

/// How the last step with the draft ended.
pub(crate) enum Outcome {
    None,
    Saved,
    Gone,
    /// As typed, with the reason.
    Refused {
        texts: Texts,
        revision: i64,
        why: String,
    },
    /// As typed, beside what was saved elsewhere.
    Stale {
        texts: Texts,
    },
    /// What was to be thrown away is another by now.
    Changed,
}

impl DraftSheet {
    /// As it is stored, or as the last step left it.
    pub(crate) fn of(
        seat: &Seat,
        reporter: ReporterId,
        stored: Option<&Draft>,
        outcome: Outcome,
        places: Places,
    ) -> Self {
        let (say, review) = (seat.say(), seat.review.id);
        let revision = stored.map_or(0, |draft| draft.revision);
        let kept = stored.map(|draft| draft.texts.clone()).unwrap_or_default();
        let autosave = links::draft_autosave(review, reporter);
        let (texts, shown_revision, refusal, is_stale, autosave) = match outcome {
            Outcome::None | Outcome::Saved | Outcome::Gone => {
                (kept.clone(), revision, None, false, Some(autosave))
            }
            Outcome::Changed => (
                kept.clone(),
                revision,
                Some(say.preparation_draft_stale().to_owned()),
                false,
                Some(autosave),
            ),
            Outcome::Refused { texts, revision, why } => (texts, revision, Some(why), false, None),
            Outcome::Stale { texts } => (texts, revision, None, true, None),
        };
        let lang = say.lang();
        let others = fields(say, &texts, lang.other());
        Self {
            action: places.action,
            autosave,
            keep: format!("draft-{reporter}-{}", seat.account.id),
            revision: shown_revision,
            stand: stored.map_or_else(
                || say.preparation_draft_new().to_owned(),
                |draft| say.preparation_draft_saved(moment::minute(say, draft.saved_at, &seat.review.zone)),
            ),
            fields: fields(say, &texts, lang),
            has_others: others.iter().any(|field| !field.text.is_empty()),
            others,
            refusal,
            stored: if is_stale { compared(say, &kept) } else { Vec::new() },
            is_stale,
            discard: places.discard,
            onward: places.onward,
            sign_in: links::sign_in(&places.here),
        }
    }
}

/// The three texts in one language.
fn fields(say: Say, texts: &Texts, lang: i18n::Lang) -> Vec<Field> {
    let ending = match lang {
        i18n::Lang::Zh => "zh",
        i18n::Lang::En => "en",
    };
    let field = |key: &str, label, hint, said: &storage::meeting::said::Said| Field {
        name: format!("{key}_{ending}"),
        label,
        hint,
        text: said.in_lang(lang).to_owned(),
        tag: lang.tag(),
    };
    vec![
        field("praise", say.meeting_praise(), say.meeting_praise_hint(), &texts.praise),
        field("problem", say.meeting_problem(), say.meeting_problem_hint(), &texts.problem),
        field("direction", say.meeting_direction(), say.meeting_direction_hint(), &texts.direction),
    ]
}

/// Texts beside each other, as far as they are written.
pub(crate) fn compared(say: Say, kept: &Texts) -> Vec<(&'static str, String)> {
    let both = [fields(say, kept, say.lang()), fields(say, kept, say.lang().other())];
    let told = both.into_iter().flatten().filter(|field| !field.text.trim().is_empty());
    told.map(|field| (field.label, field.text)).collect()
}
