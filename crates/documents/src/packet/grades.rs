//! From scores to grades: composite assessment (D19), extract of the committee's minutes (D20), circular (D22).

use i18n::{Lang, Say};
use review::{exact::Exact, template::GradeKey, time::Day, words::Words};

use super::{Occasion, Speaker, Teller, heading, place, signatures, table, text};
use crate::{
    chart::{self, Drawn},
    document::{Block, Cell, Column, Document},
    workbook::Results,
};

/// A reporter's result, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// Who.
    pub speaker: Speaker,
    /// Each input of the template, in its order; none where it is missing.
    pub inputs: Vec<Option<Exact>>,
    /// Bonuses, deductions and limits together.
    pub adjusted: Exact,
    /// The composite; none while something is missing.
    pub composite: Option<Exact>,
    /// The suggested grade; none for a tie that the committee parts.
    pub suggested: Option<GradeKey>,
    /// The committee's grade.
    pub decided: Option<GradeKey>,
    /// Why, where it departs from the suggestion.
    pub reason: String,
}

/// D19: inputs, composite, suggested and decided grade of everybody, best first.
pub fn composite(lang: Lang, on: &Occasion, lines: &[Graded], charts: Vec<Block>) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let rules = on.template.assessment();
    let inputs = rules.inputs.iter().map(|input| {
        let weight = super::percent(&input.weight);
        Column::figures(say.document_share_of(tell.of(&input.title), weight), 4)
    });
    let head = [Column::marks(say.document_rank(), 2), Column::words(tell.unit(), 6)];
    let tail = [
        Column::figures(say.document_adjusted(), 3),
        Column::figures(say.document_composite_score(), 3),
        Column::marks(say.document_suggested(), 4),
        Column::marks(say.document_decided(), 3),
    ];
    let columns = head.into_iter().chain(inputs).chain(tail).collect();
    let lines = by_score(lines);
    let rows = lines.iter().map(|line| row(tell, &lines, line));
    let mut grid = table(columns, rows.collect());
    grid.unit = Some(say.document_in_points(rules.decimals));
    let closing = [
        Block::Guidance(vec![say.document_rounded_once(rules.decimals)]),
        signatures(&[say.document_reckoned_by(), say.document_checked_by()]),
        tell.issued(tell.committee()),
    ];
    let blocks = std::iter::once(Block::Table(grid)).chain(closing).chain(charts).collect();
    tell.across(tell.titled(say.document_composite()), blocks)
}

/// The drawings that go with the composite table, from a new page on; the table is before them.
pub fn charts(lang: Lang, results: &Results<'_>) -> Vec<Block> {
    let say = Say(lang);
    let drawn = [chart::by_score(say, results), chart::marks(say, results)];
    let blocks = drawn.into_iter().flat_map(|Drawn { title, svg, .. }| {
        let described = title.clone();
        [Block::Part { label: None, title }, Block::Chart { svg, described }]
    });
    blocks.collect()
}

fn by_score(lines: &[Graded]) -> Vec<&Graded> {
    let mut lines: Vec<_> = lines.iter().collect();
    lines.sort_by(|a, b| b.composite.cmp(&a.composite));
    lines
}

fn row(tell: Teller, all: &[&Graded], line: &Graded) -> Vec<Cell> {
    let places = tell.on.template.assessment().decimals;
    let score = |number: &Option<Exact>| {
        number
            .as_ref()
            .map_or_else(|| tell.say.document_none_yet().to_owned(), |number| number.round_half_up(places))
    };
    let before = all.iter().filter(|other| other.composite > line.composite).count();
    let grade = |key: &Option<GradeKey>| Cell::from(grade_name(tell, key.as_ref()));
    let adjusted = if line.adjusted.is_zero() { String::new() } else { line.adjusted.round_half_up(places) };
    let head = [place(before), Cell::from(tell.of(&line.speaker.unit))];
    let suggested = match &line.suggested {
        None if line.composite.is_some() => Cell::from(tell.say.document_tie()),
        None | Some(_) => grade(&line.suggested),
    };
    let tail = [Cell::from(adjusted), Cell::strong(score(&line.composite)), suggested, grade(&line.decided)];
    head.into_iter().chain(line.inputs.iter().map(|input| Cell::from(score(input)))).chain(tail).collect()
}

