//! The day itself: agenda (D10), host's script (D11), sign-in sheet (D12), running order (D13), comments (D14).

use i18n::{
    Lang, moment,
    sorting::{NameOrder, sorted_by_name},
};
use review::{
    template::{GroupKey, Slot},
    time::Instant,
    words::Words,
};

use super::{Occasion, Speaker, Teller, heading, place, second, signatures, table, text};
use crate::document::{Block, Cell, Column, Document};

/// A point of the agenda as it stands on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The point.
    pub slot: Slot,
    /// Left out on the day.
    pub skipped: bool,
}

/// D10: the points with their times, as planned.
pub fn agenda(lang: Lang, on: &Occasion, points: &[Point], speakers: &[Speaker]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let count = u32::try_from(speakers.len()).unwrap_or(u32::MAX);
    let mut at = on.meets_at;
    let kept = points.iter().filter(|point| !point.skipped).enumerate();
    let rows = kept.map(|(number, point)| {
        let minutes = point.slot.kind.minutes(count);
        let begins = moment::time(at, &on.zone);
        at = at.plus_ms(i64::from(minutes).saturating_mul(60_000));
        vec![
            place(number),
            Cell::from(tell.of(&point.slot.title)),
            Cell::from(begins),
            Cell::from(minutes.to_string()),
        ]
    });
    let columns = vec![
        Column::marks(say.document_number(), 1),
        Column::words(say.document_point(), 6),
        Column::marks(say.document_begins(), 2),
        Column::figures(say.document_minutes(), 2),
    ];
    let rows = rows.collect();
    let mut blocks = vec![tell.when_and_where(), Block::Table(table(columns, rows))];
    if !speakers.is_empty() && points.iter().any(|point| point.slot.kind.is_reports()) {
        blocks.push(heading(say.document_order()));
        blocks.push(Block::Table(order_table(tell, speakers)));
    }
    tell.upright(tell.titled(say.document_agenda()), blocks)
}

/// One paragraph of the host's script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptLine {
    /// Read out.
    Said(String),
    /// Read out one by one.
    List(Vec<String>),
    /// For the host alone.
    Cue(String),
}

/// What is said at a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptPoint {
    /// The point.
    pub title: String,
    /// When it is due.
    pub when: String,
    /// In the order in which they are read.
    pub lines: Vec<ScriptLine>,
}

/// D11: what the host says.
pub fn script(lang: Lang, on: &Occasion, points: &[ScriptPoint]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let mut blocks = vec![tell.when_and_where()];
    for point in points {
        let title = match point.when.as_str() {
            "" => point.title.clone(),
            when => format!("{}（{when}）", point.title),
        };
        blocks.push(heading(title));
        blocks.extend(point.lines.iter().flat_map(|line| match line {
            ScriptLine::Said(said) => vec![text(said)],
            ScriptLine::List(list) => list.iter().map(|one| Block::Item(one.clone())).collect(),
            ScriptLine::Cue(cue) => vec![Block::Guidance(vec![cue.clone()])],
        }));
    }
    tell.upright(tell.titled(say.document_script()), blocks)
}

/// Somebody on the roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// The name.
    pub name: Words,
    /// The post.
    pub title: Words,
    /// Of which unit, where one is known.
    pub unit: Option<Words>,
    /// With whom this person votes.
    pub group: GroupKey,
}

/// D12: who is expected, by name, with room to sign.
pub fn sign_in(lang: Lang, on: &Occasion, guests: Vec<Guest>) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let columns = || {
        vec![
            Column::marks(say.document_number(), 2),
            Column::words(say.document_person(), 5),
            Column::words(say.document_unit_and_post(), 8),
            Column::words(say.document_signature(), 5),
        ]
    };
    let order = match lang {
        Lang::Zh => NameOrder::Pinyin,
        Lang::En => NameOrder::English,
    };
    let guests = sorted_by_name(guests, order, |guest| &guest.name);
    let mut blocks = vec![tell.when_and_where()];
    for group in &on.template.evaluation().groups {
        let of_group = guests.iter().filter(|guest| guest.group == group.key);
        let rows: Vec<_> = of_group
            .enumerate()
            .map(|(at, guest)| {
                let unit = guest.unit.as_ref().map(|unit| tell.of(unit));
                let post = [unit.unwrap_or_default(), tell.of(&guest.title)].join(" ");
                vec![place(at), Cell::from(tell.of(&guest.name)), Cell::from(post.trim()), Cell::default()]
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        blocks.push(second(say.document_group_named(&group.key, tell.of(&group.title), rows.len())));
        blocks.push(Block::Table(table(columns(), rows)));
    }
    blocks.push(signatures(&[say.document_desk()]));
    tell.upright(tell.titled(say.document_sign_in()), blocks)
}

/// A running order drawn by lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lot {
    /// What it was made of, as printed.
    pub seed: String,
    /// Before whom.
    pub witness: String,
    /// When.
    pub at: Instant,
    /// Which draw it was, from 1.
    pub number: usize,
    /// Why it was drawn again.
    pub reason: Option<String>,
    /// Whether the order was changed by hand after it.
    pub moved: bool,
}

