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

#[cfg(test)]
mod tests {
    use i18n::{Lang, Say};

    use super::*;

    fn page(count: usize, number: usize) -> (Range<usize>, usize, Option<(bool, bool)>) {
        let (range, here, pager) = stretch(Say(Lang::En), count, number, |page| page.to_string());
        (range, here, pager.map(|pager| (pager.previous.is_some(), pager.next.is_some())))
    }

    #[test]
    fn a_hundred_reporters_stand_on_two_pages_and_seven_on_one() {
        assert_eq!(page(7, 1), (0..7, 1, None));
        assert_eq!(page(100, 1), (0..50, 1, Some((false, true))));
        assert_eq!(page(100, 2), (50..100, 2, Some((true, false))));
        assert_eq!(page(101, 3), (100..101, 3, Some((true, false))));
        assert_eq!(page(100, 9), (50..100, 2, Some((true, false))), "a page that is gone is the last");
        assert_eq!(page(0, 0), (0..0, 1, None));
        assert_eq!(["2", "two"].map(|asked| numbered(Some(asked))), [2, 1]);
    }
}
