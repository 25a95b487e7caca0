use review::phase::Refusal;

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::NotNext { .. } => say.cycle_refusal_not_next().to_owned(),
        Refusal::Closed => say.cycle_refusal_closed().to_owned(),
        Refusal::NotClosed => say.archive_refusal_not_closed().to_owned(),
    }
}
