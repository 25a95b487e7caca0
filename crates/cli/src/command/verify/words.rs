//! The answer for people.

use std::io::{self, Write};

use ballot::verify::{Blame, Check, Place, Refusal, Stage, Verdict};
use i18n::Say;
use review::words::Lang;

use super::{Answer, Found, checked, package::Checked};

/// Writes what came of one file.
pub(super) fn write(out: &mut impl Write, say: Say, answer: &Answer<'_>) -> io::Result<()> {
    let file = printable(&answer.file.display().to_string());
    let earlier = answer.earlier.map(|earlier| printable(&earlier.display().to_string()));
    let earlier = earlier.unwrap_or_default();
    match &answer.found {
        Found::Holds { verdict, added } => {
            writeln!(out, "{}", say.cli_verify_holds(file))?;
            holds(out, say, verdict)?;
            match added {
                None => Ok(()),
                Some(0) => line(out, say.cli_verify_unchanged(earlier)),
                Some(added) => line(out, say.cli_verify_extends(earlier, added)),
            }
        }
        Found::Broken { record, shorter } => {
            writeln!(out, "{}", say.cli_verify_broken(file))?;
            let what =
                if *shorter { say.cli_verify_shorter(record) } else { say.cli_verify_rewritten(record) };
            line(out, what)?;
            line(out, say.cli_verify_compared(earlier))?;
            line(out, say.cli_verify_broken_mend())
        }
        Found::Refused { why, begins_well } => {
            writeln!(out, "{}", say.cli_verify_refused(file))?;
            refused(out, say, why, *begins_well)
        }
        Found::Package(checked) => package(out, say, &file, checked),
        Found::PackageRefused(wrong) => {
            writeln!(out, "{}", say.cli_verify_refused(file))?;
            if let Some(name) = &wrong.file {
                line(out, say.cli_verify_package_file(printable(name)))?;
            }
            line(out, say.cli_verify_why(printable(&wrong.what)))
        }
        Found::Unreadable(why) => {
            writeln!(out, "{}", say.cli_verify_unreadable(file))?;
            line(out, say.cli_verify_why(printable(&format!("{why:#}"))))
        }
    }
}

fn package(out: &mut impl Write, say: Say, file: &str, checked: &Checked) -> io::Result<()> {
    let Checked { manifest, rows, boxes } = checked;
    let whose = match say.lang() {
        Lang::Zh => &manifest.review.organisation,
        Lang::En => &manifest.review.organisation_en,
    };
    writeln!(out, "{}", say.cli_verify_holds(file))?;
    line(out, say.cli_verify_package(printable(whose), manifest.review.year.to_string()))?;
    line(out, say.cli_verify_package_files(manifest.files.len(), *rows))?;
    for (name, verdict) in boxes {
        let (counted, replaced) = (verdict.counted(), verdict.replaced());
        line(out, printable(name))?;
        line(out, format!("  {}", stage(say, verdict.stage())))?;
        line(out, format!("  {}", say.cli_verify_ballots(counted, replaced, verdict.credentials().len())))?;
        line(out, format!("  {}", say.cli_verify_head(verdict.head().hash)))?;
    }
    line(out, say.cli_verify_limits())
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
    for one in verdict.set_aside() {
        let why = printable(&one.why().to_string());
        line(out, say.cli_verify_set_aside(one.trustee().get(), one.record(), why))?;
    }
    line(out, say.cli_verify_fingerprint(election.fingerprint()))?;
    line(out, say.cli_verify_head(verdict.head().hash))?;
    sums(out, say, verdict)?;
    line(out, say.cli_verify_checked())?;
    for checked in checked::lines(say, verdict) {
        line(out, format!("  {checked}"))?;
    }
    line(out, say.cli_verify_limits())
}

fn sums(out: &mut impl Write, say: Say, verdict: &Verdict) -> io::Result<()> {
    let Some(result) = verdict.result() else { return Ok(()) };
    line(out, say.cli_verify_sums())?;
    for (question, sums) in verdict.election().questions().iter().zip(result.numbers()) {
        let blank = question.allows_blank().then(|| say.cli_verify_blank().to_owned());
        let answers = blank.into_iter().chain(question.answers().iter().map(|answer| printable(answer)));
        let sums: Vec<_> =
            answers.zip(sums).map(|(answer, sum)| format!("{answer} {}", sum.value())).collect();
        line(out, format!("  {}: {}", printable(question.text()), sums.join(", ")))?;
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
    if begins_well {
        line(out, whose(say, why.blame()))?;
        line(out, say.cli_verify_mend())
    } else {
        line(out, say.cli_verify_not_archive())
    }
}

fn whose(say: Say, blame: Blame) -> String {
    match blame {
        Blame::Keeper => say.cli_blame_keeper().to_owned(),
        Blame::SetUp => say.cli_blame_set_up().to_owned(),
        Blame::CredentialAuthority => say.cli_blame_credentials().to_owned(),
        Blame::Trustee(trustee) => say.cli_blame_trustee(trustee.get()),
        Blame::Sender(tracker) => say.cli_blame_sender(tracker),
        Blame::Server => say.cli_blame_server().to_owned(),
    }
}

/// Text from a stranger's file must not steer the terminal, nor turn round the line it stands in.
pub(super) fn printable(text: &str) -> String {
    let steers = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if steers(c) { '\u{FFFD}' } else { c }).collect()
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
