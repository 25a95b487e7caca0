//! The door: the desk, self check-in, signed sheets, corrections.

use review::{
    id::{PersonId, ReviewId},
    time::Instant,
};

use super::encoded;

/// The desk at the door.
pub fn check_in(review: ReviewId) -> String {
    format!("/reviews/{review}/check-in")
}

/// … with a part of the list below it.
pub fn check_in_list(review: ReviewId, show: &str, search: &str, page: u64) -> String {
    format!("/reviews/{review}/check-in?show={show}&q={}&page={page}", encoded(search))
}

/// … after something was done, such as `noted` for a staff number.
pub fn check_in_told(list: &str, what: &str, whom: &str) -> String {
    format!("{list}&{what}={}", encoded(whom))
}

/// Where somebody's attendance is corrected.
pub fn attendance_of(review: ReviewId, person: PersonId) -> String {
    format!("/reviews/{review}/check-in/people/{person}")
}

/// … after it was.
pub fn attendance_corrected(review: ReviewId, person: PersonId) -> String {
    format!("/reviews/{review}/check-in/people/{person}?corrected=1")
}

/// What was corrected.
pub fn attendance_log(review: ReviewId) -> String {
    format!("/reviews/{review}/check-in/corrections")
}

/// … a page of it, from 1.
pub fn attendance_log_page(review: ReviewId, page: u64) -> String {
    format!("/reviews/{review}/check-in/corrections?page={page}")
}

/// Where self check-in is opened and its code shown.
pub fn check_in_own(review: ReviewId) -> String {
    format!("/reviews/{review}/check-in/own")
}

/// Where somebody checks in with the hall's code.
pub fn arrive(review: ReviewId, ticket: &str) -> String {
    format!("/reviews/{review}/arrive?t={}", encoded(ticket))
}

/// … as its forms go.
pub fn arrive_form(review: ReviewId) -> String {
    format!("/reviews/{review}/arrive")
}

/// … when that is done, or was before at that time.
pub fn arrived(review: ReviewId, before: Option<Instant>) -> String {
    match before {
        None => format!("/reviews/{review}/arrive?done=1"),
        Some(at) => format!("/reviews/{review}/arrive?before={}", at.ms()),
    }
}

/// The sign-in sheets, to be printed.
pub fn sign_in_sheets(review: ReviewId) -> String {
    format!("/reviews/{review}/check-in/sheets")
}

/// … those of one group.
pub fn sign_in_sheets_of(review: ReviewId, group: &str) -> String {
    format!("/reviews/{review}/check-in/sheets?group={}", encoded(group))
}

/// Where signed sheets are entered.
pub fn signed_sheets(review: ReviewId) -> String {
    format!("/reviews/{review}/check-in/paper")
}

/// … one of them, counted from 1 in its group.
pub fn signed_sheet(review: ReviewId, group: &str, sheet: usize) -> String {
    format!("/reviews/{review}/check-in/paper?group={}&sheet={sheet}", encoded(group))
}

/// … after so many people of it were noted.
pub fn signed_sheet_noted(review: ReviewId, group: &str, sheet: usize, count: usize) -> String {
    format!("{}&noted={count}", signed_sheet(review, group, sheet))
}
