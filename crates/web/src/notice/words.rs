//! Tasks, days and how they stand, in words.

use i18n::Say;
use review::{
    notice::{Duty, RestDays, SpecialDay, Stand, Task, stand},
    time::Day,
};

use crate::moment;

/// Characters of an item's or a news item's words in a line.
const ABOUT: usize = 60;

/// A word in a coloured frame.
pub(crate) struct Chip {
    pub(crate) text: String,
    /// The class that gives it its colour.
    pub(crate) tone: &'static str,
}

/// What is to be done.
pub(crate) fn task(say: Say, duty: &Duty) -> String {
    let whole = duty.about.as_ref().map_or("", |words| words.in_lang(say.lang()));
    let cut: String = whole.chars().take(ABOUT).collect();
    let about = if cut.len() < whole.len() { cut + "…" } else { cut };
    of(say, &duty.task, &about)
}

/// … in the words of whoever wrote of which it is.
pub(crate) fn of(say: Say, task: &Task, about: &str) -> String {
    match *task {
        Task::GatherRoster => say.notice_task_gather_roster().to_owned(),
        Task::ConfirmCopied { waiting } => say.notice_task_confirm_copied(waiting),
        Task::BeginCeremony => say.notice_task_begin_ceremony().to_owned(),
        Task::MakeKey => say.notice_task_make_key().to_owned(),
        Task::RehearseOpening => say.notice_task_rehearse().to_owned(),
        Task::HandIn { .. } => say.notice_task_hand_in().to_owned(),
        Task::AnswerRemarks { .. } => say.notice_task_answer_remarks().to_owned(),
        Task::Accept { waiting } => say.notice_task_accept(waiting),
        Task::MakeCards { boxes } => say.notice_task_cards(boxes),
        Task::CheckIn => say.notice_task_check_in().to_owned(),
        Task::OpenSums { boxes } => say.notice_task_open_sums(boxes),
        Task::SetGrades { waiting } => say.notice_task_grades(waiting),
        Task::ApproveNews { .. } => say.notice_task_news(about),
        Task::MendItem { .. } => say.notice_task_mend(about),
        Task::VerifyItems { waiting } => say.notice_task_verify(waiting),
        Task::AcknowledgeLetter { .. } => say.letters_task_acknowledge().to_owned(),
        Task::ReviewObjections { waiting } => say.letters_task_review(waiting),
        Task::HoldTalks { waiting } => say.letters_task_talk(waiting),
    }
}

/// A day with its weekday.
pub(crate) fn weekday(say: Say, day: Day) -> String {
    let words = moment::civil(say, day);
    match day.weekday() {
        0 => say.notice_monday(words),
        1 => say.notice_tuesday(words),
        2 => say.notice_wednesday(words),
        3 => say.notice_thursday(words),
        4 => say.notice_friday(words),
        5 => say.notice_saturday(words),
        _ => say.notice_sunday(words),
    }
}

/// How something that is open stands to its day.
pub(crate) fn open(say: Say, due: Day, today: Day) -> Chip {
    chip(say, stand(Some(false), due, today))
}

/// How a deadline stands.
pub(crate) fn chip(say: Say, stand: Stand) -> Chip {
    let (text, tone) = match stand {
        Stand::Done => (say.notice_stand_done().to_owned(), "done"),
        Stand::In(0) => (say.notice_stand_today().to_owned(), "now"),
        Stand::In(days) => (say.notice_stand_in(days), if days <= SOON { "due" } else { "quiet" }),
        Stand::Overdue(days) => (say.notice_stand_overdue(days), "alarm"),
        Stand::Passed => (say.notice_stand_passed().to_owned(), "quiet"),
    };
    Chip { text, tone }
}

/// Days before something is due in which it is marked.
const SOON: usize = 3;

/// Why a day is a rest day; empty where it is none.
pub(crate) fn rest(say: Say, rest: &RestDays, day: Day) -> String {
    if !rest.is_rest(day) {
        return String::new();
    }
    match rest.special(day) {
        None => say.notice_rest_weekend().to_owned(),
        Some(SpecialDay { name, .. }) if name.is_empty() => say.notice_rest_day().to_owned(),
        Some(SpecialDay { name, .. }) => say.notice_rest_named(name),
    }
}
