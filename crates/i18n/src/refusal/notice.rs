use review::{
    notice::{LineError, Refusal},
    text::TextError,
};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::Line { line, why } => of_line(say, *line, why),
        Refusal::NoDays => say.notice_refusal_no_days().to_owned(),
        Refusal::TooManyDays { count, limit } => say.notice_refusal_many_days(count, limit),
        Refusal::NobodyToNudge => say.notice_refusal_nobody().to_owned(),
        Refusal::Note(TextError::Empty) => say.notice_refusal_note_empty().to_owned(),
        Refusal::Note(TextError::TooLong { count, limit }) => say.notice_refusal_note_long(count, limit),
        Refusal::Hook(why) => hook::sentence(say, *why),
        Refusal::NoSeal => say.hook_refusal_no_seal().to_owned(),
        Refusal::NoHook => say.hook_refusal_none().to_owned(),
    }
}

fn of_line(say: Say, line: usize, why: &LineError) -> String {
    match why {
        LineError::Day { text } => say.notice_refusal_day(line, text),
        LineError::Kind { text } => say.notice_refusal_kind(line, text),
        LineError::Name { limit } => say.notice_refusal_name(line, limit),
        LineError::Range { .. } => say.notice_refusal_range(line),
        LineError::Twice { day } => say.notice_refusal_twice(line, day),
    }
}

mod hook {
    use review::notice::hook::AddressError;

    use crate::Say;

    pub(super) fn sentence(say: Say, why: AddressError) -> String {
        match why {
            AddressError::NotAnAddress => say.hook_refusal_not_an_address().to_owned(),
            AddressError::NotHttps => say.hook_refusal_not_https().to_owned(),
            AddressError::Inside => say.hook_refusal_inside().to_owned(),
            AddressError::TooLong { limit } => say.hook_refusal_long(limit),
            AddressError::SecretTooLong { limit } => say.hook_refusal_secret_long(limit),
        }
    }
}
