//! Grades suggested from scores: bands, caps, floors, ties, triggers.

use serde::{Deserialize, Serialize};

use super::ceiling::{Ceiling, ceilings};
use super::edge::{Standing, count, edge, part_equals};
use super::limits::room;
use super::own;
use super::scoring::Score;
use super::votes::{BoxSums, Distribution, distribution};
use crate::exact::Exact;
use crate::id::ReporterId;
use crate::template::{GradeKey, InputKey, Template, TriggerKey};

/// What the rules would give one reporter. The committee decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub reporter: ReporterId,
    pub composite: Exact,
    /// What the score alone earns.
    pub band: GradeKey,
    pub suggested: Suggested,
    /// The rules that moved the reporter down from the band, or that made the
    /// tie, in the order they did.
    pub limits: Vec<Limit>,
    pub fired: Vec<Fired>,
    /// What holds the grade down whatever the score is.
    #[serde(default)]
    pub ceilings: Vec<Ceiling>,
    /// At the edge of a grade equal scores stood, and this input parts them.
    #[serde(default)]
    pub parted_by: Option<InputKey>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suggested {
    Grade(GradeKey),
    /// `places` of those `among` (this reporter is one of them) get `grade`, the
    /// others `otherwise`. Equal scores are the committee's to part; should the
    /// grade below be short of room as well, [`super::breaches`] will tell.
    Tie {
        among: Vec<ReporterId>,
        places: u64,
        grade: GradeKey,
        otherwise: GradeKey,
    },
}

impl Suggested {
    /// The grade, when the rules alone give one.
    pub fn grade(&self) -> Option<&GradeKey> {
        match self {
            Self::Grade(grade) => Some(grade),
            Self::Tie { .. } => None,
        }
    }
}

/// A rule that bounds how many may get a grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// At most so many get the grade.
    Cap { grade: GradeKey, places: u64 },
    /// At most so many get the grade of those whose unit has such a result of its own.
    OwnCap { grade: GradeKey, places: u64, input: InputKey, from: Option<Exact>, below: Option<Exact> },
    /// At least so many get one of the grades.
    Floor { grades: Vec<GradeKey>, places: u64 },
}

/// A trigger that fired: `votes` of `counted` marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fired {
    pub trigger: TriggerKey,
    pub grade: GradeKey,
    pub votes: u64,
    pub counted: u64,
}

/// Suggests a grade for each score, in the order given. `boxes` are those the
/// scores were made of. Compares exact values: printed scores that look equal
/// are a tie only when they are.
pub fn suggest(template: &Template, scores: &[Score], boxes: &[BoxSums]) -> Vec<Suggestion> {
    let begun = scores.iter().filter_map(|score| begin(template, score, boxes));
    let mut standings: Vec<_> = begun.collect();
    standings.sort_by(|a, b| b.order.cmp(&a.order));
    let mut above = Above { reporters: count(standings.len()), placed: 0, fallen: 0 };
    for rank in 0..template.evaluation().grades.len() {
        above = fill(template, &mut standings, rank, &above);
    }
    let find = |score: &Score| standings.iter().find(|s| s.suggestion.reporter == score.reporter);
    scores.iter().filter_map(find).map(|standing| standing.suggestion.clone()).collect()
}

/// What the grades above leave to the next one.
struct Above {
    reporters: u64,
    /// Reporters in better grades, places of a tie among them.
    placed: u64,
    /// Those of a tie who will get none of its places. Who they are is open,
    /// but they take a place in the grade below.
    fallen: u64,
}

