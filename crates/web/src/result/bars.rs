//! Released results as a projector shows them: one bar a reporter, best first.

use documents::chart::stacked_bar;
use i18n::Say;
use review::result::release::Sight;
use service::result::{Assessment, Line};

use super::{
    page::{by_score, rank, segments},
    scores::composite,
    seen,
};

/// One reporter's result.
pub(crate) struct Bar {
    /// Blank where grades alone are shown.
    pub(crate) rank: String,
    pub(crate) unit: String,
    /// A drawing; nothing where grades alone are shown.
    pub(crate) chart: String,
    /// As the template rounds it, or the grade; a dash where something is missing.
    pub(crate) score: String,
}

/// All that may be shown: by score, or the grades alone.
pub(crate) fn bars(say: Say, found: &Assessment, sight: &Sight) -> Vec<Bar> {
    let (lines, dash) = (by_score(found), || "—".to_owned());
    let bar = |(place, line): (usize, &&Line)| {
        let unit = seen::name(say, sight, line, place + 1);
        Bar {
            rank: rank(&lines, line).to_string(),
            chart: stacked_bar(&unit, &segments(say, &found.template, line)),
            score: composite(line, &found.template).unwrap_or_else(dash),
            unit,
        }
    };
    let grade = |one: seen::GradeOnly| Bar {
        rank: String::new(),
        chart: String::new(),
        score: one.grade.unwrap_or_else(dash),
        unit: one.unit,
    };
    let whole = seen::whole(found, sight);
    whole.iter().enumerate().map(bar).chain(seen::grades(say, found, sight).into_iter().map(grade)).collect()
}
