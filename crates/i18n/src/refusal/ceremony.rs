use review::evaluation::ceremony::{Flaw, Message, Refusal, Round};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::NoTrustees => say.ceremony_refusal_no_trustees().to_owned(),
        Refusal::BegunBefore => say.ceremony_refusal_begun_before().to_owned(),
        Refusal::NotBegun => say.ceremony_refusal_not_begun().to_owned(),
        Refusal::VotingBegun { .. } => say.ceremony_refusal_voting().to_owned(),
        Refusal::Unconfirmed => say.ceremony_refusal_unconfirmed().to_owned(),
        Refusal::TrusteesChanged => say.ceremony_refusal_changed().to_owned(),
        Refusal::WrongRound { round: Round::Complete, .. } => say.ceremony_refusal_complete().to_owned(),
        Refusal::WrongRound { round: Round::Waiting(_), .. } => say.ceremony_refusal_round().to_owned(),
        Refusal::SentBefore { sent: Message::Key } => say.ceremony_refusal_key_before().to_owned(),
        Refusal::SentBefore { sent: Message::Certificate | Message::Polynomial | Message::Share } => {
            say.ceremony_refusal_sent_before().to_owned()
        }
        Refusal::BadMessage { flaw, .. } => flawed(say, *flaw).to_owned(),
        Refusal::BlamedOn { about } => say.ceremony_refusal_blamed(about),
        Refusal::BadComplaint => say.ceremony_refusal_complaint().to_owned(),
        Refusal::TestGivenBefore => say.ceremony_refusal_test_before().to_owned(),
        Refusal::BadTestPart => say.ceremony_refusal_test_part().to_owned(),
        Refusal::NoTest => say.ceremony_refusal_no_test().to_owned(),
        Refusal::NotRehearsed { given, needed } => say.ceremony_refusal_not_rehearsed(given, needed),
    }
}

fn flawed(say: Say, flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Unreadable => say.ceremony_refusal_unreadable(),
        Flaw::OtherPlace => say.ceremony_refusal_other_place(),
        Flaw::SameCode => say.ceremony_refusal_same_code(),
        Flaw::Signature => say.ceremony_refusal_signature(),
        Flaw::Sealed => say.ceremony_refusal_sealed(),
        Flaw::Length => say.ceremony_refusal_length(),
        Flaw::OtherKey => say.ceremony_refusal_other_key(),
    }
}
