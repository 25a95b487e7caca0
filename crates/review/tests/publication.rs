//! News: approved step by step by others, then released.

use review::id::AccountId;
use review::publication::{
    Approval, CORRECTIONS, Circle, ItemKind, NewsState, PICTURE_BYTES, PICTURES, PictureKind, Refusal, Slug,
    SlugError, another_correction, another_picture, approve, body, byline, call_off, caption, circle,
    correction, edit, is_out, picture, reason, release, release_at, reopen, send_back, submit, title,
    withdraw,
};
use review::role::{Role, Roles};
use review::template::{NewsRules, Template, TemplateError};
use review::time::Instant;

use crate::support::{demonstration, template};

fn rules() -> NewsRules {
    demonstration().news().clone()
}

fn account(n: u128) -> AccountId {
    AccountId::from_uuid(uuid::Uuid::from_u128(n))
}

fn roles(role: Role) -> Roles {
    [role].into_iter().collect()
}

const AUTHOR: u128 = 1;

#[test]
fn three_people_pass_three_steps_and_then_it_may_be_released() {
    let rules = rules();
    let mut state = submit(NewsState::Draft, &rules).unwrap();
    let mut passed = Vec::new();
    for (step, role) in [Role::Organiser, Role::Leader, Role::Approver].into_iter().enumerate() {
        let step = u8::try_from(step).unwrap();
        assert_eq!(state, NewsState::InReview { step });
        assert_eq!(release(state), Err(Refusal::NotApproved { state }));
        let by = account(10 + u128::from(step));
        state = approve(state, &rules, account(AUTHOR), &passed, by, &roles(role)).unwrap();
        passed.push(Approval { step, by });
    }
    assert_eq!(state, NewsState::Approved);
    assert_eq!(release(state), Ok(NewsState::Released));
}

#[test]
fn nobody_approves_the_own_text_or_two_steps() {
    let rules = rules();
    let state = NewsState::InReview { step: 1 };
    let all: Roles = Role::ALL.into_iter().collect();
    let own = approve(state, &rules, account(AUTHOR), &[], account(AUTHOR), &all);
    assert_eq!(own, Err(Refusal::OwnText));
    let passed = [Approval { step: 0, by: account(2) }];
    let again = approve(state, &rules, account(AUTHOR), &passed, account(2), &all);
    assert_eq!(again, Err(Refusal::ApprovedBefore { approver: account(2) }));
    let lenient = template("different_approvers = true", "different_approvers = false");
    assert!(approve(state, lenient.news(), account(AUTHOR), &passed, account(2), &all).is_ok());
}

#[test]
fn a_step_is_passed_by_its_role_only() {
    let state = NewsState::InReview { step: 2 };
    let found = approve(state, &rules(), account(AUTHOR), &[], account(2), &roles(Role::Leader));
    assert_eq!(found, Err(Refusal::WrongRole { step: 2, role: Role::Approver }));
    let gone = NewsState::InReview { step: 3 };
    let found = approve(gone, &rules(), account(AUTHOR), &[], account(2), &roles(Role::Approver));
    assert_eq!(found, Err(Refusal::UnknownStep { step: 3 }));
}

#[test]
fn a_text_sent_back_begins_anew_with_a_note() {
    let state = NewsState::InReview { step: 1 };
    let (back, note) = send_back(state, &rules(), &roles(Role::Leader), " 职务有误 ").unwrap();
    assert_eq!((back, note.as_str()), (NewsState::Draft, "职务有误"));
    let silent = send_back(state, &rules(), &roles(Role::Leader), "");
    assert_eq!(silent, Err(Refusal::NoteMissing));
    assert!(send_back(NewsState::Draft, &rules(), &roles(Role::Leader), "x").is_err());
}

#[test]
fn only_a_draft_is_edited() {
    assert_eq!(edit(NewsState::Draft), Ok(()));
    for state in [NewsState::InReview { step: 0 }, NewsState::Approved, NewsState::Released] {
        assert_eq!(edit(state), Err(Refusal::NotEditable { state }));
        assert_eq!(submit(state, &rules()), Err(Refusal::NotDraft { state }));
    }
    assert_eq!(withdraw(NewsState::Released), Ok(NewsState::Draft));
    assert!(withdraw(NewsState::Approved).is_err());
}

#[test]
fn a_slug_is_fit_for_an_address() {
    for good in ["a", "work-review-2022", "2022"] {
        assert_eq!(Slug::new(good).unwrap().as_str(), good);
    }
    for bad in ["-a", "a-", "a--b"] {
        assert_eq!(Slug::new(bad), Err(SlugError::Hyphen), "{bad}");
    }
    for (bad, found) in [("A", 'A'), ("a b", ' '), ("述职", '述'), ("../etc", '.')] {
        assert_eq!(Slug::new(bad), Err(SlugError::Character { found }));
    }
    assert_eq!(Slug::new(""), Err(SlugError::Length { limit: 80 }));
    assert!(Slug::new(&"a".repeat(81)).is_err());
    assert!(serde_json::from_str::<Slug>("\"Not A Slug\"").is_err());
}

#[test]
fn titles_and_texts_have_bounds() {
    assert_eq!(title(" 述职评议会召开 ").unwrap(), "述职评议会召开");
    assert!(title(&"字".repeat(121)).is_err());
    assert!(body("").is_err());
    assert!(body(&"字".repeat(50_000)).is_ok());
    assert!(body(&"字".repeat(50_001)).is_err());
}

#[test]
fn an_edit_makes_a_draft_of_all_but_a_released_text() {
    for state in [NewsState::Draft, NewsState::InReview { step: 1 }, NewsState::Approved] {
        assert_eq!(reopen(state), Ok(NewsState::Draft));
    }
    let state = NewsState::Released;
    assert_eq!(reopen(state), Err(Refusal::NotEditable { state }));
}

