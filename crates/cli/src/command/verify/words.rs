//! The answer for people.

use std::io::{self, Write};

use ballot::verify::{Check, Place, Refusal, Stage, Verdict};
use i18n::Say;

use super::{Answer, Found};

/// Writes what came of one file.
pub(super) fn write(out: &mut impl Write, say: Say, answer: &Answer<'_>) -> io::Result<()> {
    let file = answer.file.display();
    match &answer.found {
        Found::Holds(verdict) => {
            writeln!(out, "{}", say.cli_verify_holds(file))?;
            holds(out, say, verdict)
        }
        Found::Refused { why, begins_well } => {
            writeln!(out, "{}", say.cli_verify_refused(file))?;
            refused(out, say, why, *begins_well)
        }
        Found::Unreadable(why) => {
            writeln!(out, "{}", say.cli_verify_unreadable(file))?;
            line(out, say.cli_verify_why(format!("{why:#}")))
        }
    }
}

fn line(out: &mut impl Write, text: impl AsRef<str>) -> io::Result<()> {
    writeln!(out, "  {}", text.as_ref())
}

fn holds(out: &mut impl Write, say: Say, verdict: &Verdict) -> io::Result<()> {
    let election = verdict.election();
    line(out, say.cli_verify_election(printable(election.name())))?;
    line(out, stage(say, verdict.stage()))?;
    let (counted, replaced) = (verdict.counted(), verdict.replaced());
    line(out, say.cli_verify_ballots(counted, replaced, verdict.credentials().len()))?;
    line(out, say.cli_verify_trustees(verdict.trustees().keys().len(), verdict.decrypted().len()))?;
    line(out, say.cli_verify_fingerprint(election.fingerprint()))?;
    line(out, say.cli_verify_head(verdict.head().hash))?;
    if let Some(result) = verdict.result() {
        line(out, say.cli_verify_sums())?;
        for (question, sums) in election.questions().iter().zip(result.numbers()) {
            let of =
                |(answer, sum): (&String, &ballot::Weight)| format!("{} {}", printable(answer), sum.value());
            let sums: Vec<_> = question.answers().iter().zip(sums).map(of).collect();
            line(out, format!("  {}: {}", printable(question.text()), sums.join(", ")))?;
        }
    }
    Ok(())
}

fn refused(out: &mut impl Write, say: Say, why: &Refusal, begins_well: bool) -> io::Result<()> {
    let check = why.check();
    line(out, say.cli_verify_check(check.number(), what(say, check)))?;
    line(
        out,
        match why.place() {
            Place::Record { record } => say.cli_verify_at_record(record),
            Place::Ballot { record, tracker } => say.cli_verify_at_ballot(record, tracker),
            Place::Trustee { record, trustee } => say.cli_verify_at_trustee(record, trustee.get()),
        },
    )?;
    line(out, say.cli_verify_why(printable(&why.reason().to_string())))?;
    line(out, if begins_well { say.cli_verify_mend() } else { say.cli_verify_not_archive() })
}

/// Text from a stranger's file must not steer the terminal.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

fn stage(say: Say, stage: Stage) -> &'static str {
    match stage {
        Stage::Open => say.cli_verify_stage_open(),
        Stage::Closed => say.cli_verify_stage_closed(),
        Stage::Tallied => say.cli_verify_stage_tallied(),
        Stage::Result => say.cli_verify_stage_result(),
    }
}

fn what(say: Say, check: Check) -> &'static str {
    match check {
        Check::Frames => say.cli_check_frames(),
        Check::Names => say.cli_check_names(),
        Check::Events => say.cli_check_events(),
        Check::Order => say.cli_check_order(),
        Check::Election => say.cli_check_election(),
        Check::Trustees => say.cli_check_trustees(),
        Check::Credentials => say.cli_check_credentials(),
        Check::BallotText => say.cli_check_ballot_text(),
        Check::BallotBelongs => say.cli_check_ballot_belongs(),
        Check::Signature => say.cli_check_signature(),
        Check::Shape => say.cli_check_shape(),
        Check::Proofs => say.cli_check_proofs(),
        Check::Tally => say.cli_check_tally(),
        Check::Decryption => say.cli_check_decryption(),
        Check::Result => say.cli_check_result(),
    }
}
