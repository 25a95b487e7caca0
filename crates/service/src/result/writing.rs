//! What each reporter is told, made out of the rows.

use std::collections::BTreeMap;

use review::{
    exact::Exact,
    follow_up::ItemState,
    id::{AccountId, ReporterId, ReviewId},
    result::{
        Distribution,
        letter::{Periods, State, periods},
    },
    template::{GradeKey, Shows, Template},
    time::Instant,
    words::Words,
};
use storage::{
    Rows,
    cycle::Review,
    follow_up::{
        Item,
        ledger::{self, Filter},
    },
    meeting::said::{Comment, Requirement},
    result::letter::{self, Done},
    roster::Reporter,
};

use super::{Line, assess};
use crate::{Error, follow_up::today};

/// What one reporter is told: one value for page and document. What the template does not release is not in it.
#[derive(Debug)]
pub struct Letter {
    /// To whom.
    pub reporter: Reporter,
    /// The rules it follows from.
    pub template: Template,
    /// The grade that stands, where the template releases it.
    pub grade: Option<GradeKey>,
    /// The composite, where the template releases it.
    pub score: Option<Exact>,
    /// Marks of all boxes together, where the template releases them; never by group.
    pub distribution: Option<Distribution>,
    /// What leaders said, as they confirmed it.
    pub comments: Vec<Comment>,
    /// What their accounts are called.
    pub authors: BTreeMap<AccountId, Words>,
    /// Items of the ledger that wait for the unit.
    pub problems: Vec<Words>,
    /// What was asked of the unit, or of all.
    pub requirements: Vec<Words>,
    /// What follows from marks and grade.
    pub consequences: Vec<Words>,
    /// When the letters went out; none while this is a draft.
    pub released: Option<Instant>,
    /// The last days, once it is out.
    pub periods: Option<Periods>,
    /// What was done about it.
    pub deeds: Vec<Done>,
    /// How it stands by them.
    pub state: State,
}

/// The letter to a reporter; `None` until the grades are final, and to who is not graded.
pub async fn letter(
    rows: &impl Rows,
    review: &Review,
    reporter: ReporterId,
) -> Result<Option<Letter>, Error> {
    Ok(written(rows, review, Some(reporter)).await?.pop())
}

/// The letters to all reporters, in running order: as many queries as for one of them.
pub async fn letters(rows: &impl Rows, review: &Review) -> Result<Vec<Letter>, Error> {
    written(rows, review, None).await
}

async fn written(rows: &impl Rows, review: &Review, only: Option<ReporterId>) -> Result<Vec<Letter>, Error> {
    if !storage::result::sitting::is_frozen(rows, review.id).await? {
        return Ok(Vec::new());
    }
    let Some(found) = assess(rows, review).await? else { return Ok(Vec::new()) };
    let wanted = |line: &Line| only.is_none_or(|one| line.reporter.id == one);
    let lines: Vec<_> = found.lines.into_iter().filter(wanted).collect();
    let ids: Vec<_> = lines.iter().map(|line| line.reporter.id).collect();
    let comments = storage::meeting::said::comments(rows, &ids).await?;
    let authors: Vec<_> = comments.iter().map(|comment| comment.author).collect();
    let released = letter::released(rows, review.id).await?;
    let day = released.map(|at| today(at, &review.zone)).transpose()?;
    let source = Source {
        released,
        periods: day.map(|day| periods(&found.template.assessment().feedback, day)),
        template: found.template,
        authors: storage::account::names(rows, &authors).await?,
        comments,
        items: open_items(rows, review.id, &lines).await?,
        requirements: storage::meeting::said::requirements(rows, review.id).await?,
        deeds: letter::deeds(rows, review.id).await?,
    };
    Ok(lines.into_iter().map(|line| source.letter(line)).collect())
}

/// What is still to be mended: of one unit where one letter is wanted.
async fn open_items(rows: &impl Rows, review: ReviewId, lines: &[Line]) -> Result<Vec<Item>, Error> {
    let open = [ItemState::Open, ItemState::InProgress, ItemState::Submitted, ItemState::Returned];
    let unit = match lines {
        [one] => Some(one.reporter.unit.id),
        _ => None,
    };
    Ok(ledger::all(rows, review, &Filter { unit, states: open.to_vec(), ..Filter::default() }).await?)
}

/// What all letters of a review are made of.
struct Source {
    template: Template,
    released: Option<Instant>,
    periods: Option<Periods>,
    comments: Vec<Comment>,
    authors: BTreeMap<AccountId, Words>,
    items: Vec<Item>,
    requirements: Vec<Requirement>,
    deeds: BTreeMap<ReporterId, Vec<Done>>,
}

impl Source {
    fn letter(&self, line: Line) -> Letter {
        let (rules, unit) = (&self.template.assessment().feedback, line.reporter.unit.id);
        let deeds = self.deeds.get(&line.reporter.id).cloned().unwrap_or_default();
        let comments = self.comments.iter().filter(|one| one.reporter == line.reporter.id).cloned();
        // What follows from a requirement is told among the requirements.
        let open = |item: &&Item| item.unit == Some(unit) && item.requirement.is_none();
        let asked = self.requirements.iter().filter(|one| one.unit.is_none_or(|of| of == unit));
        let grade = line.decision.as_ref().map(|one| one.grade.clone());
        let score = line.score.as_ref().ok().map(|one| one.value().clone());
        Letter {
            grade: grade.filter(|_| rules.shows(Shows::Grade)),
            score: score.filter(|_| rules.shows(Shows::Score)),
            distribution: rules.shows(Shows::Distribution).then(|| line.marks.clone()),
            comments: comments.collect(),
            authors: self.authors.clone(),
            problems: self.items.iter().filter(open).map(|item| item.text.clone()).collect(),
            requirements: asked.map(|one| one.text.clone()).collect(),
            consequences: consequences(&self.template, &line),
            released: self.released,
            periods: self.periods,
            state: State::of(deeds.iter().map(|done| &done.deed)),
            deeds,
            reporter: line.reporter,
            template: self.template.clone(),
        }
    }
}

/// Of the triggers that fired, then of the grade that stands.
fn consequences(template: &Template, line: &Line) -> Vec<Words> {
    let fired = line.suggestion.iter().flat_map(|one| &one.fired);
    let fired = fired.filter_map(|one| Some(template.trigger(&one.trigger)?.consequence.clone()));
    let decided = line.decision.iter().flat_map(|one| template.consequences(&one.grade)).cloned();
    fired.chain(decided).collect()
}
