//! Mail.

use review::id::MailId;

/// What became of mail.
pub fn mail() -> String {
    "/mail".to_owned()
}

/// A page of it, from 1.
pub fn mail_page(page: u64) -> String {
    format!("/mail?page={page}")
}

/// … after a test mail was put into the box.
pub fn mail_put() -> String {
    "/mail?put=1".to_owned()
}

/// Where a test mail is asked for.
pub fn mail_test() -> String {
    "/mail/test".to_owned()
}

/// Where a mail is tried anew.
pub fn mail_again(mail: MailId) -> String {
    format!("/mail/{mail}/again")
}
