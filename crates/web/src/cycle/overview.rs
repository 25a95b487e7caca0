use askama::Template;
use review::{follow_up::ItemState, phase::Phase, report::State, role::Act};
use service::Error;

use super::phase_name;
use crate::{
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

/// How a review stands.
#[derive(Template)]
#[template(path = "cycle/overview.html")]
pub(crate) struct OverviewPage {
    workspace: Workspace,
    frame: Frame,
    stand: String,
    meets: String,
    place: String,
    template: String,
    rules_hash: String,
    frozen: Option<String>,
    checks: Vec<Check>,
    next: Option<Next>,
    /// Where next year's review is made.
    copy: Option<String>,
    /// Where the meeting is rehearsed.
    rehearsal: Option<String>,
    /// Why the review did not go on, and where that is mended.
    refusal: Option<(String, Option<String>)>,
}

impl OverviewPage {
    /// … with why the review did not go on.
    pub(super) fn refusing(self, why: String, mend: Option<String>) -> Self {
        Self { refusal: Some((why, mend)), ..self }
    }
}

/// One line of the checklist.
struct Check {
    name: &'static str,
    note: String,
    done: bool,
    path: String,
}

/// The step to the next phase, for who may take it.
struct Next {
    key: &'static str,
    name: &'static str,
    path: String,
}

pub(super) async fn page(house: &House, seat: &Seat) -> Result<OverviewPage, Error> {
    let (say, review) = (seat.say(), &seat.review);
    let template = service::cycle::rules(review)?;
    let (frame, workspace) = Workspace::around(seat, Part::Overview);
    Ok(OverviewPage {
        frame,
        workspace,
        stand: say.cycle_stand(phase_name(say, review.phase)),
        meets: moment::minute(say, review.meets_at, &review.zone),
        place: review.place.in_lang(say.lang()).to_owned(),
        template: template.identity().name.in_lang(say.lang()).to_owned(),
        rules_hash: review.template_hash.clone(),
        frozen: review.frozen_at.map(|at| moment::minute(say, at, &review.zone)),
        checks: checks(house, seat).await?,
        next: next(seat),
        copy: (review.kind.rehearsed().is_none()
            && (seat.account.administrator || seat.may(Act::CreateReview)))
        .then(|| links::copy(review.id)),
        rehearsal: seat.may(Act::RunMeeting).then(|| links::rehearsal(review.id)),
        refusal: None,
    })
}

fn next(seat: &Seat) -> Option<Next> {
    let to = seat.review.phase.next().filter(|_| seat.may(Act::MovePhase))?;
    Some(Next {
        key: phase_key(to),
        name: phase_name(seat.say(), to),
        path: format!("{}/phase", links::review(seat.review.id)),
    })
}

/// As the form sends it.
fn phase_key(phase: Phase) -> &'static str {
    match phase {
        Phase::Drafting => "drafting",
        Phase::Reporting => "reporting",
        Phase::Meeting => "meeting",
        Phase::Evaluation => "evaluation",
        Phase::Assessment => "assessment",
        Phase::FollowUp => "follow_up",
        Phase::Closed => "closed",
    }
}

async fn checks(house: &House, seat: &Seat) -> Result<Vec<Check>, Error> {
    let (say, id, reader) = (seat.say(), seat.review.id, house.reader());
    let people = storage::roster::people(&reader, id).await?.len();
    let mut checks = vec![Check {
        name: say.cycle_check_roster(),
        note: say.cycle_check_roster_note(people),
        done: people > 0,
        path: links::roster(id),
    }];
    if seat.may(Act::EditRoster) && storage::cycle::copied::from(&reader, id).await?.is_some() {
        let waiting = storage::cycle::copied::count(&reader, id).await?;
        checks.push(Check {
            name: say.copy_check(),
            note: say.copy_check_note(waiting),
            done: waiting == 0,
            path: links::confirm(id),
        });
    }
    if seat.may(Act::ReadAllReports) || seat.may(Act::WriteOwnReport) {
        let reports = storage::report::of_review(&reader, id).await?;
        let accepted = reports.iter().filter(|one| one.state() == State::Accepted).count();
        checks.push(Check {
            name: say.cycle_check_reports(),
            note: say.cycle_check_reports_note(accepted, reports.len()),
            done: accepted > 0 && accepted == reports.len(),
            path: links::reports(id),
        });
    }
    checks.extend(of_boxes(house, seat).await?);
    checks.extend(of_ledger(house, seat).await?);
    if seat.may(Act::SeeResults) || seat.review.released_at.is_some() {
        let rules = service::cycle::rules(&seat.review)?;
        let reporters = storage::roster::reporters(&reader, id).await?;
        let reporters = reporters.iter().filter(|one| rules.report().on_ballot(one.how)).count();
        let decided = storage::result::decisions(&reader, id).await?.len();
        checks.push(Check {
            name: say.cycle_check_grades(),
            note: say.cycle_check_grades_note(decided, reporters),
            done: decided > 0 && decided == reporters,
            path: links::result(id),
        });
    }
    Ok(checks)
}

/// Requirements that wait and items that are late, on the day itself.
async fn of_ledger(house: &House, seat: &Seat) -> Result<Vec<Check>, Error> {
    let (say, review, reader) = (seat.say(), &seat.review, house.reader());
    if !seat.may(Act::VerifyItem) {
        return Ok(Vec::new());
    }
    let mut checks = Vec::new();
    let asked = service::follow_up::requirement::all(&reader, review.id).await?;
    if !asked.is_empty() {
        let settled = asked.iter().filter(|one| one.is_settled()).count();
        checks.push(Check {
            name: say.follow_up_check_asked(),
            note: say.follow_up_check_asked_note(settled, asked.len()),
            done: settled == asked.len(),
            path: links::asked(review.id),
        });
    }
    let today = service::follow_up::today(house.service().now(), &review.zone)?;
    let stand = storage::follow_up::ledger::stand(&reader, review.id, today).await?;
    if stand.all() > 0 {
        let late = stand.overdue > 0;
        checks.push(Check {
            name: say.follow_up_check_items(),
            note: say.follow_up_check_items_note(stand.of(ItemState::Verified), stand.all(), stand.overdue),
            done: stand.open() == 0,
            path: if late { links::items_overdue(review.id) } else { links::items(review.id) },
        });
    }
    Ok(checks)
}

async fn of_boxes(house: &House, seat: &Seat) -> Result<[Check; 2], Error> {
    let (say, id) = (seat.say(), seat.review.id);
    let boxes = storage::evaluation::boxes(&house.reader(), id).await?;
    let opened = boxes.iter().filter(|one| one.times.voting_opened_at.is_some()).count();
    let settled =
        boxes.iter().filter(|one| one.times.sums_opened_at.or(one.times.withheld_at).is_some()).count();
    let all = |count| count > 0 && count == boxes.len();
    Ok([
        Check {
            name: say.cycle_check_boxes(),
            note: say.cycle_check_boxes_note(opened, boxes.len()),
            done: all(opened),
            path: links::boxes(id),
        },
        Check {
            name: say.cycle_check_results(),
            note: say.cycle_check_results_note(settled, boxes.len()),
            done: all(settled),
            path: links::boxes(id),
        },
    ])
}
