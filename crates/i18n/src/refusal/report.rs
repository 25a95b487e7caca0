use review::report::Refusal;

use crate::Say;

pub(super) fn sentence(_say: Say, why: &Refusal) -> String {
    why.to_string()
}
