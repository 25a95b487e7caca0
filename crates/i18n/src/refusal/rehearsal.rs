use review::rehearsal::Refusal;

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::TooLate => say.rehearsal_refusal_too_late().to_owned(),
        Refusal::IsRehearsal => say.rehearsal_refusal_is_rehearsal().to_owned(),
        Refusal::StaysHere => say.rehearsal_refusal_stays_here().to_owned(),
    }
}
