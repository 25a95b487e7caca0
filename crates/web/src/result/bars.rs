//! Released results as a projector shows them: one bar a reporter, best first.

use documents::chart::stacked_bar;
use i18n::Say;
use service::result::{Assessment, Line};

use super::{
    page::{by_score, rank, segments},
    scores::composite,
};

/// One reporter's result.
pub(crate) struct Bar {
    pub(crate) rank: usize,
    pub(crate) unit: String,
    /// A drawing.
    pub(crate) chart: String,
    /// As the template rounds it; a dash where something is missing.
    pub(crate) score: String,
}

/// All of them by score.
pub(crate) fn bars(say: Say, found: &Assessment) -> Vec<Bar> {
    let lines = by_score(found);
    let bar = |line: &&Line| {
        let unit = line.reporter.unit.name.in_lang(say.lang()).to_owned();
        Bar {
            rank: rank(&lines, line),
            chart: stacked_bar(&unit, &segments(say, &found.template, line)),
            score: composite(line, &found.template).unwrap_or_else(|| "—".to_owned()),
            unit,
        }
    };
    lines.iter().map(bar).collect()
}
