//! The hall: chair, projector, leaders.

use review::id::{CommentId, NotedId, ReporterId, ReviewId};

use super::encoded;

/// The chair's screen.
pub fn meeting(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting")
}

/// … after another chair was faster than one who saw this version.
pub fn meeting_since(review: ReviewId, version: i64) -> String {
    format!("/reviews/{review}/meeting?since={version}")
}

/// Where boxes are opened and closed from the chair's screen.
pub fn meeting_ballot(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting/ballot")
}

/// The agenda of this meeting, to be changed.
pub fn meeting_agenda(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting/agenda")
}

/// … just saved.
pub fn meeting_agenda_saved(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting/agenda?saved=1")
}

/// The running order by lot.
pub fn meeting_lot(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting/lot")
}

/// … after somebody else has drawn.
pub fn meeting_lot_stale(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting/lot?stale=1")
}

/// The log of steps and the times of everything.
pub fn meeting_record(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting/record")
}

/// What the host says, point by point.
pub fn meeting_script(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting/script")
}

/// The minutes of the meeting.
pub fn meeting_minutes(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting/minutes")
}

/// … with the running order open for the next move.
pub fn meeting_ordering(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting?order=1#reorder")
}

/// Where the running order is changed.
pub fn meeting_order(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting/order")
}

/// The hall's projector.
pub fn projector(review: ReviewId) -> String {
    format!("/reviews/{review}/projector")
}

/// What the welcome tells of the hall's network.
pub fn projector_welcome(review: ReviewId) -> String {
    format!("/reviews/{review}/projector/welcome")
}

/// … just written.
pub fn projector_welcome_saved(review: ReviewId) -> String {
    format!("/reviews/{review}/projector/welcome?saved=1")
}

/// The remote control of projectors, slides and clock.
pub fn remote(review: ReviewId) -> String {
    format!("/reviews/{review}/remote")
}

/// … after somebody else was faster.
pub fn remote_stale(review: ReviewId) -> String {
    format!("/reviews/{review}/remote?stale=1")
}

/// Where the remote control's clock buttons go.
pub fn remote_clock(review: ReviewId) -> String {
    format!("/reviews/{review}/remote/clock")
}

/// A leader's comments.
pub fn comments(review: ReviewId) -> String {
    format!("/reviews/{review}/comments")
}

/// A leader's comment on one report.
pub fn comment(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/comments?reporter={reporter}")
}

/// … with the own draft in its fields.
pub fn comment_from_draft(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}&draft=1", comment(review, reporter))
}

/// … just written.
pub fn comment_saved(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/comments?reporter={reporter}&saved=1")
}

/// Summing-up and requirements.
pub fn summing_up(review: ReviewId) -> String {
    format!("/reviews/{review}/summing-up")
}

/// Summing-up and requirements, just written.
pub fn summing_up_saved(review: ReviewId) -> String {
    format!("/reviews/{review}/summing-up?saved=1")
}

/// Where a requirement is stated.
pub fn requirements(review: ReviewId) -> String {
    format!("/reviews/{review}/summing-up/requirements")
}

/// Where a leader writes while people speak.
pub fn comments_now(review: ReviewId) -> String {
    format!("/reviews/{review}/comments/now")
}

/// … about one of them.
pub fn comment_now(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/comments/now?reporter={reporter}")
}

/// … just saved.
pub fn comment_now_saved(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/comments/now?reporter={reporter}&saved=1")
}

/// Where a leader confirms the own comments.
pub fn comments_confirm(review: ReviewId) -> String {
    format!("/reviews/{review}/comments/confirm")
}

/// … just done.
pub fn comments_confirmed(review: ReviewId, count: usize) -> String {
    format!("/reviews/{review}/comments/confirm?confirmed={count}")
}

/// Quick entry.
pub fn entry(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting/entry")
}

/// … about one reporter.
pub fn entry_of(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/meeting/entry?reporter={reporter}")
}

/// … ready for the next line.
pub fn entry_next(review: ReviewId, reporter: ReporterId, who: usize, what: &str, name: &str) -> String {
    format!("{}&who={who}&what={what}&name={}", entry_of(review, reporter), encoded(name))
}

/// A line that was taken down.
pub fn entry_line(review: ReviewId, line: NotedId) -> String {
    format!("/reviews/{review}/meeting/entry/{line}")
}

/// Where it is taken away.
pub fn entry_line_remove(review: ReviewId, line: NotedId) -> String {
    format!("/reviews/{review}/meeting/entry/{line}/remove")
}

/// Where the problem of a comment becomes an item of the ledger.
pub fn comment_item(review: ReviewId, comment: CommentId) -> String {
    format!("/reviews/{review}/comments/{comment}/item")
}
