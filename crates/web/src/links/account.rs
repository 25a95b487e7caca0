//! Signing in, and accounts.

use review::id::{AccountId, PasskeyId};

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

/// "My tasks", where one comes in.
pub fn tasks() -> String {
    "/tasks".to_owned()
}

/// The sign-in page itself.
pub fn sign_in_page() -> String {
    "/sign-in".to_owned()
}

/// A page of the accounts in which a text stands, from 1.
pub fn accounts_page(text: &str, page: u64) -> String {
    format!("/accounts?q={}&page={page}", encoded(text))
}

/// One account, to an administrator.
pub fn account(account: AccountId) -> String {
    format!("/accounts/{account}")
}

/// … after something was done to it.
pub fn account_done(account: AccountId, what: &str) -> String {
    format!("/accounts/{account}?done={what}")
}

/// What is done to an account: `link`, `withdraw`, `administrator`, `deactivate`, `activate`.
pub fn account_deed(account: AccountId, deed: &str) -> String {
    format!("/accounts/{account}/{deed}")
}

/// The own account.
pub fn own_account() -> String {
    "/account".to_owned()
}

/// … after something was done.
pub fn own_account_done(what: &str) -> String {
    format!("/account?done={what}")
}

/// Where own sessions are ended.
pub fn sessions_end() -> String {
    "/account/sessions/end".to_owned()
}

/// Where the language of mails is chosen.
pub fn mail_lang() -> String {
    "/account/language".to_owned()
}

/// Where whoever forgot the password asks for a link.
pub fn forgot() -> String {
    "/forgot".to_owned()
}

/// The way to the identity provider; what is kept for it is sent below here alone.
pub fn provider() -> String {
    "/sign-in/provider".to_owned()
}

/// … that comes back to a path.
pub fn provider_to(back: &str) -> String {
    format!("{}?back={}", provider(), encoded(back))
}

/// Where the provider sends people back.
pub fn provider_back() -> String {
    "/sign-in/provider/back".to_owned()
}

/// Where a passkey signs in.
pub fn passkey_sign_in() -> String {
    "/sign-in/passkey".to_owned()
}

/// Where a passkey is added.
pub fn passkeys() -> String {
    "/account/passkeys".to_owned()
}

/// Where one is removed.
pub fn passkey_remove(passkey: PasskeyId) -> String {
    format!("/account/passkeys/{passkey}/remove")
}
