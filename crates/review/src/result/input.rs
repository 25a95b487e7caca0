//! What comes into scores and grades by hand: scores of other bodies, judges' scores, bonuses and deductions, vetoes.

mod file;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::{Adjustment, Refusal as ResultRefusal, Scoring, Vetoed};
use crate::exact::Exact;
use crate::id::ReporterId;
use crate::roster::cell::{folded, narrow};
use crate::roster::file::FileError;
use crate::roster::mistake::CellError;
use crate::template::{InputKey, Source, Template, VetoKey};
use crate::text::{TextError, bounded, fitting};

pub use file::{Laid, lay};

/// Characters of what an entry rests on.
pub const NOTE_LIMIT: usize = super::ADJUSTMENT_REASON_LIMIT;
/// Characters of a judge's name or number.
pub const JUDGE_LIMIT: usize = 40;
/// Judges of one input.
pub const JUDGES_LIMIT: usize = 30;
/// Bonuses and deductions of one reporter.
pub const ADJUSTMENTS_LIMIT: u8 = 20;
/// The furthest that one bonus or deduction goes.
const POINTS_LIMIT: i64 = 100;

/// What is entered for a reporter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// An input that is typed in as a whole.
    Score(InputKey),
    /// What one of a panel gave.
    Judge { input: InputKey, judge: String },
    /// A bonus or a deduction; they are numbered from 1.
    Adjustment(u8),
    /// Whether a veto holds.
    Veto(VetoKey),
}

/// A stored field that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such field")]
pub struct UnknownField;

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Score(input) => write!(f, "score:{input}"),
            Self::Judge { input, judge } => write!(f, "judge:{input}:{judge}"),
            Self::Adjustment(number) => write!(f, "adjustment:{number}"),
            Self::Veto(veto) => write!(f, "veto:{veto}"),
        }
    }
}

impl FromStr for Field {
    type Err = UnknownField;

    fn from_str(text: &str) -> Result<Self, UnknownField> {
        let (kind, rest) = text.split_once(':').ok_or(UnknownField)?;
        match kind {
            "score" => rest.parse().map(Self::Score).map_err(|_| UnknownField),
            "judge" => {
                let (input, judge) = rest.split_once(':').ok_or(UnknownField)?;
                let input = input.parse().map_err(|_| UnknownField)?;
                Ok(Self::Judge { input, judge: judge.to_owned() })
            }
            "adjustment" => rest.parse().map(Self::Adjustment).map_err(|_| UnknownField),
            "veto" => rest.parse().map(Self::Veto).map_err(|_| UnknownField),
            _ => Err(UnknownField),
        }
    }
}

/// Why nothing of what was entered is kept. One slip keeps all of it out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("{} fields are to be mended first", slips.len())]
    Slips { slips: Vec<Slip> },
    #[error("the grades are final")]
    Frozen,
    #[error(transparent)]
    File(#[from] FileError),
    /// No row of the file names a column of units and one of what is entered.
    #[error("no row names the columns")]
    NoHead,
    #[error("row {row}: {heading:?} is named twice")]
    ColumnTwice { row: usize, heading: String },
}

/// Something wrong in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Of the file, where it came from one.
    pub row: Option<usize>,
    /// As people call it: its code, or what stands in the file instead.
    pub unit: String,
    /// `None` when the unit itself is what is wrong.
    pub field: Option<Field>,
    pub why: Mistake,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Not a score from 0 to 100.
    NotAScore {
        found: String,
    },
    /// Not points from -100 to 100 other than 0.
    NotPoints {
        found: String,
    },
    /// Neither that a veto was found nor that it was not.
    NotATick {
        found: String,
    },
    /// What it rests on is not said.
    NoNote,
    /// A note without a value, where nothing stands.
    NoteAlone,
    NoteTooLong {
        count: usize,
        limit: usize,
    },
    /// Somebody takes back what stands, and does not say why.
    WhyTakenBack,
    /// Scores of a judge without a name or a number.
    NoJudge,
    JudgeTooLong {
        count: usize,
        limit: usize,
    },
    /// Two columns are one judge's.
    JudgeTwice,
    TooManyJudges {
        limit: usize,
    },
    TooManyAdjustments {
        limit: usize,
    },
    Cell(CellError),
    NoUnit,
    UnitTwice {
        row: usize,
    },
}

/// A number as it is kept: the decimal as it was typed, in plain digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    text: String,
    value: Exact,
}

impl Amount {
    /// As it is stored. `None` when it is no decimal.
    pub fn stored(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, places) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if text.len() > 20 || !plain(whole) || !plain(places) {
            return None;
        }
        text.parse().ok().map(|value| Self { text: text.to_owned(), value })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn value(&self) -> &Exact {
        &self.value
    }
}

/// Whether the rules have such a field at all.
pub fn known(template: &Template, field: &Field) -> Result<(), ResultRefusal> {
    let source = |input: &InputKey| template.input(input).map(|input| input.source);
    match field {
        Field::Score(input) if source(input) == Some(Source::Entered) => Ok(()),
        Field::Score(input) => Err(ResultRefusal::InputNotEntered { input: input.clone() }),
        Field::Judge { input, .. } if source(input) == Some(Source::Judges) => Ok(()),
        Field::Judge { input, .. } => Err(ResultRefusal::InputNotJudged { input: input.clone() }),
        Field::Adjustment(_) => Ok(()),
        Field::Veto(veto) if template.veto(veto).is_some() => Ok(()),
        Field::Veto(veto) => Err(ResultRefusal::UnknownVeto { veto: veto.clone() }),
    }
}

