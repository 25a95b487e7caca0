//! What is asked at the meeting.

use review::id::AccountId;
use review::question::{self, Asker, QuestionText, Refusal};
use review::text::TextError;

fn account(number: u128) -> AccountId {
    AccountId::from_uuid(uuid::Uuid::from_u128(number))
}

#[test]
fn a_question_says_something_and_its_answer_may_wait() {
    assert_eq!(question::text("  Why late? "), Ok("Why late?".to_owned()));
    let empty = Refusal::Text { text: QuestionText::Question, error: TextError::Empty };
    assert_eq!(question::text("  \n "), Err(empty));
    assert_eq!(question::answer("  "), Ok(String::new()));
    let error = TextError::TooLong { count: 4_001, limit: 4_000 };
    let long = Refusal::Text { text: QuestionText::Answer, error };
    assert_eq!(question::answer(&"长".repeat(4_001)), Err(long));
}

#[test]
fn who_asks_is_a_leader_or_has_a_name() {
    let lena = Asker::Leader(account(1));
    assert_eq!(question::asker(&lena, true), Ok(lena.clone()));
    assert_eq!(question::asker(&lena, false), Err(Refusal::NotALeader));
    let named = |name: &str| Asker::Named(name.to_owned());
    assert_eq!(question::asker(&named(" Discipline officer "), false), Ok(named("Discipline officer")));
    let empty = Refusal::Text { text: QuestionText::Asker, error: TextError::Empty };
    assert_eq!(question::asker(&named(" "), true), Err(empty));
}

#[test]
fn a_leader_writes_the_own_questions_and_the_organiser_all() {
    let asked_by = Asker::Leader(account(1));
    assert_eq!(question::may_write(&asked_by, account(1), false), Ok(()));
    assert_eq!(question::may_write(&asked_by, account(2), false), Err(Refusal::NotOwn));
    assert_eq!(question::may_write(&asked_by, account(2), true), Ok(()));
    let named = Asker::Named("Guest".to_owned());
    assert_eq!(question::may_write(&named, account(1), false), Err(Refusal::NotOwn));
}

#[test]
fn a_marked_question_becomes_one_item_and_stays_marked() {
    assert_eq!(question::may_take_up(false, true), Ok(()));
    assert_eq!(question::may_take_up(false, false), Err(Refusal::NoFollowUp));
    assert_eq!(question::may_take_up(true, true), Err(Refusal::TakenUp));
    assert_eq!(question::may_stay(true, false), Err(Refusal::TakenUp));
    assert_eq!(question::may_stay(true, true), Ok(()));
    assert_eq!(question::may_stay(false, false), Ok(()));
}