pub(super) fn grade_name<'a>(tell: Teller<'a>, key: Option<&GradeKey>) -> &'a str {
    let found = key.and_then(|key| tell.on.template.grade(key));
    found.map_or("", |grade| grade.title.in_lang(tell.say.lang()))
}

/// The committee's sitting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sitting {
    /// The day; none to be written by hand.
    pub day: Option<Day>,
    /// Who presided.
    pub chair: String,
    /// Who was present.
    pub present: Vec<String>,
    /// Who kept the minutes.
    pub keeper: String,
    /// Why a cap or a floor is not kept; blank where all are.
    pub breach: String,
}

/// D20: what the committee decided, and why where it departed from the rules' suggestion.
pub fn minutes(lang: Lang, on: &Occasion, lines: &[Graded], sitting: &Sitting) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let day = sitting.day.map_or_else(String::new, |day| tell.civil(day));
    let or_blank =
        |text: &str| if text.is_empty() { "＿＿＿＿＿＿".to_owned() } else { text.to_owned() };
    let mut blocks = vec![
        Block::Facts(vec![
            (say.document_time().to_owned(), or_blank(&day)),
            (say.document_chair().to_owned(), or_blank(&sitting.chair)),
            (say.document_keeper().to_owned(), or_blank(&sitting.keeper)),
        ]),
        text(say.document_labelled(
            say.document_present_members(),
            or_blank(&tell.list(sitting.present.iter().map(String::as_str))),
        )),
        text(say.document_minutes_heard(tell.committee(), on.year, tell.meeting())),
        heading(say.document_minutes_decided()),
    ];
    for grade in &on.template.evaluation().grades {
        let given = lines.iter().filter(|line| line.decided.as_ref() == Some(&grade.key));
        let units: Vec<_> = given.map(|line| tell.of(&line.speaker.unit)).collect();
        if !units.is_empty() {
            let count = units.len();
            blocks.push(Block::Item(say.document_minutes_grade(
                tell.of(&grade.title),
                count,
                tell.list(units),
            )));
        }
    }
    let reasons: Vec<_> =
        lines.iter().filter(|line| line.decided.is_some() && !line.reason.is_empty()).collect();
    if !reasons.is_empty() {
        blocks.push(heading(say.document_minutes_reasons()));
        blocks.extend(reasons.into_iter().map(|line| {
            text(say.document_minutes_reason(
                tell.of(&line.speaker.unit),
                grade_name(tell, line.decided.as_ref()),
                &line.reason,
            ))
        }));
    }
    if !sitting.breach.trim().is_empty() {
        blocks.push(heading(say.document_minutes_breach()));
        blocks.push(text(&sitting.breach));
    }
    blocks.push(signatures(&[say.document_chair(), say.document_keeper()]));
    blocks.push(tell.issued(tell.committee()));
    tell.upright(tell.titled(say.document_minutes_extract()), blocks)
}

/// D22: the decided grades, for a set circle. No figures: whoever wants them asks the committee.
pub fn circular(lang: Lang, on: &Occasion, lines: &[Graded]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let columns = vec![
        Column::marks(say.document_number(), 1),
        Column::words(tell.unit(), 6),
        Column::words(tell.reporter(), 6),
        Column::marks(say.document_grade(), 3),
    ];
    let ranks = on.template.evaluation().grades.iter().map(|grade| &grade.key);
    let sorted = ranks.flat_map(|key| lines.iter().filter(move |line| line.decided.as_ref() == Some(key)));
    let rows = sorted.enumerate().map(|(at, line)| {
        vec![
            place(at),
            Cell::from(tell.of(&line.speaker.unit)),
            Cell::from(tell.of(&line.speaker.title)),
            Cell::from(grade_name(tell, line.decided.as_ref())),
        ]
    });
    let blocks = vec![
        Block::Addressee(say.document_notice_to(tell.unit())),
        text(say.document_circular_text(tell.organisation(), on.year, tell.meeting(), tell.committee())),
        Block::Table(table(columns, rows.collect())),
        tell.issued(tell.committee()),
    ];
    tell.upright(tell.titled(say.document_circular()), blocks)
}

