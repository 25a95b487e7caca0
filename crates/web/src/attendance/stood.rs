//! How somebody stood, and what was changed of it, in words.

use i18n::Say;
use review::attendance::Presence;
use storage::attendance::change::Corrected;

use crate::moment;

/// A correction as pages show it.
pub(super) struct Line {
    pub(super) when: String,
    pub(super) what: &'static str,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) why: String,
}

impl Line {
    pub(super) fn of(say: Say, zone: &str, one: &Corrected) -> Self {
        Self {
            when: moment::minute(say, one.at, zone),
            what: say.attendance_change(one.change),
            before: stood(say, zone, one.before),
            after: stood(say, zone, one.after),
            why: if one.why.is_empty() { say.attendance_log_slip().to_owned() } else { one.why.clone() },
        }
    }
}

/// How somebody stands at the door.
pub(super) fn stood(say: Say, zone: &str, presence: Presence) -> String {
    let time = |at| moment::time(at, zone);
    match (presence.present_at, presence.left_at, presence.excused_at) {
        (Some(since), Some(gone), _) => say.attendance_stood_left(time(since), time(gone)),
        (Some(since), None, _) => say.attendance_stood_present(time(since)),
        (None, _, Some(_)) => say.attendance_stood_leave().to_owned(),
        (None, _, None) => say.attendance_stood_absent().to_owned(),
    }
}
