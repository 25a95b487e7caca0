//! Voters' comments: what may be sent, who reads, what is kept.

use crate::support::{demonstration, replaced, template};
use review::comment::{Refusal, Sight, kept, may_hide, may_open, may_send, reason, sight};
use review::evaluation::BoxStage;
use review::role::{Role, Roles};
use review::template::{CommentReader, CommentRules, Template, TemplateError};
use review::text::TextError;

fn rules(readers: &str) -> CommentRules {
    let of =
        template("readers = [\"organiser\", \"leader\", \"reporter\"]", &format!("readers = [{readers}]"));
    of.evaluation().comments.clone().unwrap()
}

fn of(role: Role) -> Roles {
    [role].into_iter().collect()
}

#[test]
fn the_demonstration_asks_for_comments_and_a_template_need_not() {
    let template = demonstration();
    let rules = template.evaluation().comments.as_ref().unwrap();
    assert_eq!(rules.limit, 300);
    assert_eq!(rules.readers, [CommentReader::Organiser, CommentReader::Leader, CommentReader::Reporter]);
    let text = template.text();
    let begin = text.find("[evaluation.comments]").unwrap();
    let end = text.find("[assessment]").unwrap();
    let without = Template::parse(&format!("{}{}", &text[..begin], &text[end..])).unwrap();
    assert_eq!(without.evaluation().comments, None);
}

#[test]
fn comments_that_nobody_reads_or_that_are_no_length_are_refused() {
    let error = |from: &str, to: &str| Template::parse(&replaced(from, to)).unwrap_err();
    let readers = "readers = [\"organiser\", \"leader\", \"reporter\"]";
    assert!(matches!(error(readers, "readers = []"), TemplateError::WrongCount { .. }));
    let twice = error(readers, "readers = [\"leader\", \"leader\"]");
    assert!(matches!(twice, TemplateError::Twice { key, .. } if key == "leader"));
    assert!(matches!(error(readers, "readers = [\"observer\"]"), TemplateError::Syntax { .. }));
    for limit in ["0", "19", "1001"] {
        let found = error("limit = 300\nreaders", &format!("limit = {limit}\nreaders"));
        assert!(
            matches!(found, TemplateError::OutOfRange { field, .. } if field == "evaluation.comments.limit")
        );
    }
}

#[test]
fn phones_send_one_for_each_reporter_or_none() {
    let rules = rules("\"leader\"");
    assert_eq!(may_send(Some(&rules), 7, 7), Ok(()));
    assert_eq!(may_send(Some(&rules), 0, 7), Ok(()));
    assert_eq!(may_send(None, 0, 7), Ok(()));
    assert_eq!(may_send(Some(&rules), 3, 7), Err(Refusal::WrongNumber { sent: 3, reporters: 7 }));
    assert_eq!(may_send(None, 7, 7), Err(Refusal::NotAsked));
}

#[test]
fn they_are_opened_after_closing_and_never_for_a_box_that_stays_sealed() {
    for stage in [BoxStage::Closed, BoxStage::Opened] {
        assert_eq!(may_open(stage), Ok(()));
    }
    for stage in [BoxStage::Preparing, BoxStage::Ready, BoxStage::Open, BoxStage::TooSmall] {
        assert_eq!(may_open(stage), Err(Refusal::WrongStage { stage }));
    }
}

#[test]
fn only_who_was_named_to_the_voters_reads() {
    let all = rules("\"organiser\", \"leader\", \"reporter\"");
    assert_eq!(sight(&all, &of(Role::Organiser), false), Sight::All);
    assert_eq!(sight(&all, &of(Role::Leader), false), Sight::All);
    assert_eq!(sight(&all, &of(Role::Reporter), false), Sight::Nothing);
    assert_eq!(sight(&all, &of(Role::Reporter), true), Sight::Own);
    for role in Role::ALL {
        if ![Role::Organiser, Role::Leader, Role::Reporter].contains(&role) {
            assert_eq!(sight(&all, &of(role), true), Sight::Nothing, "{role:?}");
        }
    }
    let leaders = rules("\"leader\"");
    assert_eq!(sight(&leaders, &of(Role::Organiser), true), Sight::Nothing);
    assert_eq!(sight(&leaders, &of(Role::Reporter), true), Sight::Nothing);
    assert!(may_hide(&all, &of(Role::Organiser)));
    assert!(!may_hide(&all, &of(Role::Leader)));
    assert!(!may_hide(&leaders, &of(Role::Organiser)), "nobody hides what he may not read");
}

#[test]
fn what_cannot_be_seen_is_not_kept() {
    assert_eq!(kept(" 很好\u{200B}\u{202E}，\r\n继续。\u{7} "), Some("很好，\n继续。".to_owned()));
    assert_eq!(kept(" \n\u{FEFF} "), None);
}

#[test]
fn hiding_takes_a_reason() {
    assert_eq!(reason(" 人身攻击 "), Ok("人身攻击".to_owned()));
    assert_eq!(reason("  "), Err(Refusal::Reason(TextError::Empty)));
    assert!(matches!(reason(&"长".repeat(301)), Err(Refusal::Reason(TextError::TooLong { .. }))));
}