#[test]
fn a_picture_is_what_its_first_bytes_say() {
    let kinds: [(&[u8], PictureKind); 3] = [
        (b"\xFF\xD8\xFF\xE0 JFIF", PictureKind::Jpeg),
        (b"\x89PNG\r\n\x1A\n IHDR", PictureKind::Png),
        (b"RIFF\x24\0\0\0WEBPVP8 ", PictureKind::Webp),
    ];
    for (bytes, kind) in kinds {
        assert_eq!(picture(bytes), Ok(kind));
        assert_eq!(kind.media_type().parse(), Ok(kind));
    }
    for no in [&b""[..], b"<svg onload=alert(1)>", b"RIFF", b"RIFF\x24\0\0\0WAVEfmt ", b"\x89PN", b"GIF89a"] {
        assert_eq!(picture(no), Err(Refusal::NotAPicture));
    }
    let mut large = b"\xFF\xD8\xFF".to_vec();
    large.resize(PICTURE_BYTES, 0);
    assert_eq!(picture(&large), Ok(PictureKind::Jpeg));
    large.push(0);
    assert_eq!(picture(&large), Err(Refusal::PictureTooLarge { limit: PICTURE_BYTES }));
    assert_eq!(another_picture(PICTURES - 1), Ok(()));
    assert!(another_picture(PICTURES).is_err());
}

#[test]
fn a_byline_and_a_caption_say_something_short() {
    assert_eq!(byline(" 宣传干事 ").unwrap(), "宣传干事");
    assert!(byline(" ").is_err() && byline(&"字".repeat(121)).is_err());
    assert_eq!(caption(" 会场 ").unwrap(), "会场");
    assert!(caption("").is_err() && caption(&"字".repeat(201)).is_err());
}

const DAY: i64 = 24 * 60 * 60 * 1000;

fn at(ms: i64) -> Instant {
    Instant::from_ms(ms)
}

#[test]
fn a_release_lies_ahead_but_not_far() {
    let now = at(1_000);
    assert_eq!(release_at(None, now), Ok(now));
    assert_eq!(release_at(Some(at(1_001)), now), Ok(at(1_001)));
    assert_eq!(release_at(Some(now), now), Err(Refusal::ReleasePast));
    assert_eq!(release_at(Some(at(1_000 + 366 * DAY)), now), Ok(at(1_000 + 366 * DAY)));
    let far = release_at(Some(at(1_001 + 366 * DAY)), now);
    assert_eq!(far, Err(Refusal::ReleaseFar { days: 366 }));
}

#[test]
fn only_what_nobody_has_read_is_called_off() {
    let (released, to_come) = (NewsState::Released, Some(at(2_000)));
    assert!(!is_out(to_come, at(1_999)) && is_out(to_come, at(2_000)) && !is_out(None, at(2_000)));
    assert_eq!(call_off(released, to_come, at(1_999)), Ok(NewsState::Approved));
    assert_eq!(call_off(released, to_come, at(2_000)), Err(Refusal::AlreadyOut));
    let state = NewsState::Approved;
    assert_eq!(call_off(state, None, at(0)), Err(Refusal::NotReleased { state }));
}

#[test]
fn what_can_be_read_is_corrected_and_nothing_else() {
    let state = NewsState::Released;
    assert_eq!(another_correction(Some(at(5)), at(5), state, CORRECTIONS - 1), Ok(()));
    let many = another_correction(Some(at(5)), at(5), state, CORRECTIONS);
    assert_eq!(many, Err(Refusal::TooManyCorrections { limit: CORRECTIONS }));
    assert_eq!(another_correction(Some(at(5)), at(4), state, 0), Err(Refusal::NotReleased { state }));
    assert!(correction(" ").is_err() && reason("").is_err());
    assert_eq!(reason(" Wrong. ").as_deref(), Ok("Wrong."));
}

#[test]
fn no_item_goes_further_than_its_template() {
    let widest = Circle::SignedIn;
    assert_eq!(circle(Circle::Participants, widest), Ok(Circle::Participants));
    assert_eq!(circle(widest, widest), Ok(widest));
    assert_eq!(circle(Circle::Public, widest), Err(Refusal::CircleTooWide { widest }));
    assert_eq!(ItemKind::News.first_circle(widest), widest);
    assert_eq!(ItemKind::Circular.first_circle(Circle::Public), Circle::Participants);
    for one in Circle::ALL {
        assert_eq!(one.key().parse(), Ok(one));
    }
}

/// The demonstration's template with one sentence more.
fn saying(text: &str) -> Result<Template, TemplateError> {
    let sentence = format!(
        "[[news.sentences]]\nparagraph = \"close\"\ntext = {{ zh = \"{text}\", en = \"{text}\" }}\n\n"
    );
    let whole =
        demonstration().text().replacen("[[news.sentences]]", &format!("{sentence}[[news.sentences]]"), 1);
    Template::parse(&whole)
}

#[test]
fn sentences_name_facts_that_there_are_and_no_figures_unless_allowed() {
    assert!(saying("{day} and { place }").is_ok());
    for wrong in ["{nothing}", "{day", "{}"] {
        assert!(matches!(saying(wrong), Err(TemplateError::UnknownFact { .. })), "{wrong}");
    }
    let figures = saying("{ballots}");
    assert!(matches!(figures, Err(TemplateError::FigureNotAllowed { .. })));
    let allowed = demonstration().text().replacen("[news]\n", "[news]\nfigures = true\n", 1);
    let allowed = allowed.replacen("{day}", "{ballots} {grades}", 2);
    assert!(Template::parse(&allowed).unwrap().news().figures);
}
