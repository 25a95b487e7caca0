//! A page of the roll, as the roster shows it.

use i18n::{
    Say,
    sorting::{NameOrder, sorted_by_name},
};
use review::{id::ReviewId, template::Template};
use service::Error;
use storage::roster::Person;

use super::attendance::GroupMark;
use crate::{house::House, links};

/// People on a page.
const STRETCH: u16 = 100;

/// A page of the roll.
pub(super) struct PeoplePage {
    pub(super) lines: Vec<PersonLine>,
    pub(super) count: usize,
    pub(super) pager: Option<Pager>,
}

/// Somebody on the roll.
pub(super) struct PersonLine {
    /// The page of this person.
    pub(super) path: String,
    pub(super) number: String,
    pub(super) name: String,
    pub(super) post: String,
    /// What else the person is in the review, as the roster says.
    pub(super) roles: Vec<&'static str>,
    pub(super) group: GroupMark,
    pub(super) present: bool,
    pub(super) on_leave: bool,
}

/// The way to the other pages.
pub(crate) struct Pager {
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
    pub(crate) here: String,
}

impl Pager {
    /// The page of this number, or the nearest that there is, and the way from it.
    pub(crate) fn of(
        say: Say,
        count: usize,
        stretch: u64,
        wanted: u64,
        link: impl Fn(u64) -> String,
    ) -> (u64, Option<Self>) {
        let last = (count as u64).div_ceil(stretch).max(1);
        let here = wanted.clamp(1, last);
        let pager = (last > 1).then(|| Self {
            previous: (here > 1).then(|| link(here - 1)),
            next: (here < last).then(|| link(here + 1)),
            here: say.roster_page(here, last),
        });
        (here, pager)
    }
}

impl PersonLine {
    fn of(say: Say, template: &Template, review: ReviewId, person: &Person) -> Self {
        Self {
            path: links::roster_person(review, person.id),
            number: person.key().to_owned(),
            name: person.name.in_lang(say.lang()).to_owned(),
            post: person.title.in_lang(say.lang()).to_owned(),
            roles: person.roles.iter().map(|role| say.role_name(role)).collect(),
            group: GroupMark::of(template, &person.group),
            present: person.present_at.is_some(),
            on_leave: person.excused_at.is_some(),
        }
    }
}

/// The page that an address asks for; the first where it asks for none, or for nonsense.
pub(crate) fn wanted(page: Option<&str>) -> u64 {
    page.and_then(|page| page.parse().ok()).unwrap_or(1)
}

/// The page of this number, or the nearest that there is.
pub(super) async fn page(
    house: &House,
    say: Say,
    template: &Template,
    review: ReviewId,
    order: Order,
    wanted: u64,
    link: impl Fn(u64) -> String,
) -> Result<PeoplePage, Error> {
    let reader = house.reader();
    let count = storage::roster::presence::count(&reader, review).await?;
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let stretch = u64::from(STRETCH);
    let (here, pager) = Pager::of(say, count, stretch, wanted, link);
    let skip = (here - 1) * stretch;
    let people = match order.by_name() {
        None if order == Order::Group => {
            storage::roster::presence::stretch(&reader, review, skip, stretch).await?
        }
        by_name => {
            let all = storage::roster::people(&reader, review).await?;
            let all = match by_name {
                Some(order) => sorted_by_name(all, order, |person| &person.name),
                None => all,
            };
            let skip = usize::try_from(skip).unwrap_or(usize::MAX);
            all.into_iter().skip(skip).take(usize::from(STRETCH)).collect()
        }
    };
    let lines = people.iter().map(|person| PersonLine::of(say, template, review, person)).collect();
    Ok(PeoplePage { lines, count, pager })
}

/// In which order the roll is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    #[default]
    Group,
    Number,
    Pinyin,
    Strokes,
    English,
}

impl Order {
    pub(super) const ALL: [Self; 5] = [Self::Group, Self::Number, Self::Pinyin, Self::Strokes, Self::English];

    /// As the address has it.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Number => "number",
            Self::Pinyin => "pinyin",
            Self::Strokes => "strokes",
            Self::English => "english",
        }
    }

    /// The usual one where an address asks for none, or for nonsense.
    pub(super) fn wanted(key: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|order| Some(order.key()) == key).unwrap_or_default()
    }

    pub(super) fn name(self, say: Say) -> &'static str {
        match self {
            Self::Group => say.roster_sort_group(),
            Self::Number => say.roster_sort_number(),
            Self::Pinyin => say.roster_sort_pinyin(),
            Self::Strokes => say.roster_sort_strokes(),
            Self::English => say.roster_sort_english(),
        }
    }

    fn by_name(self) -> Option<NameOrder> {
        match self {
            Self::Group | Self::Number => None,
            Self::Pinyin => Some(NameOrder::Pinyin),
            Self::Strokes => Some(NameOrder::Strokes),
            Self::English => Some(NameOrder::English),
        }
    }
}
