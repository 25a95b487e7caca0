use anyhow::{Context as _, Result};
use review::{id::ReviewId, phase::Phase, words::Lang};
use service::{
    Service,
    cycle::{self, NewReview},
    fact::{self, NewEntry},
    roster::{self, NewPerson, NewUnit},
};
use storage::{account::Account, cycle::Kind, meeting::said::Said};

use super::{
    accounts::{self, People},
    files::{AnnualScore, Files, Institute, Person},
    ledger, reports,
};
use crate::rehearsal::Progress;

/// Enters the whole demonstration, each part as whoever's part it is.
pub(super) async fn everything(service: &Service, files: &Files) -> Result<()> {
    let institute = &files.institute;
    let progress = Progress::new("Loading the demonstration", 6 + files.reports.len());
    progress.says("accounts and roles");
    let name =
        &institute.accounts.iter().find(|one| one.sign_in == "admin").context("there is no admin")?.name;
    let admin = accounts::administrator(service, name).await?;
    let review = cycle::create(service, &admin, new_review(files)?).await?.id;
    let people = accounts::everybody(service, &admin, review, institute).await?;
    let organiser = people.get("organiser")?;
    progress.says("units and roster");
    roster::add_units(service, organiser, review, &units(institute, &people)?).await?;
    let roll: Vec<_> = files.roster.iter().map(person).collect();
    roster::add_people(service, organiser, review, &roll).await?;
    progress.says("last year's items");
    cycle::move_phase(service, organiser, review, Phase::Reporting).await?;
    ledger::carry_in(service, organiser, review, files).await?;
    for unit in &institute.units {
        progress.says(format!("report of {}", unit.code));
        reports::write_and_accept(service, &people, review, files, &unit.code).await?;
    }
    progress.says("checks before the meeting");
    facts(service, organiser, review, files).await?;
    progress.says("the day of the meeting");
    // The last step of all: whoever finds this phase finds everything.
    cycle::move_phase(service, organiser, review, Phase::Meeting).await?;
    progress.done();
    Ok(())
}

fn new_review(files: &Files) -> Result<NewReview> {
    let Institute { year, organisation, meeting, .. } = &files.institute;
    Ok(NewReview {
        kind: Kind::Demonstration,
        year: *year,
        organisation: organisation.clone(),
        place: meeting.place.clone(),
        meets_at: meeting.meets_at()?,
        zone: meeting.zone.clone(),
        template: files.template.clone(),
    })
}

/// In running order, as the lot fell.
fn units(institute: &Institute, people: &People) -> Result<Vec<NewUnit>> {
    let unit = |unit: &super::files::Unit| {
        let reporter = institute.reporter(&unit.code)?;
        Ok(NewUnit {
            code: unit.code.clone(),
            name: unit.name.clone(),
            members: unit.members,
            committee: unit.committee,
            reporter: people.get(&reporter.sign_in)?.id,
            reporter_title: reporter.name.clone(),
        })
    };
    institute.in_running_order()?.into_iter().map(unit).collect()
}

fn person(person: &Person) -> NewPerson {
    NewPerson {
        number: person.number.clone(),
        name: person.name.clone(),
        title: person.title.clone(),
        unit: person.unit.clone(),
        group: person.group.clone(),
        on_leave: person.on_leave,
    }
}

/// What the checks have found, as the organiser enters it: the annual assessment of each branch.
async fn facts(service: &Service, organiser: &Account, review: ReviewId, files: &Files) -> Result<()> {
    let units = storage::roster::units(&service.reader(), review).await?;
    let entry = |one: &AnnualScore| {
        let unit = units.iter().find(|unit| unit.code == one.unit);
        let note =
            Said { zh: one.note.in_lang(Lang::Zh).to_owned(), en: one.note.in_lang(Lang::En).to_owned() };
        Ok(NewEntry {
            unit: unit.with_context(|| format!("there is no unit {}", one.unit))?.id,
            check: one.check.clone(),
            seen: 0,
            score: one.score.clone(),
            note,
        })
    };
    let entries: Vec<_> = files.scores.iter().map(entry).collect::<Result<_>>()?;
    fact::save(service, organiser, review, &entries).await?;
    Ok(())
}