fn begin(template: &Template, score: &Score, boxes: &[BoxSums]) -> Option<Standing> {
    let composite = score.value().clone();
    let bands = &template.assessment().bands;
    let reached = bands.iter().find(|band| band.operator.holds(&composite, &band.bound));
    let last = template.evaluation().grades.last().map(|grade| &grade.key);
    let band = reached.map(|band| &band.grade).or(last)?.clone();
    let marks = distribution(boxes, &score.reporter);
    let fired = fired(template, &marks);
    let ceilings = ceilings(template, score, &marks, &fired);
    let lowest = ceilings.iter().filter_map(|ceiling| template.grade_rank(&ceiling.grade)).max();
    let rank = template.grade_rank(&band)?.max(lowest.unwrap_or(0));
    let suggested = Suggested::Grade(template.evaluation().grades.get(rank)?.key.clone());
    let parting = template.assessment().tie_break.iter().filter_map(|input| score.input(input));
    let order = std::iter::once(&composite).chain(parting.map(|input| &input.value)).cloned().collect();
    let (reporter, limits) = (score.reporter, Vec::new());
    let suggestion =
        Suggestion { reporter, composite, band, suggested, limits, fired, ceilings, parted_by: None };
    let caps = own::caps_over(template, score);
    Some(Standing { suggestion, order, rank, caps, tied: false, waits: false })
}

fn fired(template: &Template, marks: &Distribution) -> Vec<Fired> {
    let counted = marks.denominator(template);
    let triggers = template.assessment().triggers.iter();
    let met = triggers.filter(|trigger| trigger.threshold.is_met(marks.votes(&trigger.grade), counted));
    met.map(|trigger| Fired {
        trigger: trigger.key.clone(),
        grade: trigger.grade.clone(),
        votes: marks.votes(&trigger.grade),
        counted,
    })
    .collect()
}

/// Fills the grade of this rank from the best score down. Who finds no room
/// moves to the next grade; equal scores at the edge become a tie.
fn fill(template: &Template, standings: &mut [Standing], rank: usize, above: &Above) -> Above {
    own::hold(template, standings, rank);
    let waiting =
        |standings: &[Standing]| count(standings.iter().filter(|s| s.rank == rank && s.waits).count());
    let mut here: Vec<_> = standings.iter_mut().filter(|s| s.rank == rank && !s.waits).collect();
    let limited = room(template, rank, above.placed, above.reporters);
    let places = limited.as_ref().map(|(places, _)| places.saturating_sub(above.fallen));
    let edge = edge(&here, places.unwrap_or(u64::MAX), template.assessment().ties);
    let Some((limit, edge)) = limited.map(|(_, limit)| limit).zip(edge) else {
        let settled = above.placed + above.fallen + count(here.len());
        return Above { placed: settled, fallen: waiting(standings), ..*above };
    };
    let grades = &template.evaluation().grades;
    let grade = grades.get(rank).map(|grade| grade.key.clone());
    let Some((grade, below)) = grade.zip(grades.get(rank + 1).map(|g| g.key.clone())) else {
        return Above { ..*above };
    };
    part_equals(template, &mut here, &edge);
    let Some(cut) = here.get(edge.first_out).map(|standing| standing.order.clone()) else {
        return Above { ..*above };
    };
    // Who waits in a tie of its own stands or falls with its equals.
    let fate = if edge.from < edge.until { Fate::Tied } else { fate(edge.first_out < edge.from) };
    let settled = above.placed + above.fallen + count(edge.from) + edge.places;
    let mut among = Vec::new();
    for standing in standings.iter_mut().filter(|s| s.rank == rank && s.order <= cut) {
        let fate = if standing.order == cut { fate } else { Fate::Out };
        if fate == Fate::In {
            continue;
        }
        standing.suggestion.limits.push(limit.clone());
        (standing.tied, standing.waits) = (fate == Fate::Tied, false);
        standing.suggestion.suggested = Suggested::Grade(below.clone());
        if standing.tied {
            among.push(standing.suggestion.reporter);
        } else {
            standing.rank = rank + 1;
        }
    }
    let tie = Suggested::Tie { among: among.clone(), places: edge.places, grade, otherwise: below };
    for standing in standings.iter_mut().filter(|s| among.contains(&s.suggestion.reporter)) {
        standing.suggestion.suggested = tie.clone();
    }
    let fallen = count(among.len()).saturating_sub(edge.places) + waiting(standings);
    Above { placed: settled, fallen, ..*above }
}

/// What becomes of those who have the score at which the room ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    In,
    Tied,
    Out,
}

fn fate(inside: bool) -> Fate {
    if inside { Fate::In } else { Fate::Out }
}
