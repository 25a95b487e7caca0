//! The committee's sitting: grades for all in one form, then one press that makes them final.

use review::{
    id::{PersonId, ReporterId, ReviewId},
    log::{About, Operation},
    result::{
        Cause, Determination, Suggestion, determine,
        sitting::{Missing, PRESENT_LIMIT, Present, Refusal, Sitting as Held, missing, name, others, reason},
    },
    role::{Act, Role},
    template::{GradeKey, Template},
    time::Day,
};
use storage::{
    Rows, Tx,
    account::Account,
    cycle::Review,
    result::{
        Decision,
        sitting::{self, Frozen, Kept},
    },
    roster::Person,
};

use super::{Assessment, Deed, Line, assess, letters, versions};
use crate::{Error, Service, access, log};

/// The sitting with everything that lay on its table: one value for page and minutes.
#[derive(Debug)]
pub struct Sitting {
    /// When, and who was there.
    pub held: Held,
    /// The revision that a form names; 0 where nothing was saved.
    pub revision: i64,
    /// Since when its grades are final.
    pub frozen: Option<Frozen>,
    /// The reckoning that stands.
    pub version: i64,
    /// Scores, suggestions, decisions, and caps and floors that they do not keep.
    pub assessment: Assessment,
    /// What stands between the decisions and final grades.
    pub missing: Vec<Missing>,
}

/// A sitting as somebody leaves its form.
#[derive(Clone, Debug)]
pub struct NewSitting {
    /// The revision that was on the screen.
    pub revision: i64,
    /// As typed; blank while it is open.
    pub held_on: String,
    /// As typed.
    pub chair: String,
    /// As typed.
    pub note_taker: String,
    /// Of the committee on the roll.
    pub present: Vec<PersonId>,
    /// One a line.
    pub others: String,
    /// Why a cap or a floor is not kept.
    pub breach_reason: String,
    /// For whom a grade was chosen.
    pub grades: Vec<NewGrade>,
}

/// A grade as it was chosen.
#[derive(Clone, Debug)]
pub struct NewGrade {
    /// For whom.
    pub reporter: ReporterId,
    /// Which; none while it is open.
    pub grade: Option<GradeKey>,
    /// Why, where it departs from the suggestion or settles a tie.
    pub reason: String,
}

/// The committee on the roll: the group that the rules name, or who leads there, or else the first group.
pub async fn committee(rows: &impl Rows, review: &Review) -> Result<Vec<Person>, Error> {
    let template = access::template(review)?;
    let people = storage::roster::people(rows, review.id).await?;
    let named = template.assessment().committee.clone();
    let lead = named.is_none() && people.iter().any(|person| person.roles.holds(Role::Leader));
    let first = named.or_else(|| template.evaluation().groups.first().map(|group| group.key.clone()));
    let sits = |person: &Person| {
        if lead { person.roles.holds(Role::Leader) } else { Some(&person.group) == first.as_ref() }
    };
    Ok(people.into_iter().filter(sits).collect())
}

/// The sitting of a review; `None` until its results can be reckoned.
pub async fn sitting(rows: &impl Rows, review: &Review) -> Result<Option<Sitting>, Error> {
    let Some(assessment) = assess(rows, review).await? else { return Ok(None) };
    let kept = sitting::of_review(rows, review.id).await?;
    let (held, revision, frozen) = kept
        .map_or_else(|| (Held::default(), 0, None), |kept: Kept| (kept.sitting, kept.revision, kept.frozen));
    let missing = match frozen {
        Some(_) => Vec::new(),
        None => still_missing(&assessment, &held),
    };
    let version = match frozen {
        Some(frozen) => frozen.version,
        None => storage::result::version::latest(rows, review.id).await?,
    };
    Ok(Some(Sitting { held, revision, frozen, version, assessment, missing }))
}

fn still_missing(found: &Assessment, held: &Held) -> Vec<Missing> {
    let decided: Vec<_> =
        found.lines.iter().map(|line| line.decision.as_ref().map(super::assessment::determination)).collect();
    let lines: Vec<_> = found
        .lines
        .iter()
        .zip(&decided)
        .map(|(line, decided)| (line.reporter.id, line.suggestion.as_ref(), decided.as_ref()))
        .collect();
    missing(&found.template, held, &lines, &found.breaches)
}