/// What a reporter is told, alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// To whom.
    pub speaker: Speaker,
    /// The decided grade, where it is told.
    pub grade: Option<GradeKey>,
    /// The composite, where it is told.
    pub composite: Option<Exact>,
    /// What leaders said.
    pub remarks: Vec<super::day::Remark>,
    /// How often each grade of the template was given, over all boxes, and no grade; none where it is not told.
    pub marks: Option<(Vec<u64>, u64)>,
    /// What waits to be mended.
    pub problems: Vec<Words>,
    /// What is asked of the unit, and of all.
    pub requirements: Vec<Words>,
    /// What follows from the grade or from a trigger.
    pub consequences: Vec<Words>,
    /// The last days to acknowledge and to object; none where there is no such day.
    pub until: [Option<Day>; 2],
}

/// D21: the letter, and on a page of its own the receipt that comes back.
pub fn letter(lang: Lang, on: &Occasion, letter: &Letter) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let places = on.template.assessment().decimals;
    let mut blocks = vec![
        Block::Addressee(
            say.document_letter_to(tell.of(&letter.speaker.unit), tell.of(&letter.speaker.title)),
        ),
        text(say.document_letter_begins(on.year, tell.meeting())),
    ];
    let grade = letter.grade.as_ref().map(|key| text(say.document_letter_grade(grade_name(tell, Some(key)))));
    let score = letter.composite.as_ref();
    let score = score.map(|score| text(say.document_letter_score(score.round_half_up(places))));
    if grade.is_some() || score.is_some() {
        blocks.push(heading(say.document_letter_result()));
        blocks.extend([grade, score].into_iter().flatten());
    }
    blocks.extend(letter.marks.as_ref().map(|(votes, abstained)| marks(tell, votes, *abstained)));
    if !letter.remarks.is_empty() {
        blocks.push(heading(say.document_letter_opinion()));
        blocks.extend(letter.remarks.iter().flat_map(|remark| super::day::remarked(tell, remark)));
    }
    let lists = [
        (say.document_letter_problems(), &letter.problems),
        (say.document_requirements(), &letter.requirements),
        (say.document_letter_consequences(), &letter.consequences),
    ];
    for (title, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        blocks.push(heading(title));
        blocks.extend(list.iter().map(|one| Block::Item(tell.of(one).to_owned())));
    }
    let [acknowledge, object] = letter.until;
    blocks.extend(acknowledge.map(|day| text(say.document_letter_acknowledge(tell.civil(day)))));
    blocks.extend(object.map(|day| text(say.document_letter_object(tell.civil(day)))));
    blocks.push(tell.issued(tell.committee()));
    blocks.push(Block::Part { label: None, title: say.document_receipt().to_owned() });
    blocks.push(super::report::whose(tell, &letter.speaker));
    blocks.push(text(say.document_receipt_text(on.year, tell.meeting())));
    blocks.push(Block::Room { label: say.document_receipt_opinion().to_owned(), lines: 6 });
    blocks.push(signatures(&[tell.reporter()]));
    tell.upright(tell.titled(say.document_letter()), blocks)
}

/// How often each grade was given, over all boxes together.
fn marks(tell: Teller, votes: &[u64], abstained: u64) -> Block {
    let rules = tell.on.template.evaluation();
    let answers = rules.grades.iter().map(|grade| &grade.title).chain([&rules.abstain.title]);
    let columns = answers.map(|title| Column::marks(tell.of(title), 2)).collect();
    let row = votes.iter().chain([&abstained]).map(|votes| Cell::from(votes.to_string())).collect();
    Block::Table(table(columns, vec![row]))
}
