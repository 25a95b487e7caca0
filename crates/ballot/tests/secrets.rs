//! Secrets are types from which nothing gets out by mistake. What is asserted here fails to compile when it is not so.

use ballot::threshold::Seed;
use ballot::{PrivateCredential, RecoveryCode, SecretKey};

/// That a type has none of these traits: with one of them the inner function would be ambiguous.
macro_rules! assert_never {
    ($type:ty: $($trait:path),+ $(,)?) => {
        const _: fn() = || {
            trait Unless<Marker> {
                fn name() {}
            }
            impl<T: ?Sized> Unless<()> for T {}
            $({
                struct Has;
                impl<T: ?Sized + $trait> Unless<Has> for T {}
            })+
            let _ = <$type as Unless<_>>::name;
        };
    };
}

macro_rules! assert_secret {
    ($($type:ty),+ $(,)?) => {
        $(assert_never!($type:
            Clone, Copy, std::fmt::Display, std::fmt::LowerHex, serde::Serialize, AsRef<str>, AsRef<[u8]>,
            Into<String>, Into<Vec<u8>>, std::ops::Deref, PartialEq, PartialOrd, std::hash::Hash,
            std::borrow::Borrow<str>, Default,
        );)+
    };
}

assert_secret!(PrivateCredential, RecoveryCode, SecretKey, Seed);

/// That there is something to run when it is dropped: the wiping.
#[test]
fn secrets_are_wiped_when_they_are_dropped() {
    assert!(std::mem::needs_drop::<PrivateCredential>());
    assert!(std::mem::needs_drop::<RecoveryCode>());
    assert!(std::mem::needs_drop::<SecretKey>());
    assert!(std::mem::needs_drop::<Seed>());
}

/// What is handed out of a key is wiped as well, wherever it goes.
#[test]
fn the_decimal_form_of_a_key_is_wiped_when_it_is_dropped() {
    fn wiped(text: &zeroize::Zeroizing<String>) -> usize {
        text.len()
    }
    let key = SecretKey::draw(&mut crate::fixtures::dice(2));
    assert!((1..=76).contains(&wiped(&key.expose_decimal())));
    assert!(
        (1..=76)
            .contains(&wiped(&ballot::group::decimal::write_secret(&curve25519_dalek::Scalar::from(7u8))))
    );
}

#[test]
fn secrets_say_of_themselves_only_that_they_are() {
    let mut dice = crate::fixtures::dice(1);
    let (card, code) = (PrivateCredential::draw(&mut dice), RecoveryCode::draw(&mut dice));
    let (key, seed) = (SecretKey::draw(&mut dice), Seed::of(&code));
    let shown = format!("{card:?} {code:?} {key:?} {seed:?} {card:#?} {code:#?} {key:#?} {seed:#?}");
    for secret in [card.expose(), code.expose(), &code.expose().replace('-', ""), &key.expose_decimal()] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
