//! What a sign-in name and a password must be.

use std::fmt;
use std::str::FromStr;

/// Characters (Unicode scalar values) of the shortest password.
///
/// Length is the one rule: rules on kinds of characters make people write passwords on paper.
pub const LEAST_PASSWORD: usize = 10;
/// … and of the longest, so that nobody sends megabytes to be hashed.
pub const GREATEST_PASSWORD: usize = 200;

/// Why an account says no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The sign-in name and the password do not belong together. Which of them is wrong is not told.
    #[error("sign-in name or password is wrong")]
    WrongPassword,
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
