use review::{account::Refusal, text::TextError};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::WrongPassword => say.refusal_wrong_password().to_owned(),
        Refusal::Wait { minutes } => say.refusal_wait(*minutes),
        Refusal::WrongPresentPassword => say.refusal_wrong_present_password().to_owned(),
        Refusal::LastAdministrator => say.refusal_last_administrator().to_owned(),
        Refusal::HoldsShare => say.refusal_holds_share().to_owned(),
        Refusal::ProviderSilent => say.refusal_provider_silent().to_owned(),
        Refusal::ProviderAgain => say.refusal_provider_again().to_owned(),
        Refusal::UnknownThere { email } if email.is_empty() => {
            say.refusal_unknown_there_nameless().to_owned()
        }
        Refusal::UnknownThere { email } => say.refusal_unknown_there(email),
        Refusal::UnverifiedThere { email } => say.refusal_unverified_there(email),
        Refusal::PasskeyRefused => say.refusal_passkey_refused().to_owned(),
        Refusal::PasskeyName(TextError::Empty) => say.refusal_passkey_name_empty().to_owned(),
        Refusal::PasskeyName(TextError::TooLong { count, limit }) => {
            say.refusal_passkey_name_long(count, limit)
        }
        Refusal::EmailTaken => say.refusal_email_taken().to_owned(),
        Refusal::LinkVoid => say.refusal_link_void().to_owned(),
        Refusal::NotASignIn => say.refusal_not_a_sign_in().to_owned(),
        Refusal::SignInTaken => say.refusal_sign_in_taken().to_owned(),
        Refusal::PasswordTooShort { count, least } => say.refusal_password_too_short(count, least),
        Refusal::PasswordTooLong { greatest } => say.refusal_password_too_long(greatest),
    }
}
