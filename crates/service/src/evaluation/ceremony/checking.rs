//! Where the messages meet the `ballot` crate.

use ballot::{
    TrusteeKey, Trustees,
    threshold::{
        Blame, Certificate, Certificates, Index, Output, Parameters, Polynomial, Setting, Wrong, input_for,
    },
};
use review::evaluation::ceremony::{Flaw, KeyKind, Message, Refusal};
use storage::evaluation::ceremony::Sent;

use super::{State, refused};
use crate::{Error, Fault, evaluation::crunch};

/// What the server keeps of a trustee's share.
#[derive(Clone, Debug)]
pub struct Share {
    /// The share's public point.
    pub public: String,
    /// The share itself, sealed to the trustee; nothing for a single key.
    pub sealed: Option<String>,
}

/// Looks at a message, off the event loop.
pub(super) async fn checked(state: State, sent: Sent) -> Result<Sent, Error> {
    crunch(move || {
        check(&state, &sent).map(|()| sent).inspect_err(|why| {
            if let Error::Refused(why) = why {
                tracing::info!(%why, "a trustee's message is refused");
            }
        })
    })
    .await?
}

fn check(state: &State, sent: &Sent) -> Result<(), Error> {
    let (index, text) = (Index::at(sent.place), sent.text.as_bytes());
    let blamed = |blame: Blame| blamed(index, sent.message, &blame);
    match sent.message {
        Message::Key => key(state, text),
        Message::Certificate => {
            let one = Certificate::check(setting(state)?, index, text).map_err(blamed)?;
            certificates_sent(state)?.iter().find(|other| one.repeats(other)).map_or(Ok(()), |_| {
                Err(refused(Refusal::BadMessage { sent: sent.message, flaw: Flaw::SameCode }))
            })
        }
        Message::Polynomial => {
            Polynomial::check(&certificates(state)?, index, text).map(drop).map_err(blamed)
        }
        Message::Share => {
            let certificates = certificates(state)?;
            let polynomials = polynomials(state, &certificates)?;
            Output::check(&certificates, &polynomials, index, text).map(drop).map_err(blamed)
        }
    }
}

/// A single key: good, and nobody else's.
fn key(state: &State, text: &[u8]) -> Result<(), Error> {
    let bad = |flaw| refused(Refusal::BadMessage { sent: Message::Key, flaw });
    let key = TrusteeKey::parse(text).map_err(|_| bad(Flaw::Unreadable))?;
    for other in state.texts(Message::Key) {
        if TrusteeKey::parse(other.as_bytes()).map_err(Fault::broken)?.point() == key.point() {
            return Err(bad(Flaw::SameCode));
        }
    }
    Ok(())
}

/// The certificates that are there so far.
fn certificates_sent(state: &State) -> Result<Vec<Certificate>, Error> {
    let setting = setting(state)?;
    let places = 0..state.ceremony.members.len();
    let sent = places.filter_map(|place| Some((place, state.text(place, Message::Certificate)?)));
    sent.map(|(place, text)| {
        Ok(Certificate::check(setting, Index::at(place), text.as_bytes()).map_err(Fault::broken)?)
    })
    .collect()
}

/// Whose fault it is: the sender's, or that of somebody whose message was kept.
fn blamed(sender: Index, message: Message, blame: &Blame) -> Error {
    tracing::info!(%blame, "a message of the ceremony does not hold");
    if blame.about == sender {
        refused(Refusal::BadMessage { sent: message, flaw: flaw(&blame.wrong) })
    } else {
        refused(Refusal::BlamedOn { about: blame.about.get() })
    }
}

fn flaw(wrong: &Wrong) -> Flaw {
    match wrong {
        Wrong::Missing | Wrong::TooLong | Wrong::Json(_) => Flaw::Unreadable,
        Wrong::Context | Wrong::NeutralKey => Flaw::OtherPlace,
        Wrong::Repeated { .. } => Flaw::SameCode,
        Wrong::CertificateSignature | Wrong::CoefficientsSignature | Wrong::CertificatesSignature => {
            Flaw::Signature
        }
        Wrong::Coefficients { .. } | Wrong::Secrets { .. } => Flaw::Length,
        Wrong::NoLetter { .. } | Wrong::NoShare | Wrong::OwnNote | Wrong::Secret(_) => Flaw::Sealed,
        Wrong::Misfit | Wrong::Key(_) => Flaw::OtherKey,
    }
}

fn setting(state: &State) -> Result<Setting, Fault> {
    Setting::new(state.ceremony.members.len(), state.ceremony.needed).map_err(Fault::broken)
}

fn certificates(state: &State) -> Result<Certificates, Fault> {
    Certificates::new(setting(state)?, &state.texts(Message::Certificate)).map_err(Fault::broken)
}

fn polynomials(state: &State, certificates: &Certificates) -> Result<Vec<Polynomial>, Fault> {
    let texts = state.texts(Message::Polynomial).into_iter().enumerate();
    texts
        .map(|(place, text)| Polynomial::check(certificates, Index::at(place), text.as_bytes()))
        .collect::<Result<_, _>>()
        .map_err(Fault::broken)
}

/// What a trustee needs for the last round.
pub(super) fn input(state: &State, place: usize) -> Result<String, Fault> {
    Ok(input_for(&polynomials(state, &certificates(state)?)?, Index::at(place)))
}

pub(super) fn share(state: &State, place: usize) -> Result<Option<Share>, Fault> {
    match state.ceremony.kind {
        KeyKind::Single => {
            let Some(text) = state.text(place, Message::Key) else { return Ok(None) };
            let key = TrusteeKey::parse(text.as_bytes()).map_err(Fault::broken)?;
            Ok(Some(Share { public: key.point().to_string(), sealed: None }))
        }
        KeyKind::Pedersen => {
            let Some(text) = state.text(place, Message::Share) else { return Ok(None) };
            let certificates = certificates(state)?;
            let polynomials = polynomials(state, &certificates)?;
            let output = Output::check(&certificates, &polynomials, Index::at(place), text.as_bytes())
                .map_err(Fault::broken)?;
            let sealed = Some(output.private_key().to_owned());
            Ok(Some(Share { public: output.key().point().to_string(), sealed }))
        }
    }
}

pub(super) fn trustees(state: &State) -> Result<Trustees, Fault> {
    match state.ceremony.kind {
        KeyKind::Single => {
            let texts = state.texts(Message::Key).into_iter();
            let keys = texts.map(|text| TrusteeKey::parse(text.as_bytes())).collect::<Result<_, _>>();
            Trustees::new(keys.map_err(Fault::broken)?).map_err(Fault::broken)
        }
        KeyKind::Pedersen => {
            let certificates = certificates(state)?;
            let polynomials = polynomials(state, &certificates)?;
            let outputs = state.texts(Message::Share).into_iter().enumerate().map(|(place, text)| {
                Output::check(&certificates, &polynomials, Index::at(place), text.as_bytes())
            });
            let outputs = outputs.collect::<Result<Vec<_>, _>>().map_err(Fault::broken)?;
            let parameters =
                Parameters::assemble(&certificates, &polynomials, &outputs).map_err(Fault::broken)?;
            Trustees::sharing(parameters).map_err(Fault::broken)
        }
    }
}
