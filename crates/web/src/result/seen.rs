//! What of the results is shown to whom. Organiser and leaders see all of them once the sums are open, everybody else
//! what the rules release.

use i18n::Say;
use review::{
    result::release::{self, Circle, Seen, Sight, Stand},
    role::{Act, Role},
};
use service::{
    Error,
    result::{Assessment, Line},
};

use super::{page::by_score, scores::grade_name};
use crate::{
    fault::{InTheWordsOf, Trouble},
    gate::Seat,
    house::House,
};

/// What this visitor sees, where that is anything.
pub(super) async fn must_see(house: &House, seat: &Seat) -> Result<Sight, Trouble> {
    let found = sight(house, seat).await.say_in(seat.say())?;
    if found.is_none() {
        seat.must(Act::SeeResults)?;
    }
    found.ok_or(Error::NotFound).say_in(seat.say())
}

async fn sight(house: &House, seat: &Seat) -> Result<Option<Sight>, Error> {
    let reader = house.reader();
    let circle = if seat.may(Act::SeeResults) {
        Circle::Desk
    } else if !seat.may(Act::ReadReleased) {
        return Ok(None);
    } else if seat.roles.holds(Role::Reporter) {
        let own = storage::roster::reporter_of(&reader, seat.review.id, seat.account.id).await?;
        own.map_or(Circle::Other, |own| Circle::Reporter(own.id))
    } else {
        Circle::Other
    };
    let template = service::cycle::rules(&seat.review)?;
    service::result::sight(&reader, &seat.review, &template, circle).await
}

/// Whether there may be something to see: what a list of pages asks, which knows of no letters.
pub(crate) fn concerns(seat: &Seat) -> bool {
    if seat.may(Act::SeeResults) || seat.review.released_at.is_none() {
        return seat.may(Act::SeeResults);
    }
    let stand = Stand { released: true, letters: true };
    let shown = |rules: review::template::Template| {
        release::sight(&rules.assessment().release, Circle::Other, stand).is_some()
    };
    seat.roles.holds(Role::Reporter) || service::cycle::rules(&seat.review).is_ok_and(shown)
}

/// The lines of which all is seen, best first.
pub(super) fn whole<'a>(found: &'a Assessment, sight: &Sight) -> Vec<&'a Line> {
    by_score(found).into_iter().filter(|line| sight.of(line.reporter.id) == Seen::Whole).collect()
}

/// What one is called: those without a name by their place in the list.
pub(super) fn name(say: Say, sight: &Sight, line: &Line, place: usize) -> String {
    if sight.names(line.reporter.id) {
        line.reporter.unit.name.in_lang(say.lang()).to_owned()
    } else {
        say.result_nameless(place)
    }
}

/// A reporter of whom the grade is all that is seen.
pub(super) struct GradeOnly {
    pub(super) unit: String,
    /// `None` while none is set.
    pub(super) grade: Option<String>,
}

/// They stand in running order; without names in that of the grades, which tells nobody apart.
pub(super) fn grades(say: Say, found: &Assessment, sight: &Sight) -> Vec<GradeOnly> {
    let template = &found.template;
    let seen = |line: &&Line| sight.of(line.reporter.id) == Seen::Grade;
    let rank = |line: &Line| line.decision.as_ref().map(|one| template.grade_rank(&one.grade));
    let mut lines: Vec<_> = found.lines.iter().filter(seen).collect();
    if lines.iter().any(|line| !sight.names(line.reporter.id)) {
        lines.sort_by_key(|line| (rank(line).is_none(), rank(line)));
    }
    let one = |(place, line): (usize, &&Line)| GradeOnly {
        unit: name(say, sight, line, place + 1),
        grade: line.decision.as_ref().map(|one| grade_name(say, template, &one.grade)),
    };
    lines.iter().enumerate().map(one).collect()
}
