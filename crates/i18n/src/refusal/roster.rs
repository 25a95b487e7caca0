use review::roster::Refusal;

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::UnknownGroup { group } => say.roster_refusal_unknown_group(group),
        Refusal::MoreThanRoll { group, roll, on_leave, present } => {
            say.roster_refusal_more_than_roll(group, roll, on_leave, present)
        }
        Refusal::NoQuorum { roll, present, needed } => say.roster_refusal_no_quorum(present, roll, needed),
        Refusal::Nobody => say.roster_refusal_nobody().to_owned(),
    }
}
