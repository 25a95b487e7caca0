//! The answer for programs.

use ballot::verify::{Place, Refusal, Verdict};
use serde_json::{Value, json};

use super::{Answer, Found};

/// What came of one file.
pub(super) fn of(answer: &Answer<'_>) -> Value {
    let file = answer.file.display().to_string();
    match &answer.found {
        Found::Holds(verdict) => json!({ "file": file, "verdict": "holds", "archive": archive(verdict) }),
        Found::Refused { why, begins_well: _ } => {
            json!({ "file": file, "verdict": "refused", "refusal": refusal(why) })
        }
        Found::Unreadable(why) => {
            json!({ "file": file, "verdict": "unreadable", "reason": format!("{why:#}") })
        }
    }
}

fn archive(verdict: &Verdict) -> Value {
    let election = verdict.election();
    let sums = verdict.result().map(|result| {
        let rows = election.questions().iter().zip(result.numbers());
        rows.map(|(question, sums)| {
            let answers = question.answers().iter().zip(sums);
            let answers =
                answers.map(|(answer, sum)| json!({ "answer": answer, "sum": number(sum.value()) }));
            json!({ "question": question.text(), "answers": answers.collect::<Vec<_>>() })
        })
        .collect::<Vec<_>>()
    });
    json!({
        "uuid": election.uuid().to_string(),
        "name": election.name(),
        "stage": verdict.stage().to_string(),
        "fingerprint": election.fingerprint(),
        "head": verdict.head().hash.to_string(),
        "cards": verdict.credentials().len(),
        "counted": verdict.counted(),
        "replaced": verdict.replaced(),
        "trustees": verdict.trustees().keys().len(),
        "parts": verdict.decrypted().iter().map(|number| number.get()).collect::<Vec<_>>(),
        "sums": sums,
    })
}

/// JSON numbers end where 64 bits do; what is greater stands as text.
fn number(value: u128) -> Value {
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
        "record": record,
        "tracker": tracker,
        "trustee": trustee,
        "reason": why.reason().to_string(),
    })
}
