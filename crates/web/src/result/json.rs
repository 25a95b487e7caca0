use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use review::result::{Explained, Kind, Suggested};
use serde_json::{Map, Value, json};
use service::{
    Error,
    result::{Assessment, Line},
};

use super::{
    handlers::may_see,
    scores::{composite, onsite, worst_share},
};
use crate::{
    fault::{InTheWordsOf, Page},
    gate::Seat,
    house::House,
};

/// `GET /reviews/{review}/result.json`: the same numbers for programs.
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    may_see(&seat)?;
    let assessment = service::result::assess(&house.reader(), &seat.review).await.say_in(seat.say())?;
    let assessment = assessment.ok_or(Error::NotFound).say_in(seat.say())?;
    let reporters: Vec<_> = assessment.lines.iter().map(|line| reporter(&assessment, line)).collect();
    Ok::<Response, _>(Json(json!({ "reporters": reporters })).into_response())
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
        | Kind::Adjustment { .. } => None,
    }
}
