//! The answer for programs: docs/protocol/verify-json.md.

use ballot::Weight;
use ballot::verify::{Blame, Check, Place, Refusal, Verdict};
use serde_json::{Value, json};

use super::{Answer, Found, package::Checked};

/// Grows when a field changes its meaning or goes. New fields come without notice.
const FORMAT: u8 = 1;

/// What came of one file.
pub(super) fn of(answer: &Answer<'_>) -> Value {
    let mut value = match &answer.found {
        Found::Holds { verdict, added: _ } => json!({ "verdict": "holds", "archive": archive(verdict) }),
        Found::Broken { .. } => json!({ "verdict": "broken" }),
        Found::Refused { why, begins_well: _ } => json!({ "verdict": "refused", "refusal": refusal(why) }),
        Found::Package(checked) => json!({ "verdict": "holds", "package": package(checked) }),
        Found::PackageRefused(wrong) => {
            json!({ "verdict": "refused", "part": wrong.file, "reason": wrong.what })
        }
        Found::Unreadable(why) => json!({ "verdict": "unreadable", "reason": format!("{why:#}") }),
    };
    value["format"] = FORMAT.into();
    let packed = matches!(&answer.found, Found::Package(_) | Found::PackageRefused(_));
    value["kind"] = if packed { "package" } else { "archive" }.into();
    value["file"] = answer.file.display().to_string().into();
    if let Some(earlier) = answer.earlier {
        let compared = match &answer.found {
            Found::Holds { added, .. } => json!({ "holds": true, "added": added }),
            Found::Broken { record, shorter } => {
                json!({ "holds": false, "record": record, "shorter": shorter })
            }
            Found::Refused { .. } | Found::Package(_) | Found::PackageRefused(_) | Found::Unreadable(_) => {
                json!({ "holds": null })
            }
        };
        value["extends"] = compared;
        value["extends"]["file"] = earlier.display().to_string().into();
    }
    value
}

/// All answers as a text that no terminal takes for commands.
pub(super) fn text(all: &[Value]) -> serde_json::Result<String> {
    let mut text = String::new();
    for c in serde_json::to_string_pretty(all)?.chars() {
        // Such characters stand inside strings only.
        if matches!(c, '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            text.extend(format!("\\u{:04x}", u32::from(c)).chars());
        } else {
            text.push(c);
        }
    }
    Ok(text)
}

fn package(checked: &Checked) -> Value {
    let review = &checked.manifest.review;
    let boxes: Vec<_> = checked
        .boxes
        .iter()
        .map(|(name, verdict)| json!({ "file": name, "archive": archive(verdict) }))
        .collect();
    json!({
        "review": review.id,
        "year": review.year,
        "organisation": review.organisation,
        "files": checked.manifest.files.len(),
        "rows": checked.rows,
        "boxes": boxes,
    })
}

fn archive(verdict: &Verdict) -> Value {
    let election = verdict.election();
    let sums = verdict.result().map(|result| {
        let rows = election.questions().iter().zip(result.numbers());
        rows.map(|(question, sums)| {
            let (blank, sums) = sums.split_at(usize::from(question.allows_blank()).min(sums.len()));
            let answers = question.answers().iter().zip(sums);
            let answers = answers.map(|(answer, sum)| json!({ "answer": answer, "sum": number(*sum) }));
            let blank = blank.first().copied().map(number);
            json!({ "question": question.text(), "answers": answers.collect::<Vec<_>>(), "blank": blank })
        })
        .collect::<Vec<_>>()
    });
    let keys = verdict.trustees().keys().iter();
    let aside = verdict.set_aside().iter().map(|one| {
        let (record, trustee) = (one.record(), one.trustee().get());
        json!({ "record": record, "trustee": trustee, "reason": one.why().to_string() })
    });
    json!({
        "uuid": election.uuid().to_string(),
        "name": election.name(),
        "stage": verdict.stage().to_string(),
        "fingerprint": election.fingerprint(),
        "cardsFingerprint": verdict.credentials().fingerprint(),
        "tallyFingerprint": verdict.tally().map(ballot::EncryptedTally::fingerprint),
        "trusteeFingerprints": keys.map(|key| key.fingerprint().to_string()).collect::<Vec<_>>(),
        "head": verdict.head().hash.to_string(),
        "events": verdict.head().height + 1,
        "cards": verdict.credentials().len(),
        "certified": verdict.has_certificate(),
        "counted": verdict.counted(),
        "replaced": verdict.replaced(),
        "weight": verdict.tally().map(|tally| number(tally.total_weight())),
        "trustees": verdict.trustees().keys().len(),
        "parts": verdict.decrypted().iter().map(|number| number.get()).collect::<Vec<_>>(),
        "needed": verdict.trustees().threshold(),
        "setAside": aside.collect::<Vec<_>>(),
        "sums": sums,
    })
}

/// JSON numbers end where 64 bits do; what is greater stands as text.
fn number(weight: Weight) -> Value {
    let value = weight.value();
    u64::try_from(value).map_or_else(|_| Value::from(value.to_string()), Value::from)
}

fn refusal(why: &Refusal) -> Value {
    let (record, tracker, trustee) = match why.place() {
        Place::Record { record } => (record, None, None),
        Place::Ballot { record, tracker } => (record, Some(tracker.to_string()), None),
        Place::Trustee { record, trustee } => (record, None, Some(trustee.get())),
    };
    json!({
        "check": why.check().number(),
        "name": name(why.check()),
        "record": record,
        "tracker": tracker,
        "trustee": trustee,
        "blame": blame(why.blame()),
        "reason": why.reason().to_string(),
    })
}

fn blame(blame: Blame) -> Value {
    match blame {
        Blame::Keeper => json!({ "who": "keeper" }),
        Blame::SetUp => json!({ "who": "set-up" }),
        Blame::CredentialAuthority => json!({ "who": "credential-authority" }),
        Blame::Trustee(trustee) => json!({ "who": "trustee", "trustee": trustee.get() }),
        Blame::Sender(tracker) => json!({ "who": "sender", "tracker": tracker.to_string() }),
        Blame::Server => json!({ "who": "server" }),
    }
}

fn name(check: Check) -> &'static str {
    match check {
        Check::Frames => "frames",
        Check::Names => "names",
        Check::Events => "events",
        Check::Order => "order",
        Check::Election => "election",
        Check::Trustees => "trustees",
        Check::Credentials => "credentials",
        Check::BallotText => "ballot-text",
        Check::BallotBelongs => "ballot-belongs",
        Check::Signature => "signature",
        Check::Shape => "shape",
        Check::Proofs => "proofs",
        Check::Tally => "tally",
        Check::Decryption => "decryption",
        Check::Result => "result",
    }
}
