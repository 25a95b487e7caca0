//! The charts of a review's results, each with the table behind it. Marks and boxes that stay sealed are in none of
//! them: what is drawn is what [`Results::opened`] lets through.

use std::collections::BTreeMap;

use i18n::Say;
use review::{
    evaluation::label,
    exact::Exact,
    id::ReporterId,
    result::{BoxSums, Kind, Row, distribution as pooled},
    template::{CriterionKey, Grade, Tone},
    threshold::Operator,
};

use super::{Bar, Bound, Boxed, Figure, Pair, Panel, Room, Scored, Segment};
use crate::document::{Cell, Column, Table};
use crate::workbook::{Reported, Results};

/// A chart, and the same numbers as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// What it shows.
    pub title: String,
    /// The drawing, for a page; [`super::printed`] makes it fit for paper.
    pub svg: String,
    /// The same for a phone.
    pub narrow: String,
    /// Its numbers.
    pub table: Table,
}

/// The year before.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// Which.
    pub year: i16,
    /// The composites of those who are here this year as well.
    pub composites: BTreeMap<ReporterId, Exact>,
    /// Units that were there then only.
    pub gone: Vec<(String, Exact)>,
}

/// How often each grade was given to each reporter, over all boxes that count.
pub fn marks(say: Say, results: &Results<'_>) -> Drawn {
    let boxes = opened(results);
    let bar = |one: &Reported<'_>| {
        let marks = pooled(&boxes, &one.reporter);
        let votes = |grade: &Grade| marks.votes(&grade.key);
        Bar {
            name: one.unit.to_owned(),
            segments: segments(say, results, votes, marks.abstained()),
            score: shown(results, composite(one)),
        }
    };
    let bars: Vec<_> = results.reporters.iter().map(bar).collect();
    let mut columns = vec![unit(say, results)];
    columns.extend(legend(say, results).into_iter().map(|name| Column::figures(name, 2)));
    columns.push(Column::figures(say.result_composite(), 2));
    let row = |bar: &Bar| {
        let votes = bar.segments.iter().map(|segment| Cell::from(segment.count.to_string()));
        let score = bar.score.clone().unwrap_or_else(|| say.chart_no_score().to_owned());
        std::iter::once(Cell::from(bar.name.clone())).chain(votes).chain([score.into()]).collect()
    };
    let title = say.chart_marks().to_owned();
    let rows = bars.iter().map(row).collect();
    let [svg, narrow] = twice(|room| super::distribution(room, &title, &bars));
    Drawn { svg, narrow, table: table(columns, rows), title }
}

/// The same by criterion.
pub fn by_criterion(say: Say, results: &Results<'_>) -> Drawn {
    let boxes = opened(results);
    let criteria = &results.template.evaluation().criteria;
    let names: Vec<_> = results.reporters.iter().map(|one| one.unit.to_owned()).collect();
    let panels: Vec<_> = criteria
        .iter()
        .map(|criterion| {
            let bar = |one: &Reported<'_>| {
                let row = row_of(&boxes, one.reporter, &criterion.key);
                segments(say, results, |grade| row.votes(&grade.key), row.abstained)
            };
            let name = criterion.title.in_lang(say.lang()).to_owned();
            Panel { name, bars: results.reporters.iter().map(bar).collect() }
        })
        .collect();
    let mut columns = vec![unit(say, results), Column::words(say.workbook_criterion(), 3)];
    columns.extend(legend(say, results).into_iter().map(|name| Column::figures(name, 2)));
    let mut rows = Vec::new();
    for (place, name) in names.iter().enumerate() {
        for panel in &panels {
            let votes = panel.bars.get(place).into_iter().flatten();
            let votes = votes.map(|segment| Cell::from(segment.count.to_string()));
            rows.push([name.clone().into(), panel.name.clone().into()].into_iter().chain(votes).collect());
        }
    }
    let title = say.chart_criteria().to_owned();
    let [svg, narrow] = twice(|room| super::criteria(room, &title, &names, &panels));
    Drawn { svg, narrow, table: table(columns, rows), title }
}

