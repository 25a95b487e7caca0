//! What somebody has to do, as a mail.

use i18n::Say;
use storage::mail::{Digest, DigestLine};

use super::words;
use crate::links;

/// Subject and paragraphs.
pub(crate) fn letter(say: Say, address: &str, digest: &Digest) -> (String, Vec<String>) {
    let late = digest.lines.iter().filter(|line| line.duty.is_late(digest.day)).count();
    let mut paragraphs = Vec::new();
    let subject = if let Some(asked) = &digest.asked_by {
        let name = asked.name.in_lang(say.lang());
        paragraphs.push(say.notice_letter_asked(name));
        paragraphs.extend((!asked.note.is_empty()).then(|| asked.note.clone()));
        say.notice_letter_subject_asked(name)
    } else {
        paragraphs.push(say.notice_letter_text().to_owned());
        if late > 0 {
            say.notice_letter_subject_late(late)
        } else {
            say.notice_letter_subject(digest.lines.len())
        }
    };
    paragraphs.extend(digest.lines.iter().map(|one| line(say, address, digest, one)));
    if digest.asked_by.is_none() {
        paragraphs.push(format!("{}\n{address}{}", say.notice_letter_off(), links::own_account()));
    }
    (subject, paragraphs)
}

/// What, by when, of which review, and the link straight to it.
fn line(say: Say, address: &str, digest: &Digest, line: &DigestLine) -> String {
    let duty = &line.duty;
    let by = duty.due.map(|due| {
        let stand = words::open(say, due, digest.day).text;
        say.notice_letter_by(words::weekday(say, due), stand)
    });
    let of = say.notice_letter_of(line.year, line.organisation.in_lang(say.lang()));
    let to = format!("{address}{}", links::task(line.review, &duty.task));
    let lines = [Some(words::task(say, duty)), by, Some(of), Some(to)];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
