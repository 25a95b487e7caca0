//! How an item stands, in a word and a colour.

use i18n::Say;
use review::{
    follow_up::{Dueness, ItemState, dueness},
    time::Day,
};
use storage::follow_up::Item;

/// A word on a chip.
pub(super) struct Chip {
    pub(super) kind: &'static str,
    pub(super) word: &'static str,
}

/// The state's chip.
pub(super) fn state(say: Say, state: ItemState) -> Chip {
    let kind = match state {
        ItemState::Open => "",
        ItemState::InProgress | ItemState::Submitted => "chip--now",
        ItemState::Verified => "chip--done",
        ItemState::Returned => "chip--due",
    };
    Chip { kind, word: say.item_state(state) }
}

/// A chip for what is due today or was before.
pub(super) fn due(say: Say, item: &Item, today: Day) -> Option<Chip> {
    match dueness(item.state, item.due_on, today) {
        Dueness::Later | Dueness::Done => None,
        Dueness::Today => Some(Chip { kind: "chip--due", word: say.follow_up_due_today() }),
        Dueness::Overdue => Some(Chip { kind: "chip--alarm", word: say.follow_up_overdue() }),
    }
}

/// As links and forms write a state.
pub(super) fn key(state: ItemState) -> &'static str {
    match state {
        ItemState::Open => "open",
        ItemState::InProgress => "in_progress",
        ItemState::Submitted => "submitted",
        ItemState::Verified => "verified",
        ItemState::Returned => "returned",
    }
}

/// In the order in which an item goes through them.
pub(super) const STATES: [ItemState; 5] =
    [ItemState::Open, ItemState::InProgress, ItemState::Submitted, ItemState::Returned, ItemState::Verified];
