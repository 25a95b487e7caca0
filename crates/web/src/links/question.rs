//! Questions at the meeting.

use review::id::{QuestionId, ReporterId, ReviewId};

/// All questions, and where one is asked.
pub fn questions(review: ReviewId) -> String {
    format!("/reviews/{review}/questions")
}

/// … of one reporter.
pub fn questions_to(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/questions?reporter={reporter}")
}

/// … just written down.
pub fn questions_saved(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/questions?reporter={reporter}&saved=1")
}

/// One question.
pub fn question(review: ReviewId, question: QuestionId) -> String {
    format!("/reviews/{review}/questions/{question}")
}

/// … just written anew.
pub fn question_saved(review: ReviewId, question: QuestionId) -> String {
    format!("/reviews/{review}/questions/{question}?saved=1")
}

/// Where it is taken away.
pub fn question_remove(review: ReviewId, question: QuestionId) -> String {
    format!("/reviews/{review}/questions/{question}/remove")
}

/// Where it becomes an item of the ledger.
pub fn question_item(review: ReviewId, question: QuestionId) -> String {
    format!("/reviews/{review}/questions/{question}/item")
}
