//! A page of the roll, as the roster and the desk show it.

use i18n::Say;
use review::{id::ReviewId, template::Template};
use service::Error;
use storage::roster::Person;

use super::attendance::GroupMark;
use crate::house::House;

/// People on a page.
const STRETCH: u64 = 100;

/// A page of the roll.
pub(super) struct PeoplePage {
    pub(super) lines: Vec<PersonLine>,
    pub(super) count: usize,
    /// The number of this page, from 1.
    pub(super) here: u64,
    pub(super) pager: Option<Pager>,
}

/// Somebody on the roll.
pub(super) struct PersonLine {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) name: String,
    pub(super) post: String,
    pub(super) group: GroupMark,
    pub(super) present: bool,
    pub(super) on_leave: bool,
}

/// The way to the other pages.
pub(super) struct Pager {
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
    pub(super) here: String,
}

impl PersonLine {
    fn of(say: Say, template: &Template, person: &Person) -> Self {
        Self {
            id: person.id.to_string(),
            number: person.number.clone(),
            name: person.name.in_lang(say.lang()).to_owned(),
            post: person.title.in_lang(say.lang()).to_owned(),
            group: GroupMark::of(template, &person.group),
            present: person.present_at.is_some(),
            on_leave: person.excused_at.is_some(),
        }
    }
}

/// The page that an address asks for; the first where it asks for none, or for nonsense.
pub(super) fn wanted(page: Option<&str>) -> u64 {
    page.and_then(|page| page.parse().ok()).unwrap_or(1)
}

/// The page of this number, or the nearest that there is.
pub(super) async fn page(
    house: &House,
    say: Say,
    template: &Template,
    review: ReviewId,
    wanted: u64,
    link: fn(ReviewId, u64) -> String,
) -> Result<PeoplePage, Error> {
    let reader = house.reader();
    let count = storage::roster::presence::count(&reader, review).await?;
    let last = count.div_ceil(STRETCH).max(1);
    let here = wanted.clamp(1, last);
    let people = storage::roster::presence::stretch(&reader, review, (here - 1) * STRETCH, STRETCH).await?;
    Ok(PeoplePage {
        lines: people.iter().map(|person| PersonLine::of(say, template, person)).collect(),
        count: usize::try_from(count).unwrap_or(usize::MAX),
        here,
        pager: (last > 1).then(|| Pager {
            previous: (here > 1).then(|| link(review, here - 1)),
            next: (here < last).then(|| link(review, here + 1)),
            here: say.roster_page(here, last),
        }),
    })
}
