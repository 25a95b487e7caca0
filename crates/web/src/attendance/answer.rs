//! The loud answer of the desk: who is present now, since when, or why not.

use askama::Template;
use i18n::Say;
use review::template::Template as Rules;
use service::attendance::Arrived;
use storage::{cycle::Review, roster::Person};

use crate::{links, moment, roster::attendance::GroupMark};

/// How many people are offered where a name fits several.
pub(super) const CHOICES: usize = 8;

/// What happened to the latest number.
#[derive(Template)]
#[template(path = "attendance/answer.html")]
pub(super) struct Answer {
    say: Say,
    /// `done`, `due` or `error`.
    tone: &'static str,
    /// How a screen reader says it.
    role: &'static str,
    group: Option<GroupMark>,
    title: String,
    small: Vec<String>,
    /// What takes it back.
    undo: Option<Undo>,
    /// Where it is corrected.
    correct: Option<String>,
    choices: Vec<Choice>,
    action: String,
}

/// Who is taken back, and as noted when.
struct Undo {
    person: String,
    at: i64,
}

/// Somebody whom a name may mean.
struct Choice {
    person: String,
    group: GroupMark,
    name: String,
    detail: String,
}

/// In whose words, by which rules, of which review.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) say: Say,
    pub(super) rules: &'a Rules,
    pub(super) review: &'a Review,
}

impl Desk<'_> {
    fn plain(&self, tone: &'static str, title: String) -> Answer {
        Answer {
            say: self.say,
            tone,
            role: if tone == "done" { "status" } else { "alert" },
            group: None,
            title,
            small: Vec::new(),
            undo: None,
            correct: None,
            choices: Vec::new(),
            action: links::check_in(self.review.id),
        }
    }

    fn of(&self, tone: &'static str, title: String, person: &Person, small: Vec<String>) -> Answer {
        let post = person.title.in_lang(self.say.lang());
        let whose = [post, person.key()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let small = [whose.join(" · ")].into_iter().chain(small).filter(|line| !line.is_empty()).collect();
        let group = Some(GroupMark::of(self.rules, &person.group));
        Answer { group, small, ..self.plain(tone, title) }
    }

    fn name<'b>(&self, person: &'b Person) -> &'b str {
        person.name.in_lang(self.say.lang())
    }

    fn time(&self, at: review::time::Instant) -> String {
        moment::time(at, &self.review.zone)
    }

    /// Somebody has come now, or had before.
    pub(super) fn arrived(&self, arrived: &Arrived) -> Answer {
        let (say, person) = (self.say, &arrived.person);
        if arrived.before {
            return self.before(person);
        }
        let group = self.rules.group(&person.group);
        let card = group.map(|group| say.attendance_desk_card(&group.key, group.title.in_lang(say.lang())));
        let leave = person.excused_at.map(|_| say.attendance_desk_was_on_leave().to_owned());
        let small = card.into_iter().chain(leave).collect();
        let undo = person.present_at.map(|at| Undo { person: person.id.to_string(), at: at.ms() });
        Answer { undo, ..self.of("done", say.attendance_desk_in(self.name(person)), person, small) }
    }

    fn before(&self, person: &Person) -> Answer {
        let since = person.present_at.map(|at| self.time(at)).unwrap_or_default();
        let small = match person.left_at {
            None => self.say.attendance_desk_since(since),
            Some(gone) => self.say.attendance_desk_left(since, self.time(gone)),
        };
        let title = self.say.attendance_desk_before(self.name(person));
        let correct = Some(links::attendance_of(self.review.id, person.id));
        Answer { correct, ..self.of("due", title, person, vec![small]) }
    }

    /// Somebody's coming was taken back.
    pub(super) fn taken_back(&self, person: &Person) -> Answer {
        let title = self.say.attendance_desk_out(self.name(person));
        self.of("due", title, person, vec![self.say.attendance_desk_out_small().to_owned()])
    }

    /// So many were noted at once.
    pub(super) fn many(&self, count: usize) -> Answer {
        self.plain("done", self.say.attendance_paper_saved(count))
    }

    /// A rule said no.
    pub(super) fn refused(&self, why: String) -> Answer {
        self.plain("error", why)
    }

    /// Nobody is called so.
    pub(super) fn unknown(&self, typed: &str) -> Answer {
        let small = vec![self.say.attendance_desk_unknown_small().to_owned()];
        Answer { small, ..self.plain("error", self.say.attendance_desk_unknown(typed)) }
    }

    /// Several are, or somebody is called nearly so.
    pub(super) fn which(&self, typed: &str, people: &[Person]) -> Answer {
        let say = self.say;
        let choice = |person: &Person| {
            let stands = if person.present_at.is_some() { say.roster_present() } else { say.roster_absent() };
            let post = person.title.in_lang(say.lang());
            Choice {
                person: person.id.to_string(),
                group: GroupMark::of(self.rules, &person.group),
                name: self.name(person).to_owned(),
                detail: [post, person.key(), stands].join(" · "),
            }
        };
        let more = (people.len() > CHOICES).then(|| say.attendance_desk_which_more().to_owned());
        let small = [say.attendance_desk_which_small(people.len(), typed)].into_iter().chain(more).collect();
        let choices = people.iter().take(CHOICES).map(choice).collect();
        Answer { small, choices, ..self.plain("due", say.attendance_desk_which().to_owned()) }
    }
}
