//! Notice: what is due, and the days on which people rest.

use review::{
    id::{ItemId, NewsId, ReporterId, ReviewId},
    notice::Task,
    time::Day,
};

/// What somebody has to do, as a calendar file.
pub fn tasks_file() -> String {
    "/tasks.ics".to_owned()
}

/// The days of a review.
pub fn calendar(review: ReviewId) -> String {
    format!("/reviews/{review}/calendar")
}

/// … after they were saved.
pub fn calendar_saved(review: ReviewId) -> String {
    format!("/reviews/{review}/calendar?saved=1")
}

/// Where days that fall on rest days are moved.
pub fn calendar_move(review: ReviewId) -> String {
    format!("/reviews/{review}/calendar/move")
}

/// Who is where.
pub fn progress(review: ReviewId) -> String {
    format!("/reviews/{review}/progress")
}

/// … some of it, from page 1.
pub fn progress_page(review: ReviewId, show: &str, page: usize) -> String {
    format!("/reviews/{review}/progress?show={show}&page={page}")
}

/// Where people are asked to hurry.
pub fn nudge(review: ReviewId) -> String {
    format!("/reviews/{review}/progress/nudge")
}

/// … after so many were.
pub fn nudged(review: ReviewId, mailed: usize, shown: usize, before: usize) -> String {
    format!("/reviews/{review}/progress?mailed={mailed}&shown={shown}&before={before}")
}

/// The chat that is told what is due.
pub fn chat(review: ReviewId) -> String {
    format!("/reviews/{review}/chat")
}

/// … after something was done: `saved` or `put`.
pub fn chat_done(review: ReviewId, done: &str) -> String {
    format!("/reviews/{review}/chat?done={done}")
}

/// Where a test is asked for, or the chat is taken away.
pub fn chat_deed(review: ReviewId, deed: &str) -> String {
    format!("/reviews/{review}/chat/{deed}")
}

/// The organisation's holidays and make-up days.
pub fn special_days() -> String {
    "/holidays".to_owned()
}

/// … after so many were noted.
pub fn special_days_added(count: usize) -> String {
    format!("/holidays?added={count}")
}

/// Where a list of them is pasted.
pub fn special_days_list() -> String {
    "/holidays/list".to_owned()
}

/// Where one is taken off the list.
pub fn special_day_remove(day: Day) -> String {
    format!("/holidays/{day}/remove")
}

/// Where one's own reminders are switched on or off.
pub fn own_reminders() -> String {
    "/account/reminders".to_owned()
}

/// The page on which something is done.
pub fn task(review: ReviewId, task: &Task) -> String {
    let report = |reporter: ReporterId| super::report_edit(review, reporter);
    let news = |news: NewsId| super::news_draft(review, news);
    let item = |item: ItemId| super::item(review, item);
    match *task {
        Task::GatherRoster => super::roster(review),
        Task::ConfirmCopied { .. } => super::confirm(review),
        Task::BeginCeremony => super::boxes(review),
        Task::MakeKey | Task::RehearseOpening | Task::OpenSums { .. } => super::trustee(review),
        Task::HandIn { reporter } | Task::AnswerRemarks { reporter } => report(reporter),
        Task::Accept { .. } => super::reports(review),
        Task::MakeCards { .. } => super::cards(review),
        Task::CheckIn => super::check_in(review),
        Task::SetGrades { .. } => super::result_grades(review),
        Task::ApproveNews { news: which } => news(which),
        Task::MendItem { item: which } => item(which),
        Task::VerifyItems { .. } => super::items(review),
        Task::AcknowledgeLetter { reporter } => super::letter(review, reporter),
        Task::ReviewObjections { .. } | Task::HoldTalks { .. } => super::letters(review),
    }
}
