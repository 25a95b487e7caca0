//! The ledger: owners mend, others verify.

use proptest::prelude::*;
use review::follow_up::{
    Dueness, Hands, ItemState, NewItem, Refusal, Step, dueness, is_overdue, is_taken_up, may_attach,
    may_close, may_edit, reason_for_none, step, words_key,
};
use review::id::{AccountId, RequirementId};
use review::time::Day;

fn account(n: u128) -> AccountId {
    AccountId::from_uuid(uuid::Uuid::from_u128(n))
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn owned() -> Hands {
    Hands { owner: Some(account(OWNER)), ..Hands::default() }
}

const OWNER: u128 = 1;
const OTHER: u128 = 2;

fn take(state: ItemState, of: Step, by: u128) -> Result<ItemState, Refusal> {
    step(state, of, owned(), account(by), "补齐了两个季度的记录")
}

#[test]
fn an_item_goes_from_open_to_verified_and_may_come_back() {
    let begun = take(ItemState::Open, Step::Begin, OWNER).unwrap();
    let submitted = take(begun, Step::Submit, OWNER).unwrap();
    let returned = take(submitted, Step::Return, OTHER).unwrap();
    assert_eq!(returned, ItemState::Returned);
    let again = take(returned, Step::Submit, OWNER).unwrap();
    assert_eq!(take(again, Step::Verify, OTHER), Ok(ItemState::Verified));
}

#[test]
fn an_owner_cannot_verify_the_own_item() {
    assert_eq!(take(ItemState::Submitted, Step::Verify, OWNER), Err(Refusal::OwnItem));
    assert_eq!(take(ItemState::Submitted, Step::Return, OWNER), Err(Refusal::OwnItem));
    assert_eq!(take(ItemState::Open, Step::Submit, OTHER), Err(Refusal::NotOwner { step: Step::Submit }));
}

#[test]
fn for_an_owner_without_an_account_the_organiser_acts_and_another_verifies() {
    let nobody = Hands::default();
    let begin = step(ItemState::Open, Step::Begin, nobody, account(OTHER), "");
    assert_eq!(begin, Err(Refusal::NotOwner { step: Step::Begin }));
    let keeper = Hands { keeps: true, ..nobody };
    assert_eq!(step(ItemState::Open, Step::Begin, keeper, account(OTHER), ""), Ok(ItemState::InProgress));
    let said = Hands { submitted_by: Some(account(OTHER)), ..keeper };
    let judged = |by| step(ItemState::Submitted, Step::Verify, said, account(by), "x");
    assert_eq!(judged(OTHER), Err(Refusal::OwnSubmission));
    assert_eq!(judged(3), Ok(ItemState::Verified));
}

#[test]
fn what_is_verified_stays_and_what_is_submitted_keeps_its_evidence() {
    assert_eq!(may_edit(ItemState::Verified), Err(Refusal::Verified));
    assert_eq!(may_edit(ItemState::Submitted), Ok(()));
    assert!(may_attach(ItemState::Submitted).is_err() && may_attach(ItemState::Returned).is_ok());
}

#[test]
fn the_same_problem_is_recognised_whatever_its_punctuation_and_width() {
    assert_eq!(words_key("补齐 2022 年记录。"), words_key("补齐２０２２年记录"));
    assert_eq!(words_key("Minutes: incomplete!"), words_key("minutes incomplete"));
    assert_ne!(words_key("minutes incomplete"), words_key("minutes complete"));
    assert_eq!(words_key(" —— "), "");
    assert!(words_key(&"长".repeat(2_000)).chars().count() < 210);
}

#[test]
fn a_review_closes_once_every_requirement_is_settled() {
    let asked = review::words::Words::new("补齐记录", "Complete the minutes").unwrap();
    assert_eq!(may_close(Vec::new()), Ok(()));
    assert_eq!(may_close(vec![asked.clone()]), Err(Refusal::RequirementsWait { waiting: vec![asked] }));
    assert_eq!(reason_for_none(0, " 已完成 "), Ok("已完成".into()));
    assert_eq!(reason_for_none(1, "已完成"), Err(Refusal::HasItem));
    assert!(reason_for_none(0, " ").is_err());
}

#[test]
fn nothing_is_verified_that_was_not_submitted() {
    for state in [ItemState::Open, ItemState::InProgress, ItemState::Verified, ItemState::Returned] {
        assert_eq!(take(state, Step::Verify, OTHER), Err(Refusal::WrongState { state, step: Step::Verify }));
    }
}

#[test]
fn every_step_but_the_first_says_something() {
    let silent = |state, of, by| step(state, of, owned(), account(by), " ");
    assert_eq!(silent(ItemState::Open, Step::Begin, OWNER), Ok(ItemState::InProgress));
    let missing = |step| Err(Refusal::NoteMissing { step });
    assert_eq!(silent(ItemState::InProgress, Step::Submit, OWNER), missing(Step::Submit));
    assert_eq!(silent(ItemState::Submitted, Step::Verify, OTHER), missing(Step::Verify));
}

#[test]
fn the_due_day_itself_is_in_time() {
    let due = day("2023-03-31");
    assert_eq!(dueness(ItemState::Open, due, day("2023-03-30")), Dueness::Later);
    assert_eq!(dueness(ItemState::Open, due, due), Dueness::Today);
    assert!(is_overdue(ItemState::Submitted, due, day("2023-04-01")));
    assert!(!is_overdue(ItemState::Verified, due, day("2024-01-01")));
}

#[test]
fn an_item_has_a_text_and_a_day_that_has_not_passed() {
    let today = day("2023-01-13");
    let new = |text, due| NewItem::new(text, Some(account(OWNER)), day(due), today, None);
    assert_eq!(new(" 补齐记录 ", "2023-01-13").unwrap().text(), "补齐记录");
    assert_eq!(new("x", "2023-01-12"), Err(Refusal::DueInThePast { due: day("2023-01-12"), today }));
    assert!(matches!(new(" ", "2023-02-01"), Err(Refusal::Text(_))));
}

#[test]
fn a_requirement_becomes_an_item_or_a_reason() {
    let requirement = RequirementId::from_uuid(uuid::Uuid::from_u128(3));
    let left = Err(Refusal::RequirementWithoutItem { requirement });
    assert_eq!(is_taken_up(requirement, 0, None), left);
    assert_eq!(is_taken_up(requirement, 0, Some(" ")), left);
    assert_eq!(is_taken_up(requirement, 0, Some("已在去年完成")), Ok(()));
    assert_eq!(is_taken_up(requirement, 1, None), Ok(()));
}

fn any_step() -> impl Strategy<Value = (Step, u128)> {
    let steps = [Step::Begin, Step::Submit, Step::Verify, Step::Return];
    (prop::sample::select(steps.to_vec()), OWNER..=OTHER)
}

proptest! {
    #[test]
    fn however_steps_are_mixed_verified_means_another_has_looked(steps in prop::collection::vec(any_step(), 0..30)) {
        let mut state = ItemState::Open;
        let mut last = None;
        for (of, by) in steps {
            if let Ok(next) = take(state, of, by) {
                state = next;
                last = Some((of, by));
            }
        }
        if state == ItemState::Verified {
            prop_assert_eq!(last, Some((Step::Verify, OTHER)));
        }
    }
}
