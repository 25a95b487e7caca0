//! Which items a page of the ledger shows: read out of its address, and written into the addresses of its neighbours.

use review::{
    follow_up::{ItemState, Source},
    id::{RequirementId, ReviewId, UnitId},
    time::Day,
};
use serde::Deserialize;
use storage::follow_up::ledger::Filter;

use super::stand::{self, STATES};
use crate::links;

/// The filter's word for what is late, whatever its state.
pub(super) const OVERDUE: &str = "overdue";
/// … and for what is not verified.
pub(super) const UNDONE: &str = "undone";

/// What the address asks for. What makes no sense is as if it were not asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    pub(super) unit: String,
    /// The owner's name in Chinese, as stored.
    pub(super) owner: String,
    /// A state's key, `overdue` or `undone`.
    pub(super) state: String,
    pub(super) source: String,
    /// Of one requirement.
    pub(super) requirement: String,
    /// Due in a quarter, such as `2023-1`.
    pub(super) quarter: String,
    /// Words of the item, its measure or its owner.
    pub(super) text: String,
    pub(super) page: Option<String>,
}

impl Wanted {
    pub(super) fn filter(&self, today: Day) -> Filter {
        let text = self.text.trim();
        let states = match self.state.as_str() {
            UNDONE => STATES.into_iter().filter(|state| *state != ItemState::Verified).collect(),
            key => STATES.into_iter().filter(|state| stand::key(*state) == key).collect(),
        };
        Filter {
            unit: self.unit.parse::<UnitId>().ok(),
            owner: Some(self.owner.clone()).filter(|owner| !owner.is_empty()),
            states,
            overdue_on: (self.state == OVERDUE).then_some(today),
            source: Source::ALL.into_iter().find(|source| source.key() == self.source),
            requirement: self.requirement.parse::<RequirementId>().ok(),
            due: quarter(&self.quarter),
            text: (!text.is_empty()).then(|| text.to_owned()),
            ..Filter::default()
        }
    }

    /// Whether anything is left out.
    pub(super) fn is_all(&self) -> bool {
        [&self.unit, &self.owner, &self.state, &self.source, &self.requirement, &self.quarter, &self.text]
            .into_iter()
            .all(|one| one.trim().is_empty())
    }

    /// The address of another page of the same items.
    pub(super) fn page(&self, review: ReviewId, page: u64) -> String {
        links::items_asked(
            review,
            &[
                ("unit", &self.unit),
                ("owner", &self.owner),
                ("state", &self.state),
                ("source", &self.source),
                ("requirement", &self.requirement),
                ("quarter", &self.quarter),
                ("text", &self.text),
                ("page", &page.to_string()),
            ],
        )
    }
}

/// The days of a quarter.
pub(super) fn quarter(key: &str) -> Option<(Day, Day)> {
    let (year, number) = key.split_once('-')?;
    let (year, number): (i16, u8) = (year.parse().ok()?, number.parse().ok()?);
    if !(1..=4).contains(&number) {
        return None;
    }
    let first = Day::new(year, number * 3 - 2, 1).ok()?;
    let last = (30..=31).rev().find_map(|day| Day::new(year, number * 3, day).ok())?;
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_has_its_own_days() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(quarter("2023-1"), Some((day("2023-01-01"), day("2023-03-31"))));
        assert_eq!(quarter("2023-2"), Some((day("2023-04-01"), day("2023-06-30"))));
        assert_eq!(quarter("2023-4"), Some((day("2023-10-01"), day("2023-12-31"))));
        assert_eq!(quarter("2023-5"), None);
        assert_eq!(quarter("x"), None);
    }
}