/// D13: who speaks when, and how that came about.
pub fn running_order(lang: Lang, on: &Occasion, speakers: &[Speaker], lot: Option<&Lot>) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let mut blocks = vec![tell.when_and_where(), Block::Table(order_table(tell, speakers))];
    match lot {
        None => blocks.push(text(say.document_order_fixed())),
        Some(lot) => {
            let when = moment::minute(say, lot.at, &on.zone);
            blocks.push(text(say.document_order_lot(when, &lot.witness, lot.number)));
            blocks.extend(lot.reason.as_ref().map(|reason| text(say.document_order_again(reason))));
            blocks.push(text(say.document_order_seed(&lot.seed)));
            if lot.moved {
                blocks.push(text(say.document_order_moved()));
            }
            blocks.push(signatures(&[say.document_drawer(), say.document_witness()]));
        }
    }
    tell.upright(tell.titled(say.document_running_order()), blocks)
}

fn order_table(tell: Teller, speakers: &[Speaker]) -> crate::document::Table {
    let say = tell.say;
    let columns = vec![
        Column::marks(say.document_order_number(), 2),
        Column::words(tell.unit(), 7),
        Column::words(tell.reporter(), 7),
    ];
    let rows = speakers
        .iter()
        .enumerate()
        .map(|(at, one)| vec![place(at), Cell::from(tell.of(&one.unit)), Cell::from(tell.of(&one.title))]);
    table(columns, rows.collect())
}

/// What a leader said of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Whose.
    pub leader: Words,
    /// What was good, in the language of the document; may be blank.
    pub praise: String,
    /// What was not.
    pub problem: String,
    /// Where to go from here.
    pub direction: String,
}

/// What was said about one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Whose report.
    pub speaker: Speaker,
    /// By whom and what.
    pub remarks: Vec<Remark>,
    /// What was asked of this unit for the next year.
    pub requirements: Vec<Words>,
}

/// D14: comments on each report, what was asked of each unit, and of all.
pub fn comments(lang: Lang, on: &Occasion, heard: &[Heard], summing_up: &str, of_all: &[Words]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let mut blocks = vec![tell.when_and_where()];
    for one in heard {
        blocks.push(heading(say.document_of_unit(tell.of(&one.speaker.unit), tell.of(&one.speaker.title))));
        if one.remarks.is_empty() {
            blocks.push(text(say.document_no_comment()));
        }
        blocks.extend(one.remarks.iter().flat_map(|remark| remarked(tell, remark)));
        blocks.extend(required(tell, &one.requirements));
    }
    if !summing_up.trim().is_empty() {
        blocks.push(heading(say.document_summing_up()));
        blocks.push(text(summing_up));
    }
    if !of_all.is_empty() {
        blocks.push(heading(say.document_requirements_of_all()));
        blocks.extend(of_all.iter().map(|one| Block::Item(tell.of(one).to_owned())));
    }
    tell.upright(tell.titled(say.document_comments()), blocks)
}

pub(super) fn remarked(tell: Teller, remark: &Remark) -> Vec<Block> {
    let say = tell.say;
    let parts = [
        (say.document_praise(), &remark.praise),
        (say.document_problem(), &remark.problem),
        (say.document_direction(), &remark.direction),
    ];
    let said = parts.into_iter().filter(|(_, words)| !words.trim().is_empty());
    let said = said.map(|(name, words)| text(say.document_labelled(name, words)));
    std::iter::once(second(tell.of(&remark.leader))).chain(said).collect()
}

fn required(tell: Teller, requirements: &[Words]) -> Vec<Block> {
    if requirements.is_empty() {
        return Vec::new();
    }
    let head = std::iter::once(second(tell.say.document_requirements()));
    head.chain(requirements.iter().map(|one| Block::Item(tell.of(one).to_owned()))).collect()
}