/// Reads what was typed into a field; no amount for a blank one.
///
/// `stands` is the note of what stands there: who takes that back says something else.
pub fn read(
    field: &Field,
    value: &str,
    note: &str,
    stands: Option<&str>,
) -> Result<(Option<Amount>, String), Mistake> {
    let note = fitting(note, NOTE_LIMIT).map_err(|why| match why {
        TextError::TooLong { count, limit } => Mistake::NoteTooLong { count, limit },
        TextError::Empty => Mistake::NoNote,
    })?;
    let text = narrow(value).trim().replace('−', "-");
    let text = text.strip_prefix('+').unwrap_or(&text).to_owned();
    if let Field::Judge { judge, .. } = field {
        fits(judge)?;
    }
    if text.is_empty() {
        return match stands {
            Some(stood) if note.is_empty() || note == stood => Err(Mistake::WhyTakenBack),
            Some(_) => Ok((None, note)),
            None if note.is_empty() => Ok((None, note)),
            None => Err(Mistake::NoteAlone),
        };
    }
    let amount = amount(field, &text, value)?;
    match field {
        Field::Score(_) | Field::Adjustment(_) | Field::Veto(_) if note.is_empty() => Err(Mistake::NoNote),
        Field::Score(_) | Field::Adjustment(_) | Field::Veto(_) | Field::Judge { .. } => {
            Ok((Some(amount), note))
        }
    }
}

fn fits(judge: &str) -> Result<(), Mistake> {
    match bounded(judge, JUDGE_LIMIT) {
        Ok(_) => Ok(()),
        Err(TextError::Empty) => Err(Mistake::NoJudge),
        Err(TextError::TooLong { count, limit }) => Err(Mistake::JudgeTooLong { count, limit }),
    }
}

fn amount(field: &Field, text: &str, typed: &str) -> Result<Amount, Mistake> {
    let found = || typed.trim().chars().take(40).collect::<String>();
    let amount = Amount::stored(text);
    match field {
        Field::Score(_) | Field::Judge { .. } => {
            let good = |one: &Amount| !one.value.is_negative() && one.value <= Exact::whole(100);
            amount.filter(good).ok_or_else(|| Mistake::NotAScore { found: found() })
        }
        Field::Adjustment(_) => {
            let limit = Exact::whole(POINTS_LIMIT);
            let far = |one: &Amount| one.value > limit || Exact::zero().minus(&one.value) > limit;
            let good = |one: &Amount| !one.value.is_zero() && !far(one);
            amount.filter(good).ok_or_else(|| Mistake::NotPoints { found: found() })
        }
        // A tick: there is nothing to be mistyped.
        Field::Veto(_) => Ok(Amount { text: "1".to_owned(), value: Exact::one() }),
    }
}

/// What is wrong with all fields of a reporter together: `fields` are those that would stand.
pub fn too_many<'a>(fields: impl Iterator<Item = &'a Field>) -> Option<(Field, Mistake)> {
    let mut judges: BTreeMap<&InputKey, Vec<String>> = BTreeMap::new();
    for field in fields {
        let wrong = |why| Some((field.clone(), why));
        match field {
            Field::Judge { input, judge } => {
                let named = judges.entry(input).or_default();
                let name = folded(judge);
                if named.contains(&name) {
                    return wrong(Mistake::JudgeTwice);
                }
                named.push(name);
                if named.len() > JUDGES_LIMIT {
                    return wrong(Mistake::TooManyJudges { limit: JUDGES_LIMIT });
                }
            }
            Field::Adjustment(number) if !(1..=ADJUSTMENTS_LIMIT).contains(number) => {
                return wrong(Mistake::TooManyAdjustments { limit: ADJUSTMENTS_LIMIT.into() });
            }
            Field::Score(_) | Field::Adjustment(_) | Field::Veto(_) => {}
        }
    }
    None
}

/// Puts what stands in a field among what scores are made of. What the rules no longer have counts for nothing.
pub fn take(
    template: &Template,
    scoring: &mut Scoring,
    reporter: ReporterId,
    field: &Field,
    amount: &Exact,
    note: &str,
) -> Result<(), TextError> {
    if known(template, field).is_err() {
        return Ok(());
    }
    match field {
        Field::Score(input) => {
            scoring.entered.entry(reporter).or_default().insert(input.clone(), amount.clone());
        }
        Field::Judge { input, .. } => {
            let of_panel = scoring.judged.entry(reporter).or_default().entry(input.clone()).or_default();
            of_panel.push(amount.clone());
        }
        Field::Adjustment(_) => {
            let one = Adjustment::new(amount.clone(), note)?;
            scoring.adjustments.entry(reporter).or_default().push(one);
        }
        Field::Veto(veto) => {
            let one = Vetoed::new(veto.clone(), note)?;
            scoring.vetoed.entry(reporter).or_default().push(one);
        }
    }
    Ok(())
}
