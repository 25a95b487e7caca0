//! What a sign-in name and a password must be.

use std::fmt;
use std::str::FromStr;

use crate::text::{self, TextError};

/// Characters (Unicode scalar values) of the shortest password.
///
/// Length is the one rule: rules on kinds of characters make people write passwords on paper.
pub const LEAST_PASSWORD: usize = 10;
/// … and of the longest, so that nobody sends megabytes to be hashed.
pub const GREATEST_PASSWORD: usize = 200;

/// Wrong passwords that may be typed before anybody has to wait: in a browser in which the person signed in before,
pub const FREE_KNOWN: usize = 10;
/// … for one account from one place,
pub const FREE_HERE: usize = 5;
/// … for one account from all browsers that it does not know,
pub const FREE_ACCOUNT: usize = 20;
/// … and for all accounts from one place.
pub const FREE_PLACE: usize = 50;
/// After that long without a wrong password all is forgotten.
pub const FORGOTTEN_MS: i64 = 60 * 60 * 1000;
/// The longest wait.
const GREATEST_WAIT_MS: i64 = 15 * 60 * 1000;

/// How long after the last wrong password the next may be typed: not at all at first, then a second, and each time twice
/// as long.
pub fn wait_ms(wrong: usize, free: usize) -> i64 {
    match wrong.checked_sub(free) {
        None => 0,
        Some(over) => 1_i64
            .checked_shl(u32::try_from(over).unwrap_or(u32::MAX))
            .map_or(GREATEST_WAIT_MS, |seconds| seconds.saturating_mul(1000).clamp(1000, GREATEST_WAIT_MS)),
    }
}

/// Why an account says no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The sign-in name and the password do not belong together. Which of them is wrong is not told.
    #[error("sign-in name or password is wrong")]
    WrongPassword,
    /// Too many wrong passwords.
    #[error("too many wrong passwords: wait {minutes} minutes")]
    Wait {
        /// Until the next may be typed, begun ones counted as whole.
        minutes: usize,
    },
    /// The password that is to be replaced is another.
    #[error("the present password is wrong")]
    WrongPresentPassword,
    /// Nobody else could administer the house.
    #[error("the last administrator stays")]
    LastAdministrator,
    /// A trustee who takes part in the key ceremony, or holds a share of the key.
    #[error("a trustee of the ceremony keeps the role")]
    HoldsShare,
    /// The identity provider does not answer, or not as it should.
    #[error("the identity provider does not answer")]
    ProviderSilent,
    /// The way to the provider and back took too long, was broken off there, or its answer does not hold.
    #[error("the way by the identity provider has to be begun again")]
    ProviderAgain,
    /// The provider knows the person, we do not.
    #[error("nobody here has this address of the identity provider")]
    UnknownThere {
        /// As the provider tells it; empty where it tells none.
        email: String,
    },
    /// The provider does not stand up for the address.
    #[error("the identity provider has not verified the address")]
    UnverifiedThere {
        /// As the provider tells it.
        email: String,
    },
    /// Not a passkey of this house, or its proof does not hold.
    #[error("the passkey is not accepted")]
    PasskeyRefused,
    /// What a passkey is to be called.
    #[error("the passkey's name: {0}")]
    PasskeyName(TextError),
    /// The address names one person at the identity provider, so it belongs to one account.
    #[error("the mail address is taken")]
    EmailTaken,
    /// The link was used, has run out, or never was.
    #[error("the link is void")]
    LinkVoid,
    /// The sign-in name has characters that are not allowed, or none at all.
    #[error("not a sign-in name")]
    NotASignIn,
    /// Somebody else has that sign-in name.
    #[error("the sign-in name is taken")]
    SignInTaken,
    /// The password is too short.
    #[error("the password has {count} characters of at least {least}")]
    PasswordTooShort {
        /// As typed.
        count: usize,
        /// [`LEAST_PASSWORD`].
        least: usize,
    },
    /// The password is too long.
    #[error("the password has more than {greatest} characters")]
    PasswordTooLong {
        /// [`GREATEST_PASSWORD`].
        greatest: usize,
    },
}

/// Characters of a passkey's name.
pub const PASSKEY_NAME_LIMIT: usize = 60;

/// Checks how somebody calls a passkey.
pub fn passkey_name(name: &str) -> Result<String, Refusal> {
    text::bounded(name, PASSKEY_NAME_LIMIT).map_err(Refusal::PasskeyName)
}

/// What somebody types to sign in.
///
/// Always holds: 1 to 64 characters, letters (of any script), digits, `.`, `-`, `_`, `@`; lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SignIn(String);

impl SignIn {
    /// As stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SignIn {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let name = text.trim().to_lowercase();
        let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@');
        if (1..=64).contains(&name.chars().count()) && name.chars().all(allowed) {
            Ok(Self(name))
        } else {
            Err(Refusal::NotASignIn)
        }
    }
}

impl fmt::Display for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a password may be chosen.
pub fn may_choose(password: &str) -> Result<(), Refusal> {
    let count = password.chars().count();
    if count < LEAST_PASSWORD {
        return Err(Refusal::PasswordTooShort { count, least: LEAST_PASSWORD });
    }
    if count > GREATEST_PASSWORD {
        return Err(Refusal::PasswordTooLong { greatest: GREATEST_PASSWORD });
    }
    Ok(())
}