/// Keeps the sitting and its grades, all of it or nothing, over the revision that was on the screen. A grade that is
/// another than before, or has another reason, is one more row.
pub async fn set(service: &Service, by: &Account, review: ReviewId, new: &NewSitting) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::SetGrades).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    if sitting::is_frozen(&tx, review).await? {
        return Err(refused(Refusal::Frozen));
    }
    let assessment = assess(&tx, &found).await?.ok_or(Error::NotFound)?;
    let held = held(&tx, &found, new).await?;
    let now = service.now();
    let decisions = decisions(&assessment, new, by, now)?;
    if !sitting::save(&tx, review, new.revision, &held, by.id, now).await? {
        return Err(Error::Stale);
    }
    for decision in &decisions {
        note(&tx, decision).await?;
    }
    log::keep(service, &tx, review, by.id, Operation::GradesSet, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

pub(super) async fn note(tx: &Tx, decision: &Decision) -> Result<(), Error> {
    match storage::result::decide(tx, decision).await {
        Ok(()) => Ok(()),
        Err(fault) if fault.is_duplicate() => Err(Error::Stale),
        Err(fault) => Err(fault.into()),
    }
}

fn refused(why: Refusal) -> Error {
    review::Refusal::from(review::result::Refusal::from(why)).into()
}

async fn held(tx: &Tx, review: &Review, new: &NewSitting) -> Result<Held, Error> {
    let typed = new.held_on.trim();
    let day = if typed.is_empty() { None } else { Some(typed.parse::<Day>()) };
    let held_on = day.transpose().map_err(|_| refused(Refusal::NotADay))?;
    // Who was there stays as printed then, though the roll has another name by now.
    let before =
        sitting::of_review(tx, review.id).await?.map(|kept| kept.sitting.present).unwrap_or_default();
    let committee = committee(tx, review).await?;
    let mut present = Vec::new();
    for id in &new.present {
        let stood = before.iter().find(|one| one.person == Some(*id)).cloned();
        let named = committee.iter().find(|one| one.id == *id);
        let named = named.map(|one| Present { person: Some(one.id), name: one.name.clone() });
        present.push(stood.or(named).ok_or(Error::NotFound)?);
    }
    present.extend(others(&new.others).map_err(refused)?);
    if present.len() > PRESENT_LIMIT {
        return Err(refused(Refusal::TooMany { count: present.len(), limit: PRESENT_LIMIT }));
    }
    Ok(Held {
        held_on,
        chair: name(&new.chair).map_err(refused)?,
        note_taker: name(&new.note_taker).map_err(refused)?,
        present,
        breach_reason: reason(&new.breach_reason).map_err(refused)?,
    })
}

/// The grades that are new or have another reason; all that is wrong with them at once.
fn decisions(
    found: &Assessment,
    new: &NewSitting,
    by: &Account,
    at: review::time::Instant,
) -> Result<Vec<Decision>, Error> {
    let (mut decisions, mut slips) = (Vec::new(), Vec::new());
    for chosen in &new.grades {
        let Some(grade) = &chosen.grade else { continue };
        let line = found.lines.iter().find(|line| line.reporter.id == chosen.reporter);
        let line = line.ok_or(Error::NotFound)?;
        match lawful(&found.template, line, grade, &chosen.reason) {
            Ok((_, decided)) if is_new(line, &decided) => decisions.push(Decision {
                reporter: chosen.reporter,
                grade: decided.grade,
                suggested: line
                    .suggestion
                    .as_ref()
                    .map(|one| one.suggested.clone())
                    .ok_or(Error::NotFound)?,
                reason: decided.reason.unwrap_or_default(),
                decided_by: by.id,
                decided_at: at,
            }),
            Ok(_) => {}
            Err(why) => slips.push((chosen.reporter, why)),
        }
    }
    if slips.is_empty() { Ok(decisions) } else { Err(refused(Refusal::Slips { slips })) }
}

/// The committee's grade, if the rules let it be given so.
pub(super) fn lawful<'a>(
    template: &Template,
    line: &'a Line,
    grade: &GradeKey,
    reason: &str,
) -> Result<(&'a Suggestion, Determination), review::result::Refusal> {
    let suggestion = match (&line.suggestion, &line.score) {
        (Some(suggestion), _) => suggestion,
        (None, Err(why)) => return Err(why.clone()),
        (None, Ok(_)) => return Err(Refusal::NotReady { missing: vec![Missing::Scores] }.into()),
    };
    Ok((suggestion, determine(template, suggestion, grade, Some(reason))?))
}

/// A decision that stands is made anew only where something of it is another, or what was suggested then.
fn is_new(line: &Line, decided: &Determination) -> bool {
    let Some(before) = &line.decision else { return true };
    let suggested = line.suggestion.as_ref().map(|one| &one.suggested);
    before.grade != decided.grade
        || before.reason != decided.reason.clone().unwrap_or_default()
        || Some(&before.suggested) != suggested
}

/// Makes the grades final, as they are on the screen: this revision of the sitting, this version of the reckoning.
/// There is no way back; afterwards only an objection reopens one grade.
pub async fn freeze(
    service: &Service,
    by: &Account,
    review: ReviewId,
    revision: i64,
    version: i64,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::SetGrades).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    let now = service.now();
    let deed = Deed { cause: Cause::Found, by: by.id, at: now };
    let latest = versions::keep(&tx, &found, deed).await?;
    let sitting = sitting(&tx, &found).await?.ok_or(Error::NotFound)?;
    if sitting.frozen.is_some() {
        return Err(refused(Refusal::Frozen));
    }
    if latest != version || sitting.revision != revision {
        return Err(Error::Stale);
    }
    if !sitting.missing.is_empty() {
        return Err(refused(Refusal::NotReady { missing: sitting.missing }));
    }
    if !sitting::freeze(&tx, review, revision, Frozen { by: by.id, at: now, version }).await? {
        return Err(Error::Stale);
    }
    letters::note_talks(&tx, &sitting.assessment, by, now).await?;
    log::keep(service, &tx, review, by.id, Operation::GradesFrozen, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}
