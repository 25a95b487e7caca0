//! The ballot on paper: evaluation forms (D15), issue and collection (D16), tally (D17), count report (D18). Numbers
//! are of whole boxes, which are merged before anybody votes: no smaller group stands in any of them.

use i18n::Lang;
use review::{
    template::{Group, OwnRow},
    words::Words,
};

use super::{Occasion, Speaker, Teller, heading, report::BOX, second, signatures, table, text};
use crate::document::{Block, Cell, Column, Document};

/// D15: a form for each group, to be marked by hand.
pub fn forms(lang: Lang, on: &Occasion, speakers: &[Speaker]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let title = |group: &Group| say.document_form_title(tell.meeting(), &group.key);
    let mut groups = on.template.evaluation().groups.iter();
    let first = groups.next();
    let mut blocks = first.map_or_else(Vec::new, |group| form(tell, group, speakers));
    for group in groups {
        blocks.push(Block::Part { label: None, title: title(group) });
        blocks.extend(form(tell, group, speakers));
    }
    tell.upright(first.map_or_else(String::new, title), blocks)
}

fn form(tell: Teller, group: &Group, speakers: &[Speaker]) -> Vec<Block> {
    let (say, rules) = (tell.say, tell.on.template.evaluation());
    let answers = || rules.grades.iter().map(|grade| &grade.title).chain([&rules.abstain.title]);
    let columns = [Column::words(tell.unit(), 6), Column::words(say.document_criterion(), 6)];
    let columns =
        columns.into_iter().chain(answers().map(|title| Column::marks(tell.of(title), wide(title))));
    let rows = speakers.iter().flat_map(|one| {
        rules.criteria.iter().enumerate().map(move |(at, criterion)| {
            let unit = if at == 0 { tell.of(&one.unit) } else { "" };
            let boxes = answers().map(|_| Cell::from(BOX));
            [Cell::from(unit), Cell::from(tell.of(&criterion.title))].into_iter().chain(boxes).collect()
        })
    });
    let mut guidance = vec![
        say.document_form_tick().to_owned(),
        say.document_form_unsigned().to_owned(),
        say.document_form_abstain(tell.of(&rules.abstain.title)),
    ];
    if group.own_row == OwnRow::Skip {
        guidance.push(say.document_form_own_row().to_owned());
    }
    vec![
        Block::Facts(vec![(
            say.document_group().to_owned(),
            format!("{} {}", group.key, tell.of(&group.title)),
        )]),
        Block::Table(table(columns.collect(), rows.collect())),
        Block::Guidance(guidance),
    ]
}

/// A box as its scrutineers counted it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The letters of its groups, such as `C+D`.
    pub label: String,
    /// What its groups are called.
    pub groups: Vec<Words>,
    /// Who may vote, and who of them came.
    pub roll: u64,
    /// Who came.
    pub present: u64,
    /// Cards and papers handed out and come back; none until it is signed.
    pub signed: Option<Signed>,
    /// Ballots that were replaced by a later one of the same card.
    pub replaced: u64,
    /// Hashes that anybody can compare with the board: election, closing, sum. Blank where there is none yet.
    pub prints: [String; 3],
}

/// A signed count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Handed out.
    pub issued: u64,
    /// Come back.
    pub collected: u64,
    /// … of which count …
    pub valid: u64,
    /// … and do not.
    pub invalid: u64,
}

/// D16: what was handed out and what came back.
pub fn issue_record(lang: Lang, on: &Occasion, boxes: &[Counted]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let blocks = vec![
        tell.when_and_where(),
        Block::Table(counts(tell, boxes)),
        Block::Guidance(vec![say.document_count_rule().to_owned()]),
        signatures(&[say.document_chief_scrutineer(), say.document_scrutineer()]),
    ];
    tell.upright(tell.titled(say.document_issue_record()), blocks)
}

fn counts(tell: Teller, boxes: &[Counted]) -> crate::document::Table {
    let say = tell.say;
    let heads = [
        say.document_roll(),
        say.document_present(),
        say.document_issued(),
        say.document_collected(),
        say.document_valid(),
        say.document_invalid(),
        say.document_missing(),
    ];
    let columns = [Column::words(say.document_box(), 5)].into_iter();
    let columns = columns.chain(heads.map(|head| Column::figures(head, 2))).collect();
    let rows = boxes.iter().map(|one| row(&one.label, Some([one.roll, one.present]), one.signed.as_ref()));
    let signed: Option<Vec<_>> = boxes.iter().map(|one| one.signed).collect();
    let all = signed.filter(|all| all.len() > 1).map(|all| {
        let sum = |of: fn(&Signed) -> u64| all.iter().map(of).sum();
        Signed {
            issued: sum(|one| one.issued),
            collected: sum(|one| one.collected),
            valid: sum(|one| one.valid),
            invalid: sum(|one| one.invalid),
        }
    });
    let heads = [boxes.iter().map(|one| one.roll).sum(), boxes.iter().map(|one| one.present).sum()];
    let total = all.map(|all| row(say.document_total(), Some(heads), Some(&all)));
    table(columns, rows.chain(total).collect())
}

