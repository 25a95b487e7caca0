use review::projector::Refusal;

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::NotReleased => say.projector_refusal_not_released().to_owned(),
        Refusal::WifiName { limit } => say.projector_refusal_wifi_name(limit),
        Refusal::WifiPassword { least, limit } => say.projector_refusal_wifi_password(least, limit),
        Refusal::WifiNameMissing => say.projector_refusal_wifi_name_missing().to_owned(),
    }
}
