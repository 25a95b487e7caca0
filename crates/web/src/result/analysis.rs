//! What leaders read out of the results: charts with their tables, strengths and weaknesses, what changed.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use documents::{
    chart::{self, Before, Drawn},
    document::Table,
};
use i18n::Say;
use review::{
    evaluation::label,
    result::{
        Score,
        analysis::{Analysed, Earlier, Spread, analyse, kept},
    },
    role::Act,
    template::CriterionKey,
};
use service::{
    Error,
    result::{Assessment, Line},
};
use storage::cycle::Review;

use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
};

/// The analysis.
#[derive(Template)]
#[template(path = "result/analysis.html")]
struct AnalysisPage {
    frame: Frame,
    workspace: Workspace,
    result: String,
    charts: Vec<Chart>,
    units: Vec<Unit>,
    /// Without results there is nothing to analyse.
    sealed: bool,
}

struct Chart {
    id: usize,
    title: String,
    svg: String,
    /// For a phone.
    narrow: String,
    table: Table,
}

/// What is told of one reporter.
struct Unit {
    name: String,
    strengths: String,
    weaknesses: String,
    spread: String,
    since: String,
}

/// `GET /reviews/{review}/result/analysis`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    seat.must(Act::SeeResults)?;
    Ok(render(&page(&house, &seat).await.say_in(seat.say())?))
}

async fn page(house: &House, seat: &Seat) -> Result<AnalysisPage, Error> {
    let reader = house.reader();
    let found = service::result::assess(&reader, &seat.review).await?;
    let before = service::result::before(&reader, &seat.review).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Result);
    let (charts, units) = match &found {
        None => (Vec::new(), Vec::new()),
        Some(found) => (charts(seat, found, before.as_ref()), units(seat.say(), found, before.as_ref())),
    };
    Ok(AnalysisPage {
        frame,
        workspace,
        result: links::result(seat.review.id),
        charts,
        units,
        sealed: found.is_none(),
    })
}

fn charts(seat: &Seat, found: &Assessment, before: Option<&(Review, Assessment)>) -> Vec<Chart> {
    let say = seat.say();
    let results = service::document::results(found, &seat.review, say.lang());
    let several = found.template.evaluation().criteria.len() > 1;
    let drawn = [
        Some(chart::by_score(say, &results)),
        Some(chart::marks(say, &results)),
        several.then(|| chart::by_criterion(say, &results)),
        chart::by_box(say, &results),
        before.map(|(review, last)| chart::by_year(say, &results, &compared(say, found, review, last))),
    ];
    let numbered = drawn.into_iter().flatten().enumerate();
    numbered
        .map(|(id, Drawn { title, svg, narrow, table })| Chart { id, title, svg, narrow, table })
        .collect()
}

/// Last year's composites, of units with the same code.
fn compared(say: Say, found: &Assessment, review: &Review, last: &Assessment) -> Before {
    let (mut composites, mut gone) = (BTreeMap::new(), Vec::new());
    for line in &last.lines {
        let Ok(score) = &line.score else { continue };
        match same_unit(found, line) {
            Some(now) => drop(composites.insert(now.reporter.id, score.value().clone())),
            None => {
                gone.push((line.reporter.unit.name.in_lang(say.lang()).to_owned(), score.value().clone()));
            }
        }
    }
    Before { year: review.year, composites, gone }
}

fn same_unit<'a>(found: &'a Assessment, line: &Line) -> Option<&'a Line> {
    found.lines.iter().find(|one| one.reporter.unit.code == line.reporter.unit.code)
}

fn units(say: Say, found: &Assessment, before: Option<&(Review, Assessment)>) -> Vec<Unit> {
    let scores: Vec<Score> = found.lines.iter().filter_map(|line| line.score.clone().ok()).collect();
    let earlier: BTreeMap<_, Earlier> = before.map_or_else(BTreeMap::new, |(_, last)| {
        let kept = last.lines.iter().filter_map(|line| {
            let now = same_unit(found, line)?.reporter.id;
            Some((now, kept(&last.template, &last.boxes, line.score.as_ref().ok()?)))
        });
        kept.collect()
    });
    let analysis = analyse(&found.template, &found.boxes, &scores, &earlier);
    let unit = |one: &Analysed| {
        let line = found.lines.iter().find(|line| line.reporter.id == one.reporter)?;
        Some(Unit {
            name: line.reporter.unit.name.in_lang(say.lang()).to_owned(),
            strengths: criteria(say, found, one, &one.strengths),
            weaknesses: criteria(say, found, one, &one.weaknesses),
            spread: one.spread.as_ref().map_or_else(String::new, |spread| apart(say, found, spread)),
            since: one
                .since
                .as_ref()
                .and_then(|since| since.composite.as_ref())
                .map_or_else(String::new, |change| signed(&change.round_half_up(places(found)))),
        })
    };
    analysis.reporters.iter().filter_map(unit).collect()
}

fn places(found: &Assessment) -> u8 {
    found.template.assessment().decimals
}

fn signed(number: &str) -> String {
    if number.starts_with('-') { number.to_owned() } else { format!("+{number}") }
}

/// Criteria with their score and how far it is from the mean of all.
fn criteria(say: Say, found: &Assessment, one: &Analysed, keys: &[CriterionKey]) -> String {
    let named = keys.iter().filter_map(|key| {
        let title = found.template.criterion(key)?.title.in_lang(say.lang());
        let on = one.criteria.iter().find(|on| on.criterion == *key)?;
        let (score, above) =
            (on.score.round_half_up(places(found)), on.above_mean.round_half_up(places(found)));
        Some(say.result_analysis_criterion(title, score, signed(&above)))
    });
    named.collect::<Vec<_>>().join(say.frame_list_comma())
}

fn apart(say: Say, found: &Assessment, spread: &Spread) -> String {
    let labels = |boxes: &[Vec<_>]| {
        boxes.iter().map(|groups: &Vec<_>| label(groups)).collect::<Vec<_>>().join(say.frame_list_comma())
    };
    let number = |number: &review::exact::Exact| number.round_half_up(places(found));
    say.result_analysis_spread(
        number(&spread.apart),
        labels(&spread.highest_of),
        number(&spread.highest),
        labels(&spread.lowest_of),
        number(&spread.lowest),
    )
}