/// How the boxes that count judged each reporter; none where no two of them do.
pub fn by_box(say: Say, results: &Results<'_>) -> Option<Drawn> {
    let rows: Vec<_> = results.reporters.iter().map(|one| boxed(results, one)).collect();
    if rows.iter().all(|row| row.boxes.len() < 2) {
        return None;
    }
    let letters: Vec<_> = results.boxes.iter().map(|sums| label(&sums.groups)).collect();
    let letters: Vec<_> = letters
        .into_iter()
        .filter(|one| rows.iter().any(|row| row.boxes.iter().any(|(found, _)| found == one)))
        .collect();
    let mut columns = vec![unit(say, results)];
    columns.extend(letters.iter().map(|letters| Column::figures(say.result_box(letters), 2)));
    let cells = |row: &Boxed| {
        let score = |letters: &String| {
            let found = row.boxes.iter().find(|(found, _)| found == letters);
            Cell::from(
                found.map_or_else(|| say.chart_no_score().to_owned(), |(_, figure)| figure.shown.clone()),
            )
        };
        std::iter::once(Cell::from(row.name.clone())).chain(letters.iter().map(score)).collect()
    };
    let title = say.chart_boxes().to_owned();
    let table = table(columns, rows.iter().map(cells).collect());
    let [svg, narrow] = twice(|room| super::boxes(room, &title, &rows));
    Some(Drawn { title, svg, narrow, table })
}

/// Composites, and where the grades begin.
pub fn by_score(say: Say, results: &Results<'_>) -> Drawn {
    let rules = results.template.assessment();
    let bound = |band: &review::template::Band| {
        let grade = results.template.grade(&band.grade);
        let grade = grade.map(|grade| grade.title.in_lang(say.lang())).unwrap_or_default();
        let at = places(&band.bound);
        let name = match band.operator {
            Operator::AtLeast => say.chart_band_at_least(grade, at),
            Operator::MoreThan => say.chart_band_more_than(grade, at),
        };
        Bound { name, at: band.bound.clone() }
    };
    let bounds: Vec<_> = rules.bands.iter().map(bound).collect();
    let scored =
        |one: &Reported<'_>| Scored { name: one.unit.to_owned(), score: figure(results, composite(one)) };
    let rows: Vec<_> = results.reporters.iter().map(scored).collect();
    let columns = vec![unit(say, results), Column::figures(say.result_composite(), 2)];
    let cells = |row: &Scored| {
        let score = row.score.as_ref().map_or_else(|| say.chart_no_score(), |figure| &figure.shown);
        vec![Cell::from(row.name.clone()), score.into()]
    };
    let (title, missing) = (say.chart_scores().to_owned(), say.chart_no_score());
    let table = table(columns, rows.iter().map(cells).collect());
    let [svg, narrow] = twice(|room| super::scores(room, &title, missing, &bounds, &rows));
    Drawn { title, svg, narrow, table }
}

/// This year's composites beside those of the year before. A unit that one of the years lacks has the other alone.
pub fn by_year(say: Say, results: &Results<'_>, before: &Before) -> Drawn {
    let pair = |name: &str, last: Option<&Exact>, this: Option<&Exact>| Pair {
        name: name.to_owned(),
        last: figure(results, last),
        this: figure(results, this),
        change: last.zip(this).map(|(last, this)| change(results, &this.minus(last))).unwrap_or_default(),
    };
    let here = results.reporters.iter();
    let here = here.map(|one| pair(one.unit, before.composites.get(&one.reporter), composite(one)));
    let gone = before.gone.iter().map(|(name, last)| pair(name, Some(last), None));
    let pairs: Vec<_> = here.chain(gone).collect();
    let years = [before.year.to_string(), results.year.to_string()];
    let mut columns = vec![unit(say, results)];
    columns.extend(years.iter().map(|year| Column::figures(year.clone(), 2)));
    columns.push(Column::figures(say.chart_change(), 2));
    let cells = |pair: &Pair| {
        let score = |figure: &Option<Figure>| {
            Cell::from(figure.as_ref().map_or_else(|| say.chart_no_score(), |figure| &figure.shown))
        };
        vec![pair.name.clone().into(), score(&pair.last), score(&pair.this), pair.change.clone().into()]
    };
    let [last, this] = &years;
    let title = say.chart_years(this, last);
    let table = table(columns, pairs.iter().map(cells).collect());
    let [svg, narrow] = twice(|room| super::years(room, &title, [last, this], say.chart_no_score(), &pairs));
    Drawn { title, svg, narrow, table }
}

