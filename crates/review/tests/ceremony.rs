//! The key ceremony: rounds go one way, each is everybody's, and nothing moves once a box is open.

use proptest::prelude::*;
use review::evaluation::BoxStage;
use review::evaluation::ceremony::{
    Arrangement, KeyKind, Message, Refusal, Rehearsal, Round, may_change_key, may_complain,
    may_open_unrehearsed, may_send,
};
use review::template::{Template, TemplateError};

use crate::support::{demonstration, replaced, template};

const ROUNDS: [Message; 3] = [Message::Certificate, Message::Polynomial, Message::Share];

fn arrangement(trustees: usize) -> Arrangement {
    Arrangement::new(&demonstration(), trustees).unwrap()
}

#[test]
fn two_of_three_unless_the_template_says_otherwise() {
    assert_eq!(arrangement(3), Arrangement { kind: KeyKind::Pedersen, needed: 2, size: 3 });
    let without = template("[evaluation.trustees]\nneeded = 2\n", "");
    assert_eq!(Arrangement::new(&without, 3), Ok(arrangement(3)));
    let three = template("needed = 2", "needed = 3");
    let of_five = Arrangement { kind: KeyKind::Pedersen, needed: 3, size: 5 };
    assert_eq!(Arrangement::new(&three, 5), Ok(of_five));
}

#[test]
fn with_too_few_for_a_choice_all_are_needed() {
    for size in [1, 2] {
        assert_eq!(arrangement(size), Arrangement { kind: KeyKind::Single, needed: size, size });
    }
    assert_eq!(Arrangement::new(&demonstration(), 0), Err(Refusal::NoTrustees));
}

#[test]
fn one_alone_never_opens_a_box() {
    for wrong in ["needed = 0", "needed = 1", "needed = 101"] {
        let found = Template::parse(&replaced("needed = 2", wrong)).unwrap_err();
        let named = matches!(&found, TemplateError::OutOfRange { field, .. } if field == "evaluation.trustees.needed");
        assert!(named, "{wrong}: {found}");
    }
}

proptest! {
    #[test]
    fn a_round_begins_when_the_one_before_is_everybodys(
        size in 3_usize..9,
        sent in proptest::collection::vec(0_usize..9, 3),
    ) {
        let of = |message| {
            let place = ROUNDS.iter().position(|one| *one == message).unwrap_or(0);
            sent[place].min(size)
        };
        let round = arrangement(size).round(of);
        let expected = ROUNDS.into_iter().find(|message| of(*message) < size);
        prop_assert_eq!(round, expected.map_or(Round::Complete, Round::Waiting));
    }

    #[test]
    fn only_the_round_that_is_on_takes_a_message_and_only_once(
        on in proptest::sample::select(ROUNDS.map(Round::Waiting).into_iter().chain([Round::Complete]).collect::<Vec<_>>()),
        message in proptest::sample::select(ROUNDS.to_vec()),
        before: bool,
    ) {
        let taken = may_send(on, message, before);
        prop_assert_eq!(taken.is_ok(), on == Round::Waiting(message) && !before);
    }

    #[test]
    fn one_complains_of_somebody_once_there_is_something_to_look_at(about in 0_usize..6, size in 1_usize..5) {
        let somebody = (1..=size).contains(&about);
        for round in [Message::Polynomial, Message::Share] {
            prop_assert_eq!(may_complain(Round::Waiting(round), about, size).is_ok(), somebody);
        }
        for round in [Round::Waiting(Message::Certificate), Round::Waiting(Message::Key), Round::Complete] {
            prop_assert_eq!(may_complain(round, about, size), Err(Refusal::BadComplaint));
        }
    }
}

#[test]
fn a_key_stands_from_the_first_open_box_on() {
    assert_eq!(may_change_key(&[]), Ok(()));
    assert_eq!(may_change_key(&[BoxStage::Preparing; 3]), Ok(()));
    for stage in [BoxStage::Ready, BoxStage::Open, BoxStage::Closed, BoxStage::Opened, BoxStage::TooSmall] {
        let refused = may_change_key(&[BoxStage::Preparing, stage]);
        assert_eq!(refused, Err(Refusal::VotingBegun { stage }));
    }
}

#[test]
fn without_a_rehearsal_somebody_must_mean_it() {
    let given = Rehearsal { given: 1, needed: 2, opened: false };
    assert_eq!(may_open_unrehearsed(given, false), Err(Refusal::NotRehearsed { given: 1, needed: 2 }));
    assert_eq!(may_open_unrehearsed(given, true), Ok(()));
    assert_eq!(may_open_unrehearsed(Rehearsal { given: 2, opened: true, ..given }, false), Ok(()));
}
