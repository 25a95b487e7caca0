use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use i18n::Say;
use review::result::{Explained, Kind, Row, Rows, Suggested, release::Sight};
use serde_json::{Map, Value, json};
use service::{
    Error,
    result::{Assessment, Line},
};

use super::{
    scores::{composite, onsite, worst_share},
    seen::{self, must_see},
};
use crate::{
    fault::{InTheWordsOf, Page},
    gate::Seat,
    house::House,
};

/// `GET /reviews/{review}/result.json`: the same numbers for programs.
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    let sight = must_see(&house, &seat).await?;
    let assessment = service::result::assess(&house.reader(), &seat.review).await.say_in(seat.say())?;
    let assessment = assessment.ok_or(Error::NotFound).say_in(seat.say())?;
    if !sight.is_whole() {
        return Ok(Json(json!({ "reporters": part(seat.say(), &assessment, &sight) })).into_response());
    }
    let reporters: Vec<_> = assessment.lines.iter().map(|line| reporter(&assessment, line)).collect();
    let papers = papers(&house, &seat).await.say_in(seat.say())?;
    Ok::<Response, _>(Json(json!({ "reporters": reporters, "papers": papers })).into_response())
}

/// As far as it may be seen: what is not said of a reporter has no key.
fn part(say: Say, assessment: &Assessment, sight: &Sight) -> Vec<Value> {
    let whole = seen::whole(assessment, sight).into_iter().map(|line| {
        let mut all = reporter(assessment, line);
        if let Some(all) = all.as_object_mut().filter(|_| !sight.names(line.reporter.id)) {
            all.remove("unit");
            all.remove("reason");
        }
        all
    });
    let grades = seen::grades(say, assessment, sight);
    let grades = grades.into_iter().map(|one| json!({ "name": one.unit, "decided_name": one.grade }));
    whole.chain(grades).collect()
}

/// The signed count of each box's papers. `counted` is false where they were too few.
async fn papers(house: &House, seat: &Seat) -> Result<Map<String, Value>, Error> {
    let mut all = Map::new();
    for one in storage::evaluation::boxes(&house.reader(), seat.review.id).await? {
        let pile = storage::evaluation::paper::pile(&house.reader(), &one.id).await?;
        let Some((pile, signed)) = pile.and_then(|pile| Some((pile.clone(), pile.signed?))) else { continue };
        let count = json!({
            "issued": pile.issued,
            "collected": pile.collected,
            "valid": signed.valid,
            "void": signed.void.len(),
            "unclear_rows": signed.unclear,
            "counted": signed.counts.is_some(),
        });
        all.insert(one.label, count);
    }
    Ok(all)
}

/// How often each answer was chosen in each box, all criteria together: sealed and paper ballots apart, and added.
fn sums(assessment: &Assessment, line: &Line) -> Map<String, Value> {
    let of = |rows: Option<&Rows>| {
        rows.and_then(|rows| rows.get(&line.reporter.id)).map(|rows| {
            let all = rows.values().fold(Row::default(), |sum, row| sum.plus(row));
            let grades = assessment.template.evaluation().grades.iter();
            let votes = grades.map(|grade| (grade.key.to_string(), all.votes(&grade.key).into()));
            votes.chain([("abstain".to_owned(), all.abstained.into())]).collect::<Map<_, Value>>()
        })
    };
    let each = assessment.boxes.iter().zip(&assessment.parts).map(|(one, parts)| {
        let sums = json!({
            "sealed": of(parts.sealed.as_ref()),
            "paper": of(parts.paper.as_ref()),
            "together": of(one.rows.as_ref()),
        });
        (review::evaluation::label(&one.groups), sums)
    });
    each.collect()
}

fn reporter(assessment: &Assessment, line: &Line) -> Value {
    let template = &assessment.template;
    let counts: Map<_, _> = template
        .evaluation()
        .grades
        .iter()
        .map(|grade| (grade.key.to_string(), line.marks.votes(&grade.key).into()))
        .chain([("abstain".to_owned(), line.marks.abstained().into())])
        .collect();
    json!({
        "unit": line.reporter.unit.code,
        "boxes": boxes(line),
        "onsite": onsite(line),
        "composite": composite(line, template),
        "poor": worst_share(&line.marks, template),
        "suggested": line.suggestion.as_ref().map(|one| match &one.suggested {
            Suggested::Grade(grade) => grade.to_string(),
            Suggested::Tie { .. } => "tie".to_owned(),
        }),
        "trigger": line.suggestion.as_ref().is_some_and(|one| !one.fired.is_empty()),
        "decided": line.decision.as_ref().map(|decision| decision.grade.to_string()),
        "reason": line.decision.as_ref().map(|decision| decision.reason.clone()),
        "counts": counts,
        "sums": sums(assessment, line),
    })
}

/// Each box's score with four places.
fn boxes(line: &Line) -> Map<String, Value> {
    let walked = line.score.as_ref().map(|score| score.composite.walk()).unwrap_or_default();
    walked.into_iter().filter_map(of_box).collect()
}

fn of_box(number: &Explained) -> Option<(String, Value)> {
    match &number.kind {
        Kind::Box { groups } => {
            Some((review::evaluation::label(groups), number.value.round_half_up(4).into()))
        }
        Kind::Composite
        | Kind::Evaluation { .. }
        | Kind::Criterion { .. }
        | Kind::Grade { .. }
        | Kind::Abstained
        | Kind::Entered { .. }
        | Kind::Checks { .. }
        | Kind::Check { .. }
        | Kind::Adjustment { .. }
        | Kind::Excess { .. }
        | Kind::Absent { .. }
        | Kind::Judges { .. }
        | Kind::Judge => None,
    }
}
