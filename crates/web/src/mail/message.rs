use i18n::Say;
use service::mail::Outgoing;
use storage::mail::Letter;

use crate::links;

/// A mail in words. Plain text: nothing in it tells anybody whether it was read.
pub struct Message {
    /// Where it goes.
    pub to: String,
    /// One line.
    pub subject: String,
    /// The text, with its links.
    pub text: String,
}

/// Puts a mail into its reader's language. `address` is how people reach the house, such as
/// `https://review.example.org`.
pub fn message(address: &str, outgoing: &Outgoing) -> Message {
    let say = Say(outgoing.lang);
    let address = address.trim_end_matches('/');
    let link = outgoing.link.as_ref().map(|token| format!("{address}{}", links::follow(token.expose())));
    let name = outgoing.reader.as_ref().map(|reader| reader.name.in_lang(outgoing.lang));
    let sign_in = outgoing.reader.as_ref().map(|reader| say.mail_letter_sign_in(&reader.sign_in));
    let (subject, lines) = match &outgoing.letter {
        Letter::Invitation => (
            say.mail_letter_invitation().to_owned(),
            vec![
                Some(say.mail_letter_invitation_text().to_owned()),
                link,
                sign_in,
                Some(say.mail_letter_invitation_until().to_owned()),
            ],
        ),
        Letter::Reset => (
            say.mail_letter_reset().to_owned(),
            vec![
                Some(say.mail_letter_reset_text().to_owned()),
                link,
                sign_in,
                Some(say.mail_letter_reset_until().to_owned()),
            ],
        ),
        Letter::Test => (
            say.mail_letter_test().to_owned(),
            vec![Some(say.mail_letter_test_text().to_owned()), Some(address.to_owned())],
        ),
        Letter::Duties(digest) => {
            let (subject, paragraphs) = crate::notice::letter(say, address, digest);
            (subject, paragraphs.into_iter().map(Some).collect())
        }
        Letter::Notice(notice) => (
            notice.subject.clone(),
            vec![Some(notice.text.clone()), notice.path.as_ref().map(|path| format!("{address}{path}"))],
        ),
    };
    let hello = name.map(|name| say.mail_letter_hello(name));
    let end = format!("-- \n{}\n{}", say.frame_name(), say.mail_letter_end());
    let paragraphs: Vec<_> = std::iter::once(hello).chain(lines).flatten().chain([end]).collect();
    Message { to: outgoing.to.clone(), subject, text: paragraphs.join("\n\n") + "\n" }
}
