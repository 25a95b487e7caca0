//! The list below the desk: searched, filtered, in pages.

use i18n::{Say, sorting::Initials};
use review::{id::ReviewId, template::Template};
use service::Error;
use storage::{cycle::Review, roster::Person};

use super::answer::CHOICES;
use crate::{
    house::House,
    links, moment,
    roster::{
        attendance::GroupMark,
        people::{Pager, wanted},
    },
};

/// People on a page.
const STRETCH: u16 = 50;

/// Whom the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Show {
    #[default]
    All,
    Missing,
    Present,
    Leave,
    Left,
}

impl Show {
    const ALL: [Self; 5] = [Self::All, Self::Missing, Self::Present, Self::Leave, Self::Left];

    /// As the address has it.
    const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Missing => "missing",
            Self::Present => "present",
            Self::Leave => "leave",
            Self::Left => "left",
        }
    }

    fn name(self, say: Say) -> &'static str {
        match self {
            Self::All => say.attendance_show_all(),
            Self::Missing => say.attendance_show_missing(),
            Self::Present => say.attendance_show_present(),
            Self::Leave => say.attendance_show_leave(),
            Self::Left => say.attendance_show_left(),
        }
    }

    fn takes(self, person: &Person) -> bool {
        match self {
            Self::All => true,
            Self::Missing => person.present_at.is_none() && person.excused_at.is_none(),
            Self::Present => person.present_at.is_some() && person.left_at.is_none(),
            Self::Leave => person.excused_at.is_some(),
            Self::Left => person.left_at.is_some(),
        }
    }
}

/// What of the list is asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) show: Show,
    pub(super) search: String,
    pub(super) page: u64,
}

impl Asked {
    /// As an address says it; nonsense means the usual.
    pub(super) fn of(show: Option<&str>, search: Option<&str>, page: Option<&str>) -> Self {
        Self {
            show: Show::ALL.into_iter().find(|one| Some(one.key()) == show).unwrap_or_default(),
            search: search.unwrap_or_default().trim().to_owned(),
            page: wanted(page),
        }
    }

    /// The address of this page of the list.
    pub(super) fn link(&self, review: ReviewId) -> String {
        links::check_in_list(review, self.show.key(), &self.search, self.page)
    }
}

/// The list as the page shows it.
pub(super) struct Roll {
    pub(super) lines: Vec<Line>,
    pub(super) shows: Vec<(&'static str, &'static str, bool)>,
    pub(super) search: String,
    pub(super) show: &'static str,
    pub(super) here: u64,
    pub(super) pager: Option<Pager>,
}

/// Somebody on it.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) name: String,
    pub(super) post: String,
    pub(super) group: GroupMark,
    pub(super) present: Option<String>,
    pub(super) gone: Option<String>,
    pub(super) on_leave: bool,
    pub(super) correct: String,
}

/// A page of the list.
pub(super) async fn roll(
    house: &House,
    say: Say,
    rules: &Template,
    review: &Review,
    asked: &Asked,
) -> Result<Roll, Error> {
    let reader = house.reader();
    let stretch = u64::from(STRETCH);
    let link = |page| Asked { page, ..asked.clone() }.link(review.id);
    let (people, here, pager) = if asked.show == Show::All && asked.search.is_empty() {
        let count = storage::roster::count_people(&reader, review.id).await?;
        let (here, pager) = Pager::of(say, count, stretch, asked.page, link);
        let people =
            storage::roster::presence::stretch(&reader, review.id, (here - 1) * stretch, stretch).await?;
        (people, here, pager)
    } else {
        let fitting = search(house, review.id, &asked.search).await?;
        let fitting: Vec<_> = fitting.into_iter().filter(|person| asked.show.takes(person)).collect();
        let (here, pager) = Pager::of(say, fitting.len(), stretch, asked.page, link);
        let skip = usize::try_from((here - 1) * stretch).unwrap_or(usize::MAX);
        (fitting.into_iter().skip(skip).take(usize::from(STRETCH)).collect(), here, pager)
    };
    Ok(Roll {
        lines: people.iter().map(|person| line(say, rules, review, person)).collect(),
        shows: Show::ALL.into_iter().map(|one| (one.key(), one.name(say), one == asked.show)).collect(),
        search: asked.search.clone(),
        show: asked.show.key(),
        here,
        pager,
    })
}

fn line(say: Say, rules: &Template, review: &Review, person: &Person) -> Line {
    let time = |at| moment::time(at, &review.zone);
    Line {
        id: person.id.to_string(),
        number: person.key().to_owned(),
        name: person.name.in_lang(say.lang()).to_owned(),
        post: person.title.in_lang(say.lang()).to_owned(),
        group: GroupMark::of(rules, &person.group),
        present: person.present_at.map(|at| say.attendance_since(time(at))),
        gone: person.left_at.map(|at| say.attendance_left_at(time(at))),
        on_leave: person.excused_at.is_some(),
        correct: links::attendance_of(review.id, person.id),
    }
}

/// Everybody on the roll whose number, name or initials fit; all of them where nothing is typed.
async fn search(house: &House, review: ReviewId, typed: &str) -> Result<Vec<Person>, Error> {
    let people = storage::roster::people(&house.reader(), review).await?;
    if typed.is_empty() {
        return Ok(people);
    }
    let sought = Sought::new(typed);
    Ok(people.into_iter().filter(|person| sought.fits(person)).collect())
}

/// Whom a name may mean: who is called exactly so, else everybody whom it fits.
pub(super) async fn meant(house: &House, review: ReviewId, typed: &str) -> Result<Vec<Person>, Error> {
    let fitting = search(house, review, typed).await?;
    let exact = |person: &&Person| Sought::new(typed).is_called(person);
    let called: Vec<_> = fitting.iter().filter(exact).cloned().collect();
    Ok(if called.is_empty() { fitting.into_iter().take(CHOICES + 1).collect() } else { called })
}

/// What was typed, ready to be held against people.
pub(super) struct Sought {
    typed: String,
    initials: Initials,
}

impl Sought {
    pub(super) fn new(typed: &str) -> Self {
        Self { typed: typed.trim().to_lowercase(), initials: Initials::default() }
    }

    /// Whether this is somebody's whole name.
    pub(super) fn is_called(&self, person: &Person) -> bool {
        names(person).any(|name| name.to_lowercase() == self.typed)
    }

    fn fits(&self, person: &Person) -> bool {
        let typed = self.typed.as_str();
        person.key().to_lowercase().starts_with(typed)
            || names(person)
                .any(|name| name.to_lowercase().contains(typed) || self.initials.of(name).starts_with(typed))
    }
}

fn names(person: &Person) -> impl Iterator<Item = &str> {
    review::words::Lang::ALL.into_iter().map(|lang| person.name.in_lang(lang))
}