fn row(label: &str, heads: Option<[u64; 2]>, signed: Option<&Signed>) -> Vec<Cell> {
    let heads = heads.into_iter().flatten().map(|number| Cell::from(number.to_string()));
    let numbers = signed.map(|one| {
        let missing = one.issued.saturating_sub(one.collected);
        [one.issued, one.collected, one.valid, one.invalid, missing]
    });
    let numbers = numbers.into_iter().flatten().map(|number| Cell::from(number.to_string()));
    std::iter::once(Cell::from(label)).chain(heads).chain(numbers).collect()
}

/// How often each answer was chosen in a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The letters of its groups.
    pub label: String,
    /// One for each reporter and criterion; none where the box stays sealed.
    pub rows: Option<Vec<Row>>,
}

/// One reporter on one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub unit: Words,
    /// Which criterion.
    pub criterion: Words,
    /// For each grade, from the best down.
    pub votes: Vec<u64>,
    /// Who chose no grade.
    pub abstained: u64,
}

/// D17: every count.
pub fn tally(lang: Lang, on: &Occasion, boxes: &[Tally]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let mut blocks = vec![tell.when_and_where()];
    for one in boxes {
        blocks.push(heading(say.document_box_named(&one.label)));
        blocks.push(match &one.rows {
            None => text(say.document_box_withheld(on.template.evaluation().minimum_group)),
            Some(rows) => Block::Table(votes(tell, rows, true)),
        });
    }
    blocks.push(signatures(&[say.document_scrutineer(), say.document_teller()]));
    tell.upright(tell.titled(say.document_tally()), blocks)
}

/// D18: the signed statement: what was handed out and came back, and how often each grade was given.
pub fn count_report(lang: Lang, on: &Occasion, counted: &[Counted], boxes: &[Tally]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let mut blocks = vec![
        tell.when_and_where(),
        heading(say.document_count_issue()),
        Block::Table(counts(tell, counted)),
        heading(say.document_count_votes()),
    ];
    for one in boxes {
        blocks.push(second(say.document_box_named(&one.label)));
        blocks.push(match &one.rows {
            None => text(say.document_box_withheld(on.template.evaluation().minimum_group)),
            Some(rows) => Block::Table(votes(tell, &by_unit(rows), false)),
        });
    }
    blocks.push(heading(say.document_count_prints()));
    for one in counted {
        blocks.push(second(say.document_box_named(&one.label)));
        let names = [say.document_print_election(), say.document_print_closing(), say.document_print_sum()];
        let known = names.into_iter().zip(&one.prints).filter(|(_, print)| !print.is_empty());
        blocks.extend(known.map(|(name, print)| Block::Item(say.document_labelled(name, in_fours(print)))));
    }
    blocks.push(Block::Guidance(vec![say.document_count_rule().to_owned()]));
    blocks.push(signatures(&[
        say.document_chief_scrutineer(),
        say.document_scrutineer(),
        say.document_teller(),
        say.document_chair(),
    ]));
    tell.upright(tell.titled(say.document_count_report()), blocks)
}

fn votes(tell: Teller, rows: &[Row], by_criterion: bool) -> crate::document::Table {
    let (say, rules) = (tell.say, tell.on.template.evaluation());
    let criterion = by_criterion.then(|| Column::words(say.document_criterion(), 6));
    let answers = rules.grades.iter().map(|grade| &grade.title).chain([&rules.abstain.title]);
    let answers = answers.map(|title| Column::figures(tell.of(title), wide(title)));
    let columns = [Some(Column::words(tell.unit(), 6)), criterion].into_iter().flatten().chain(answers);
    let rows = rows.iter().map(|row| {
        let criterion = by_criterion.then(|| Cell::from(tell.of(&row.criterion)));
        let names = [Some(Cell::from(tell.of(&row.unit))), criterion].into_iter().flatten();
        let numbers = row.votes.iter().chain([&row.abstained]).map(|number| Cell::from(number.to_string()));
        names.chain(numbers).collect()
    });
    table(columns.collect(), rows.collect())
}

/// A grade is a word or two; what stands for no grade is longer.
fn wide(title: &Words) -> u16 {
    if title.in_lang(Lang::Zh).chars().count() > 3 { 3 } else { 2 }
}

/// All criteria of each unit added, in the order in which units come first.
fn by_unit(rows: &[Row]) -> Vec<Row> {
    let mut all: Vec<Row> = Vec::new();
    for row in rows {
        match all.iter_mut().find(|one| one.unit == row.unit) {
            None => all.push(row.clone()),
            Some(one) => {
                one.abstained += row.abstained;
                for (sum, votes) in one.votes.iter_mut().zip(&row.votes) {
                    *sum += votes;
                }
            }
        }
    }
    all
}

/// A hash in groups that two people can read to each other.
fn in_fours(hash: &str) -> String {
    let characters: Vec<_> = hash.chars().collect();
    let groups = characters.chunks(4).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}
