//! What was checked, in words, for an archive that holds.

use ballot::verify::{Stage, Verdict};
use ballot::{ElectionResult, TrusteeItem};
use i18n::Say;

/// A line for each group of checks, in the order of their numbers.
pub(super) fn lines(say: Say, verdict: &Verdict) -> Vec<String> {
    let cards = verdict.credentials().len();
    let mut lines = vec![
        say.cli_checked_file(verdict.head().height + 1),
        say.cli_checked_election(verdict.election().questions().len()),
        trustees(say, verdict),
        if verdict.has_certificate() {
            say.cli_checked_cards_certified(cards)
        } else {
            say.cli_checked_cards(cards)
        },
        say.cli_checked_ballots(verdict.ballots().len(), proofs(verdict)),
    ];
    let early = match verdict.stage() {
        Stage::Open => say.cli_checked_open(),
        Stage::Closed => say.cli_checked_closed(),
        Stage::Tallied | Stage::Result => "",
    };
    if let Some(tally) = verdict.tally() {
        lines.push(say.cli_checked_tally(tally.counted(), tally.total_weight().value()));
        lines.push(say.cli_checked_parts(verdict.decrypted().len()));
    }
    match verdict.result().map(ElectionResult::numbers) {
        Some(numbers) => lines.push(say.cli_checked_result(numbers.iter().map(Vec::len).sum::<usize>())),
        None if verdict.tally().is_some() => lines.push(say.cli_checked_sealed().to_owned()),
        None => lines.push(early.to_owned()),
    }
    lines
}

/// Keys and proofs; of a shared key also what its trustees signed.
fn trustees(say: Say, verdict: &Verdict) -> String {
    let (all, needed) = (verdict.trustees().keys().len(), verdict.trustees().threshold());
    if verdict.trustees().items().iter().any(TrusteeItem::is_shared) {
        say.cli_checked_trustees_shared(all, needed)
    } else {
        say.cli_checked_trustees(all)
    }
}

/// How many proofs all ballots have: one a choice, one a question, and one more where a blank vote is allowed.
fn proofs(verdict: &Verdict) -> usize {
    let questions = verdict.election().questions().iter();
    let of_one: usize =
        questions.map(|question| question.choices() + 1 + usize::from(question.allows_blank())).sum();
    of_one * verdict.ballots().len()
}
