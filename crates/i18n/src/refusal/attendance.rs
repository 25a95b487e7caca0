use review::{
    attendance::{Change, Refusal, arrival},
    text::TextError,
};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::AlreadyHere { .. } => say.attendance_refusal_here().to_owned(),
        Refusal::NotHere => say.attendance_refusal_not_here().to_owned(),
        Refusal::HasLeft => say.attendance_refusal_left().to_owned(),
        Refusal::HasNotLeft => say.attendance_refusal_not_left().to_owned(),
        Refusal::OnLeave => say.attendance_refusal_on_leave().to_owned(),
        Refusal::NotOnLeave => say.attendance_refusal_not_on_leave().to_owned(),
        Refusal::HereNotOnLeave => say.attendance_refusal_here_not_on_leave().to_owned(),
        Refusal::Why(TextError::Empty) => say.attendance_refusal_why().to_owned(),
        Refusal::Why(TextError::TooLong { count, limit }) => say.attendance_refusal_why_long(count, limit),
        Refusal::Arrival(why) => arrival(say, why).to_owned(),
    }
}

fn arrival(say: Say, why: &arrival::Refusal) -> &'static str {
    match why {
        arrival::Refusal::NoSeal => say.attendance_refusal_no_seal(),
        arrival::Refusal::NotOpen => say.attendance_refusal_not_open(),
        arrival::Refusal::TicketOver => say.attendance_refusal_ticket(),
        arrival::Refusal::NotOnRoll => say.attendance_refusal_not_on_roll(),
        arrival::Refusal::TooMany => say.attendance_refusal_too_many(),
    }
}

impl Say {
    /// What a correction of attendance says.
    pub fn attendance_change(self, change: Change) -> &'static str {
        match change {
            Change::Late => self.attendance_change_late(),
            Change::Withdrawn => self.attendance_change_withdrawn(),
            Change::Left => self.attendance_change_left(),
            Change::Returned => self.attendance_change_returned(),
            Change::Excused => self.attendance_change_excused(),
            Change::Expected => self.attendance_change_expected(),
        }
    }
}
