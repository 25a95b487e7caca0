//! Caps that hang on a unit's own result: they leave fewer places to some of the reporters.

use super::edge::{Standing, count, edge};
use super::scoring::Score;
use super::suggestion::{Limit, Suggested};
use crate::template::{Cap, GradeKey, Template};

/// The caps under which a reporter falls by the unit's own result: their places in the text.
pub(super) fn caps_over(template: &Template, score: &Score) -> Vec<usize> {
    let covers = |cap: &Cap| {
        let own = cap.input.as_ref().and_then(|input| score.input(input));
        own.is_some_and(|own| cap.covers(&own.value))
    };
    let caps = template.assessment().caps.iter().enumerate();
    caps.filter(|(_, cap)| covers(cap)).map(|(place, _)| place).collect()
}

/// How a cap of this kind is told.
pub(super) fn limit(cap: &Cap, places: u64) -> Option<Limit> {
    let (input, from, below) = (cap.input.clone()?, cap.from.clone(), cap.below.clone());
    Some(Limit::OwnCap { grade: cap.grade.clone(), places, input, from, below })
}

/// Holds these caps in the grade of this rank, before all reporters together are looked at. Who finds no room moves to
/// the next grade. Equals at the edge are tied: of them only as many as there are places count here, the others wait
/// to fall.
pub(super) fn hold(template: &Template, standings: &mut [Standing], rank: usize) {
    let grades = &template.evaluation().grades;
    let grade = |rank: usize| grades.get(rank).map(|grade| grade.key.clone());
    let Some((here, below)) = grade(rank).zip(grade(rank + 1)) else { return };
    for (place, cap) in template.assessment().caps.iter().enumerate().filter(|(_, cap)| cap.grade == here) {
        let covered = |standing: &&mut Standing| standing.caps.contains(&place);
        let of_all = count(standings.iter_mut().filter(covered).count());
        let places = cap.places(of_all);
        if let Some(limit) = limit(cap, places) {
            let standings = standings.iter_mut().filter(covered).filter(|standing| standing.rank == rank);
            hold_one(template, &mut standings.collect::<Vec<_>>(), places, &limit, (&here, &below));
        }
    }
}

fn hold_one(
    template: &Template,
    standings: &mut [&mut Standing],
    places: u64,
    limit: &Limit,
    (grade, below): (&GradeKey, &GradeKey),
) {
    let Some(edge) = edge(standings, places, template.assessment().ties) else { return };
    let tied = standings.iter().take(edge.until).skip(edge.from);
    let among: Vec<_> = tied.map(|standing| standing.suggestion.reporter).collect();
    let tie = Suggested::Tie { among, places: edge.places, grade: grade.clone(), otherwise: below.clone() };
    let counted = usize::try_from(edge.places).unwrap_or(usize::MAX).saturating_add(edge.from);
    for (place, standing) in standings.iter_mut().enumerate().skip(edge.from) {
        standing.suggestion.limits.push(limit.clone());
        standing.tied = place < edge.until;
        standing.waits = standing.tied && place >= counted;
        if standing.tied {
            standing.suggestion.suggested = tie.clone();
        } else {
            standing.suggestion.suggested = Suggested::Grade(below.clone());
            standing.rank += 1;
        }
    }
}
