//! All units, with what there is to read about each, and how far the reader's own comments are.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Query, State};
use review::{
    id::{ReporterId, UnitId},
    report::{How, State as ReportState},
    role::Act,
    template::Template as Rules,
};
use serde::Deserialize;
use service::Error;
use storage::{follow_up::ledger::Stand, roster::Reporter};

use super::super::words::{self, Chip};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
};

/// Units on a page.
const STRETCH: usize = 25;

#[derive(Template)]
#[template(path = "report/preparation/list.html")]
struct ListPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    next: Option<(String, String)>,
    drafts: bool,
    lines: Vec<Line>,
    previous: Option<String>,
    following: Option<String>,
    here: String,
}

struct Line {
    code: String,
    unit: String,
    in_writing: bool,
    report: Chip,
    checks: String,
    items: String,
    mine: Chip,
    path: String,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<usize>,
}

/// `GET /reviews/{review}/preparation`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    seat.must(Act::ReadFacts)?;
    Ok(render(&page(&house, &seat, asked.page.unwrap_or(1)).await.say_in(seat.say())?))
}

/// What the lines are drawn from: as many questions to the database for a hundred units as for one.
struct Desk {
    template: Rules,
    reporters: Vec<Reporter>,
    states: BTreeMap<ReporterId, ReportState>,
    checks: BTreeMap<UnitId, usize>,
    items: BTreeMap<Option<UnitId>, Stand>,
    drafted: BTreeSet<ReporterId>,
    commented: BTreeSet<ReporterId>,
}

impl Desk {
    async fn lay(house: &House, seat: &Seat) -> Result<Self, Error> {
        let (reader, review, year) = (house.reader(), seat.review.id, seat.review.year);
        let today = service::follow_up::today(house.service().now(), &seat.review.zone)?;
        let template = service::cycle::rules(&seat.review)?;
        let reporters = storage::roster::reporters(&reader, review).await?;
        let entries = storage::fact::of_review(&reader, review).await?;
        let standing = storage::fact::standing(&entries);
        let count = |reporter: &Reporter| {
            (reporter.unit.id, service::fact::filled(&standing, &template, reporter.unit.id))
        };
        let drafts = storage::meeting::draft::own(&reader, review, seat.account.id).await?;
        let comments = storage::meeting::said::commented_by(&reader, review, seat.account.id).await?;
        Ok(Self {
            checks: reporters.iter().map(count).collect(),
            states: storage::report::states(&reader, &reporters).await?,
            items: storage::follow_up::ledger::carried_by_unit(&reader, review, year, today).await?,
            drafted: drafts.iter().filter(|one| !one.texts.is_blank()).map(|one| one.reporter).collect(),
            commented: comments.into_iter().collect(),
            template,
            reporters,
        })
    }

    fn done(&self, reporter: &Reporter) -> bool {
        self.drafted.contains(&reporter.id) || self.commented.contains(&reporter.id)
    }

    fn line(&self, seat: &Seat, reporter: &Reporter) -> Line {
        let say = seat.say();
        let checks = self.checks.get(&reporter.unit.id).copied().unwrap_or_default();
        Line {
            code: reporter.unit.code.clone(),
            unit: reporter.unit.name.in_lang(say.lang()).to_owned(),
            in_writing: self.template.report().how(reporter.how) == How::Writing,
            report: words::state(say, self.states.get(&reporter.id).copied().unwrap_or_default()),
            checks: format!("{checks} / {}", self.template.facts().checks.len()),
            items: self.items_of(seat, reporter),
            mine: self.mine(seat, reporter),
            path: links::preparation(seat.review.id, reporter.id),
        }
    }

    /// Those of earlier years that concern the unit.
    fn items_of(&self, seat: &Seat, reporter: &Reporter) -> String {
        let concern = [Some(reporter.unit.id), None].map(|unit| self.items.get(&unit).copied());
        let all = concern.iter().flatten().map(Stand::all).sum();
        let open = concern.iter().flatten().map(Stand::open).sum::<usize>();
        match all {
            0 => seat.say().preparation_items_none().to_owned(),
            all => seat.say().preparation_items_open(open, all),
        }
    }

    fn mine(&self, seat: &Seat, reporter: &Reporter) -> Chip {
        let say = seat.say();
        let (text, tone) = if self.commented.contains(&reporter.id) {
            (say.preparation_mine_comment(), "done")
        } else if self.drafted.contains(&reporter.id) {
            (say.preparation_mine_draft(), "now")
        } else {
            (say.preparation_mine_none(), "quiet")
        };
        Chip { text, tone }
    }
}

async fn page(house: &House, seat: &Seat, wanted: usize) -> Result<ListPage, Error> {
    let (say, review) = (seat.say(), seat.review.id);
    let desk = Desk::lay(house, seat).await?;
    let all = desk.reporters.len();
    let last = all.div_ceil(STRETCH).max(1);
    let here = wanted.clamp(1, last);
    let drafts = seat.may(Act::WriteComment);
    let done = desk.reporters.iter().filter(|one| desk.done(one)).count();
    let next = desk.reporters.iter().find(|one| drafts && !desk.done(one));
    let (frame, workspace) = Workspace::around(seat, Part::Preparation);
    let shown = desk.reporters.iter().skip((here - 1) * STRETCH).take(STRETCH);
    Ok(ListPage {
        frame,
        workspace,
        stand: if drafts { say.preparation_stand(done, all) } else { say.preparation_stand_reader(all) },
        next: next.map(|one| {
            let name = say.preparation_next_one(one.unit.name.in_lang(say.lang()));
            (name, links::preparation(review, one.id))
        }),
        drafts,
        lines: shown.map(|one| desk.line(seat, one)).collect(),
        previous: (here > 1).then(|| links::preparations_page(review, here - 1)),
        following: (here < last).then(|| links::preparations_page(review, here + 1)),
        here: if last > 1 { say.fact_page_here(here, last) } else { String::new() },
    })
}
