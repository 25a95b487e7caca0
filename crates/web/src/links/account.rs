//! Signing in, and accounts.

use super::encoded;

/// The sign-in page that comes back to a path.
pub fn sign_in(back: &str) -> String {
    format!("/sign-in?back={}", encoded(back))
}

/// A link that signs in by its secret.
pub fn follow(token: &str) -> String {
    format!("/link/{token}")
}

/// The one-time link of the first start.
pub fn set_up(token: &str) -> String {
    format!("/set-up/{token}")
}

/// All accounts, and where somebody is invited.
pub fn accounts() -> String {
    "/accounts".to_owned()
}

/// Where whoever is signed in chooses a password.
pub fn password() -> String {
    "/password".to_owned()
}