fn twice(draw: impl Fn(Room) -> String) -> [String; 2] {
    [Room::Wide, Room::Narrow].map(draw)
}

fn opened(results: &Results<'_>) -> Vec<BoxSums> {
    results.boxes.iter().filter(|sums| results.opened(sums).is_some()).cloned().collect()
}

fn row_of(boxes: &[BoxSums], reporter: ReporterId, criterion: &CriterionKey) -> Row {
    let rows = boxes.iter().filter_map(|sums| sums.rows.as_ref()?.get(&reporter)?.get(criterion));
    rows.fold(Row::default(), |sum, row| sum.plus(row))
}

fn boxed(results: &Results<'_>, one: &Reported<'_>) -> Boxed {
    let evaluation = one.score.ok().and_then(|score| score.evaluation());
    let boxes = evaluation.iter().flat_map(|evaluation| &evaluation.parts).filter_map(|part| {
        let Kind::Box { groups } = &part.of.kind else { return None };
        let opened = |group| {
            results.boxes.iter().any(|sums| sums.groups.contains(group) && results.opened(sums).is_some())
        };
        groups.iter().all(opened).then_some(())?;
        Some((label(groups), figure(results, Some(&part.of.value))?))
    });
    Boxed { name: one.unit.to_owned(), boxes: boxes.collect() }
}

fn composite<'a>(one: &Reported<'a>) -> Option<&'a Exact> {
    one.score.ok().map(review::result::Score::value)
}

fn figure(results: &Results<'_>, value: Option<&Exact>) -> Option<Figure> {
    Some(Figure { value: value?.clone(), shown: shown(results, value)? })
}

fn shown(results: &Results<'_>, value: Option<&Exact>) -> Option<String> {
    Some(value?.round_half_up(results.template.assessment().decimals))
}

/// With its sign; what is printed as nothing has none.
fn change(results: &Results<'_>, by: &Exact) -> String {
    let rounded = by.round_half_up(results.template.assessment().decimals);
    match rounded.strip_prefix('-') {
        Some(size) => format!("−{size}"),
        None if rounded.bytes().all(|b| b == b'0' || b == b'.') => rounded,
        None => format!("+{rounded}"),
    }
}

/// A number of the rules, no longer than it is.
fn places(value: &Exact) -> String {
    let fits = (0..4).find(|places| value.round_half_up(*places).parse().as_ref() == Ok(value));
    value.round_half_up(fits.unwrap_or(4))
}

fn segments(say: Say, results: &Results<'_>, votes: impl Fn(&Grade) -> u64, abstained: u64) -> Vec<Segment> {
    let rules = results.template.evaluation();
    let counts =
        rules.grades.iter().map(|grade| (tone(grade.tone), votes(grade))).chain([("abstain", abstained)]);
    let named = legend(say, results).into_iter().zip(counts);
    named.map(|(name, (tone, count))| Segment { name, tone, count }).collect()
}

/// The grades from the best down, then abstentions.
fn legend(say: Say, results: &Results<'_>) -> Vec<String> {
    let rules = results.template.evaluation();
    let titles = rules.grades.iter().map(|grade| &grade.title).chain([&rules.abstain.title]);
    titles.map(|title| title.in_lang(say.lang()).to_owned()).collect()
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::FairlyGood => "fairly_good",
        Tone::Average => "average",
        Tone::Poor => "poor",
    }
}

fn unit(say: Say, results: &Results<'_>) -> Column {
    Column::words(results.template.vocabulary().unit.in_lang(say.lang()), 4)
}

fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table { caption: None, unit: None, columns, rows }
}
