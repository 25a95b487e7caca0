//! Every use case that changes something says so in the operation log, or stands here with the reason why not.

use std::{collections::BTreeSet, fs, path::Path};

/// Says who voted or was there when, or could.
const VOTERS: &[&str] = &[
    "attendance.rs finish",
    "attendance.rs check_in_many",
    "attendance.rs everybody",
    "attendance.rs correct",
    "attendance.rs take_back",
    "attendance/arrival.rs confirm",
    "evaluation/casting.rs cast",
    "evaluation/issuing.rs hand_out",
    "evaluation/paper/counting.rs issue",
    "evaluation/paper/entering.rs save",
];

/// Text on its way: saving while typing, previews, what is opened to be read.
const ON_THE_WAY: &[&str] = &[
    "meeting/draft.rs discard",
    "meeting/draft.rs keep",
    "report.rs open",
    "report.rs save",
    "report/import.rs drop_expired",
    "report/import.rs preview",
    "report/remark.rs answer",
    "result/letters.rs open_letter",
    "roster/import.rs compare_anew",
    "roster/import.rs drop_expired",
    "roster/import.rs preview",
];

/// Somebody's own door and letterbox.
const OWN: &[&str] = &[
    "account.rs demonstration_link",
    "account.rs set_up_link",
    "account/linking.rs follow_link",
    "account/managing.rs set_lang",
    "account/passkey.rs ask",
    "account/passkey.rs asked",
    "account/passkey.rs sign_in",
    "account/provider.rs come_back",
    "account/provider.rs depart",
    "account/signing_in.rs begin",
    "account/signing_in.rs end_other_sessions",
    "account/signing_in.rs end_session",
    "account/signing_in.rs sign_out",
    "mail.rs again",
    "mail.rs failed",
    "mail.rs next",
    "mail.rs sent",
    "mail.rs test",
    "notice/hook.rs test",
    "notice/hook/posting.rs deliver",
    "notice/hook/posting.rs next",
    "notice/hook/summary.rs write",
    "notice/reminding.rs set_reminders",
    "notice/reminding.rs write",
];

/// What the house does for itself, what screens show, and the rehearsal of a key.
const HOUSE: &[&str] = &[
    "evaluation/ceremony/test_sum.rs give_part",
    "follow_up.rs carry_in",
    "live.rs tell",
    "projector.rs hold",
    "projector.rs tell_wifi",
    "publication/readers.rs forget_readers",
    "publication/readers.rs store",
    "publication/readers.rs turn",
    "slides.rs turn",
];

/// Where an entry is written: at once, or by what notes a deed of an account or a role.
const WRITES: [&str; 2] = ["log::keep", "note(&tx"];

fn sources(folder: &Path, found: &mut Vec<(String, String)>, root: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found, root);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The asynchronous functions of a file that stand at its left margin, by name, each with its text.
fn functions(text: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        let head =
            line.strip_prefix("pub").map_or(line, |rest| rest.split_once(' ').map_or(rest, |(_, rest)| rest));
        if let Some(rest) = head.strip_prefix("async fn ") {
            let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            found.push((name, String::new()));
        }
        if let Some((_, body)) = found.last_mut() {
            body.push_str(line);
            body.push('\n');
        }
    }
    found
}

#[test]
fn whatever_is_stored_is_logged_or_has_a_reason_not_to_be() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files, &root);
    let mut silent = BTreeSet::new();
    for (file, text) in &files {
        for (name, body) in functions(text) {
            if body.contains("tx.commit()") && !WRITES.iter().any(|write| body.contains(write)) {
                silent.insert(format!("{file} {name}"));
            }
        }
    }
    let listed: BTreeSet<_> =
        [VOTERS, ON_THE_WAY, OWN, HOUSE].concat().into_iter().map(str::to_owned).collect();
    let forgotten: Vec<_> = silent.difference(&listed).collect();
    assert!(forgotten.is_empty(), "neither logged nor listed here: {forgotten:?}");
    let gone: Vec<_> = listed.difference(&silent).collect();
    assert!(gone.is_empty(), "listed here and not there, or logged by now: {gone:?}");
}
