use anyhow::{Context as _, Result};
use review::{id::ReviewId, phase::Phase, template::Source};
use service::{
    Service,
    cycle::{self, NewReview},
    result::{self, NewScore},
    roster::{self, NewPerson, NewUnit},
};
use storage::{account::Account, cycle::Kind};

use super::{
    accounts::{self, People},
    files::{Files, Institute, Person},
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
    progress.says("annual assessment");
    scores(service, organiser, review, files).await?;
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

async fn scores(service: &Service, organiser: &Account, review: ReviewId, files: &Files) -> Result<()> {
    let inputs = &files.template.assessment().inputs;
    let input = inputs.iter().find(|input| input.source == Source::Entered);
    let input = input.context("the template has no input that is entered")?;
    let reporters = storage::roster::reporters(&service.reader(), review).await?;
    for one in &files.scores {
        let reporter = reporters.iter().find(|reporter| reporter.unit.code == one.unit);
        let new = NewScore {
            reporter: reporter.with_context(|| format!("there is no unit {}", one.unit))?.id,
            input: input.key.clone(),
            value: one.score.clone(),
            note: one.note.clone(),
        };
        result::enter(service, organiser, review, &new).await?;
    }
    Ok(())
}
