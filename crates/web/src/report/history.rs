//! Who handed in, accepted and returned, and when.

use std::collections::BTreeMap;

use i18n::Say;
use review::{
    id::{AccountId, ReporterId},
    time::Instant,
    words::Words,
};
use service::Error;
use storage::{Rows, cycle::Review, report::Version};

use crate::{links, moment};

/// Names of the accounts that appear in a history.
pub(super) struct Names(BTreeMap<AccountId, Words>);

/// One version and what came of it.
pub(super) struct Chapter {
    pub(super) number: usize,
    pub(super) path: String,
    pub(super) steps: Vec<Step>,
}

/// Something that somebody did.
pub(super) struct Step {
    pub(super) when: String,
    pub(super) machine: String,
    pub(super) what: String,
    pub(super) note: Option<String>,
}

impl Names {
    pub(super) async fn of(rows: &impl Rows, versions: &[Version]) -> Result<Self, Error> {
        let mut names = BTreeMap::new();
        for version in versions {
            let accepted = version.accepted.as_ref().map(|decision| decision.by);
            let returned = version.returned.as_ref().map(|back| back.by);
            for id in [Some(version.handed_in_by), accepted, returned].into_iter().flatten() {
                if !names.contains_key(&id)
                    && let Some(account) = storage::account::anyone(rows, id).await?
                {
                    names.insert(id, account.name);
                }
            }
        }
        Ok(Self(names))
    }

    /// Those of other accounts too.
    pub(super) async fn and(
        &mut self,
        rows: &impl Rows,
        others: impl Iterator<Item = AccountId>,
    ) -> Result<(), Error> {
        for id in others {
            if !self.0.contains_key(&id)
                && let Some(account) = storage::account::by_id(rows, id).await?
            {
                self.0.insert(id, account.name);
            }
        }
        Ok(())
    }

    /// A dash for an account that is gone.
    pub(super) fn name(&self, say: Say, id: AccountId) -> &str {
        self.0.get(&id).map_or("–", |name| name.in_lang(say.lang()))
    }
}

/// The versions, the last first.
pub(super) fn chapters(
    say: Say,
    review: &Review,
    reporter: ReporterId,
    versions: &[Version],
    names: &Names,
) -> Vec<Chapter> {
    let chapter = |version: &Version| Chapter {
        number: version.number,
        path: links::report_version(review.id, reporter, version.number),
        steps: steps(say, review, version, names),
    };
    versions.iter().rev().map(chapter).collect()
}

fn steps(say: Say, review: &Review, version: &Version, names: &Names) -> Vec<Step> {
    let step = |at: Instant, what: String, note: Option<String>| Step {
        when: moment::minute(say, at, &review.zone),
        machine: moment::machine(at),
        what,
        note,
    };
    let name = |id| names.name(say, id);
    let handed_in = say.report_version_handed_in(version.number, name(version.handed_in_by));
    let accepted = version.accepted.as_ref();
    let returned = version.returned.as_ref();
    std::iter::once(step(version.handed_in_at, handed_in, None))
        .chain(accepted.map(|by| step(by.at, say.report_version_accepted(name(by.by)), None)))
        .chain(
            returned.map(|by| step(by.at, say.report_version_returned(name(by.by)), Some(by.note.clone()))),
        )
        .collect()
}
