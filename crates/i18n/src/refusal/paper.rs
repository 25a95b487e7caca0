use review::evaluation::paper::Refusal;

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::MoreThanPresent { cards, papers, present } => {
            say.paper_refusal_present(cards, papers, present)
        }
        Refusal::Counted => say.paper_refusal_counted().to_owned(),
        Refusal::NotClosed => say.paper_refusal_not_closed().to_owned(),
        Refusal::NotCounted => say.paper_refusal_not_counted().to_owned(),
        Refusal::EntriesFinished => say.paper_refusal_entries_finished().to_owned(),
        Refusal::NothingToEnter => say.paper_refusal_nothing().to_owned(),
        Refusal::Void => say.paper_refusal_void().to_owned(),
        Refusal::NothingToRepeat => say.paper_refusal_nothing_to_repeat().to_owned(),
        Refusal::TwoOthersEnter => say.paper_refusal_two_others().to_owned(),
        Refusal::EntryFinished => say.paper_refusal_finished().to_owned(),
        Refusal::NoSuchPaper { number, collected } => say.paper_refusal_no_such(number, collected),
        Refusal::NoDifference { number } => say.paper_refusal_no_difference(number),
        Refusal::RowsMissing => say.paper_refusal_rows().to_owned(),
        Refusal::QuotaBroken { number } => say.paper_refusal_quota(number),
        Refusal::Unfinished { entered, collected } => say.paper_refusal_unfinished(entered, collected),
        Refusal::Differences { papers } => say.paper_refusal_differences(*papers),
        Refusal::SignedBefore => say.paper_refusal_signed_before().to_owned(),
        Refusal::Signed => say.paper_refusal_signed().to_owned(),
    }
}
