//! Long tables, a stretch of reporters at a time.

use std::ops::Range;

use i18n::Say;

/// Reporters on a page.
const STRETCH: usize = 50;

/// The way to the pages beside this one.
pub(super) struct Pager {
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
    pub(super) here: String,
}

/// Which reporters stand on a page, the page that there is, and the way to the others where there are any.
pub(super) fn stretch(
    say: Say,
    count: usize,
    number: usize,
    link: impl Fn(usize) -> String,
) -> (Range<usize>, usize, Option<Pager>) {
    let last = count.div_ceil(STRETCH).max(1);
    let here = number.clamp(1, last);
    let pager = (last > 1).then(|| Pager {
        previous: (here > 1).then(|| link(here - 1)),
        next: (here < last).then(|| link(here + 1)),
        here: say.fact_page_here(here, last),
    });
    ((here - 1) * STRETCH..(here * STRETCH).min(count), here, pager)
}

/// A page as an address or a form names it.
pub(super) fn numbered(asked: Option<&str>) -> usize {
    asked.and_then(|page| page.parse().ok()).unwrap_or(1)
}
