use std::collections::BTreeSet;

use askama::Template;
use documents::chart::{Segment, stacked_bar};
use i18n::Say;
use review::{id::AccountId, notice::Facts};
use service::{Error, notice::Nudged};
use storage::report::Turn;

use super::{
    Wanted, chat,
    gather::{Gathered, STRETCH, Shown, Step, Texts},
    others::{Other, others},
    rows::{Row, row, state},
};
use crate::{
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
    notice::words,
};

/// Who is where.
#[derive(Template)]
#[template(path = "notice/progress.html")]
pub(super) struct ProgressPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    by: String,
    chart: String,
    counts: Vec<Count>,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    pager: Option<Pager>,
    others: Vec<Other>,
    others_left: Option<String>,
    steps: Vec<(&'static str, String)>,
    nudge_path: String,
    late: usize,
    chat: String,
    pub(super) note: String,
    pub(super) nudged: Option<String>,
    pub(super) refusal: Option<String>,
}

struct Count {
    name: String,
    tone: &'static str,
    reports: usize,
}

struct Tab {
    name: String,
    path: String,
    here: bool,
}

struct Pager {
    previous: Option<String>,
    next: Option<String>,
    here: String,
}

impl ProgressPage {
    /// With those chosen who were before.
    pub(super) fn choosing(mut self, chosen: &BTreeSet<AccountId>) -> Self {
        let is = |account: &str| account.parse().is_ok_and(|account| chosen.contains(&account));
        for row in &mut self.rows {
            row.chosen = is(&row.account);
        }
        for other in &mut self.others {
            other.chosen = is(&other.account);
        }
        self
    }
}

pub(super) async fn page(house: &House, seat: &Seat, wanted: &Wanted) -> Result<ProgressPage, Error> {
    let say = seat.say();
    let gathered = Gathered::of(house, seat).await?;
    let shown = Shown::by_key(wanted.show.as_deref());
    let found: Vec<_> = gathered.turns.iter().filter(|turn| shown.holds(turn, &gathered)).collect();
    let last = found.len().div_ceil(STRETCH).max(1);
    let here = wanted.page.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, last);
    let stretch: Vec<&Turn> = found.into_iter().skip((here - 1) * STRETCH).take(STRETCH).collect();
    let texts = Texts::of(house, &stretch).await?;
    let counts = counts(say, &gathered);
    let (others, left) = others(seat, &gathered);
    let handed_in = gathered.turns.iter().filter(|turn| !Step::of(turn).is_open()).count();
    let due = gathered.due.map(|due| say.progress_by(words::weekday(say, due)));
    let (frame, workspace) = Workspace::around(seat, Part::Progress);
    Ok(ProgressPage {
        stand: say.progress_stand(handed_in, gathered.turns.len(), gathered.late().count()),
        by: due.unwrap_or_else(|| say.progress_by_none().to_owned()),
        chart: stacked_bar(say.progress_chart(), &segments(&counts)),
        tabs: tabs(say, seat, shown),
        rows: stretch.iter().map(|turn| row(seat, &gathered, &texts, turn)).collect(),
        pager: pager(say, seat, shown, here, last),
        others_left: (left > 0).then(|| say.progress_others_more(left)),
        steps: steps(say, &gathered.facts),
        nudge_path: links::nudge(seat.review.id),
        late: gathered.late_people(),
        chat: chat::text(seat, &gathered, house.known_address()),
        note: String::new(),
        nudged: None,
        refusal: None,
        counts,
        others,
        frame,
        workspace,
    })
}

/// What a call to hurry came to.
pub(super) fn nudged(say: Say, done: Nudged) -> String {
    let mailed = Some(say.progress_nudged_mailed(done.mailed));
    let shown = (done.shown > 0).then(|| say.progress_nudged_shown(done.shown));
    let before = (done.before > 0).then(|| say.progress_nudged_before(done.before));
    [mailed, shown, before].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn counts(say: Say, gathered: &Gathered) -> Vec<Count> {
    let count = |step: Step| Count {
        name: state(say, step).text,
        tone: match step {
            Step::NotBegun => "abstain",
            Step::Drafting => "average",
            Step::Returned => "poor",
            Step::HandedIn => "fairly_good",
            Step::Accepted => "good",
        },
        reports: gathered.turns.iter().filter(|turn| Step::of(turn) == step).count(),
    };
    Step::ALL.into_iter().rev().map(count).collect()
}

fn segments(counts: &[Count]) -> Vec<Segment> {
    let segment = |one: &Count| Segment {
        name: one.name.clone(),
        tone: one.tone,
        count: u64::try_from(one.reports).unwrap_or(u64::MAX),
    };
    counts.iter().map(segment).collect()
}

fn tabs(say: Say, seat: &Seat, shown: Shown) -> Vec<Tab> {
    let kinds = [Shown::All, Shown::Late].into_iter().chain(Step::ALL.map(Shown::Only));
    let name = |kind| match kind {
        Shown::All => say.progress_show_all().to_owned(),
        Shown::Late => say.progress_show_late().to_owned(),
        Shown::Only(step) => state(say, step).text,
    };
    let tab = |kind: Shown| Tab {
        name: name(kind),
        path: links::progress_page(seat.review.id, kind.key(), 1),
        here: kind == shown,
    };
    kinds.map(tab).collect()
}

fn pager(say: Say, seat: &Seat, shown: Shown, here: usize, last: usize) -> Option<Pager> {
    let page = |page| links::progress_page(seat.review.id, shown.key(), page);
    (last > 1).then(|| Pager {
        previous: (here > 1).then(|| page(here - 1)),
        next: (here < last).then(|| page(here + 1)),
        here: say.progress_page(here, last),
    })
}

/// How what is the whole review's stands.
fn steps(say: Say, facts: &Facts) -> Vec<(&'static str, String)> {
    let key = match &facts.key {
        None => say.progress_step_key_none().to_owned(),
        Some(key) if key.complete => say.progress_step_key_done().to_owned(),
        Some(key) => say.progress_step_key_waiting(key.waiting.len()),
    };
    let boxes = &facts.boxes;
    let cards = say.progress_part(boxes.planned - boxes.without_cards.min(boxes.planned), boxes.planned);
    let mut steps = vec![(say.progress_step_roster(), say.progress_step_roster_is(facts.roll))];
    if facts.unconfirmed > 0 {
        steps.push((say.progress_step_copied(), facts.unconfirmed.to_string()));
    }
    steps.extend([(say.progress_step_key(), key), (say.progress_step_cards(), cards)]);
    steps
}
