//! What the program reads, and how it is called.

use i18n::Say;
use review::{
    evaluation::ceremony::{KeyKind, Message},
    id::BoxId,
};
use service::evaluation::ceremony;

use super::{
    files::{CERTIFICATES, INPUT, SHARE, TEST},
    steps::{File, Part},
    work::Work,
};
use crate::links;

impl Work {
    pub(super) fn files(&self, say: Say, part: &Part, kind: KeyKind) -> Vec<File> {
        let file = |name: &str, what| File {
            name: name.to_owned(),
            path: links::trustee_file(self.review, name),
            what,
        };
        let own = match kind {
            KeyKind::Single => None,
            KeyKind::Pedersen => Some(file(SHARE, say.program_file_share())),
        };
        let archive = |id: &BoxId| File {
            name: format!("{id}.bel"),
            path: links::archive(id),
            what: say.program_file_archive(),
        };
        let mut files = match part {
            Part::Key(Message::Key | Message::Certificate) => return Vec::new(),
            Part::Key(Message::Polynomial) => {
                return vec![file(CERTIFICATES, say.program_file_certificates())];
            }
            Part::Key(Message::Share) => {
                let certificates = file(CERTIFICATES, say.program_file_certificates());
                return vec![certificates, file(INPUT, say.program_file_input())];
            }
            Part::Test => vec![file(TEST, say.program_file_test())],
            Part::Comments(id) => {
                let (name, path) = (comments_file(id), links::sealed_comments(id));
                vec![archive(id), File { name, path, what: say.program_file_comments() }]
            }
            Part::Sums(id) => vec![archive(id)],
        };
        files.extend(own);
        files
    }

    /// As it is typed. All that is put in are numbers and ids of ours.
    pub(super) fn command(&self, part: &Part, state: &ceremony::State, place: usize) -> String {
        let (size, needed, index) = (state.ceremony.members.len(), state.ceremony.needed, place + 1);
        let (review, minimum) = (self.review, self.minimum);
        let whose = match state.ceremony.kind {
            KeyKind::Single => format!("--review {review}"),
            KeyKind::Pedersen => format!("--part {SHARE}"),
        };
        let rest = match part {
            Part::Key(Message::Key) => format!("key --review {review} --out key.json"),
            Part::Key(Message::Certificate) => {
                format!("certificate --index {index} --of {size} --threshold {needed} --out certificate.json")
            }
            Part::Key(Message::Polynomial) => {
                format!("polynomial --certificates {CERTIFICATES} --out polynomial.json")
            }
            Part::Key(Message::Share) => {
                format!("share --certificates {CERTIFICATES} --input {INPUT} --out share.json")
            }
            Part::Test => format!("rehearse --test {TEST} {whose} --out test-part.json"),
            Part::Comments(id) => format!(
                "comments --archive {id}.bel --comments {} {whose} --minimum {minimum} --out {id}-comments-part.json",
                comments_file(id)
            ),
            Part::Sums(id) => {
                format!("decrypt --archive {id}.bel {whose} --minimum {minimum} --out {id}-part.json")
            }
        };
        format!("pingyi trustee {rest}")
    }
}

fn comments_file(id: &BoxId) -> String {
    format!("{id}-comments.json")
}
