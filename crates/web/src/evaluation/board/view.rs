use askama::Template;
use i18n::Say;
use review::{evaluation::BoxStage, id::BoxId};
use service::{Error, evaluation as boxes};
use storage::evaluation::BallotBox;

use super::{
    Search,
    search::{self, Found, LEAST, cleaned},
};
use crate::{
    assets,
    evaluation::{
        counts::{groups, stage_chip, stand},
        paper::{PaperNotice, SumsView, sums_view},
        print::Print,
    },
    frame::Frame,
    gate::Visitor,
    house::House,
    links,
};

/// Trackers on one page of the board.
const PAGE: usize = 200;

/// What everybody may see of a box.
#[derive(Template)]
#[template(path = "evaluation/board.html")]
pub(super) struct BoardPage {
    frame: Frame,
    id: BoxId,
    path: String,
    review: String,
    label: String,
    groups: Vec<(String, &'static str)>,
    stage: String,
    chip: &'static str,
    stands: &'static str,
    numbers: Numbers,
    prints: Option<Prints>,
    server_made: bool,
    search: Sought,
    trackers: Vec<Tracker>,
    pager: Pager,
    /// Where a stranger's program finds the archive.
    archive_url: String,
    archive: String,
    booth_hash: Print,
    sums: Option<SumsView>,
    paper: Option<PaperNotice>,
}

/// How many; nothing else is known of ballots.
struct Numbers {
    received: usize,
    ballots: usize,
    voters: usize,
    cards: usize,
    /// As the scrutineers signed it.
    issued: Option<usize>,
}

/// What people compare.
struct Prints {
    election: Print,
    credentials: Print,
    cards: usize,
    trustees: Vec<TrusteePrint>,
    tally: Option<Print>,
    closing: Option<Print>,
    head: Option<Print>,
}

/// A trustee's fingerprints; single trustees have no certificate.
struct TrusteePrint {
    certificate: Option<Print>,
    key: Print,
}

/// The search: what was typed and what became of it.
struct Sought {
    text: String,
    /// None before anything was looked for.
    answer: Option<Answer>,
}

struct Answer {
    kind: &'static str,
    title: String,
    text: &'static str,
    trackers: Vec<Tracker>,
}

struct Tracker {
    short: String,
    rest: String,
    found: bool,
}

struct Pager {
    here: usize,
    all: usize,
    previous: String,
    next: String,
}

pub(super) async fn page(
    house: &House,
    visitor: &Visitor,
    id: &BoxId,
    search: Search,
    address: String,
) -> Result<BoardPage, Error> {
    let (say, reader) = (visitor.say, house.reader());
    let one = storage::evaluation::by_id(&reader, id).await?.ok_or(Error::NotFound)?;
    let review = storage::cycle::by_id(&reader, one.review).await?.ok_or(Error::NotFound)?;
    let template = service::cycle::rules(&review)?;
    let stage = boxes::stage(&one)?;
    // By the bytes, whatever order the database's language has.
    let mut all = storage::evaluation::trackers(&reader, id).await?;
    all.sort_unstable();
    let sought = sought(house, say, &one, stage, &all, search.tracker.as_deref()).await?;
    let pager = pager(id, all.len(), search.page.and_then(|page| page.parse().ok()));
    let shown = all.iter().skip((pager.here - 1) * PAGE).take(PAGE);
    let (sums, notice) = sums_view(&reader, say, &template, &one).await?;
    let organisation = review.organisation.in_lang(say.lang());
    Ok(BoardPage {
        frame: Frame::beside(visitor, &review),
        path: links::board(id),
        review: format!("{organisation} · {}", say.frame_review_year(review.year)),
        groups: groups(&one, &template),
        stage: stand(say, &one, &review.zone)?,
        chip: stage_chip(stage),
        stands: stands(say, stage),
        prints: prints(house, &one, stage).await?,
        server_made: storage::evaluation::server_made(&reader, id).await?.is_some(),
        trackers: shown.map(|one| Tracker::of(one, sought.is(one))).collect(),
        search: sought,
        pager,
        archive_url: format!("{address}{}", links::archive(id)),
        archive: links::archive(id),
        booth_hash: Print::of(&assets::booth().hash),
        sums,
        paper: notice,
        numbers: Numbers {
            received: one.cast_cards,
            ballots: one.ballots,
            voters: one.voters,
            cards: one.cards,
            issued: one.reconciliation.map(|signed| signed.issued),
        },
        label: one.label,
        id: id.clone(),
    })
}

async fn prints(house: &House, one: &BallotBox, stage: BoxStage) -> Result<Option<Prints>, Error> {
    match stage {
        BoxStage::Preparing => return Ok(None),
        BoxStage::Ready | BoxStage::Open | BoxStage::Closed | BoxStage::Opened | BoxStage::TooSmall => {}
    }
    let reader = house.reader();
    let facts = boxes::facts(&reader, &one.id).await?;
    let ending = boxes::ending(&reader, one).await?;
    let print = |hash: &String| Print::of(hash);
    Ok(Some(Prints {
        election: print(&facts.fingerprint),
        credentials: print(&facts.credentials_fingerprint),
        cards: facts.cards,
        trustees: (facts.trustees.iter())
            .map(|one| TrusteePrint {
                certificate: one.certificate.as_ref().map(print),
                key: print(&one.key),
            })
            .collect(),
        tally: ending.as_ref().and_then(|ending| ending.tally.as_ref()).map(print),
        closing: ending.as_ref().map(|ending| print(&ending.head)),
        head: one.head.as_ref().map(|head| print(&head.hash)),
    }))
}

/// What the state of a box means for whoever reads.
fn stands(say: Say, stage: BoxStage) -> &'static str {
    match stage {
        BoxStage::Preparing => say.evaluation_stands_preparing(),
        BoxStage::Ready => say.evaluation_stands_ready(),
        BoxStage::Open => say.evaluation_stands_open(),
        BoxStage::Closed => say.evaluation_stands_closed(),
        BoxStage::Opened => say.evaluation_stands_opened(),
        BoxStage::TooSmall => say.evaluation_stands_withheld(),
    }
}

fn pager(id: &BoxId, trackers: usize, wanted: Option<usize>) -> Pager {
    let all = trackers.div_ceil(PAGE).max(1);
    let here = wanted.unwrap_or(1).clamp(1, all);
    let page = |number| links::board_page(id, number);
    Pager { here, all, previous: page(here - 1), next: page(here + 1) }
}

async fn sought(
    house: &House,
    say: Say,
    one: &BallotBox,
    stage: BoxStage,
    all: &[String],
    typed: Option<&str>,
) -> Result<Sought, Error> {
    let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else {
        return Ok(Sought { text: String::new(), answer: None });
    };
    let (text, wanted) = (typed.chars().take(100).collect(), cleaned(typed));
    let found = search::find(all, &wanted);
    let replaced = match found {
        Found::Alike(_) | Found::Nothing => boxes::has_ballot(&house.reader(), one, &wanted).await?,
        Found::TooShort | Found::One(_) | Found::Several(..) => false,
    };
    let answer = if replaced {
        Answer::plain("due", say.evaluation_replaced(), say.evaluation_replaced_text())
    } else {
        answer(say, stage, found)
    };
    Ok(Sought { text, answer: Some(answer) })
}

fn answer(say: Say, stage: BoxStage, found: Found<'_>) -> Answer {
    let list = |trackers: Vec<&str>| trackers.into_iter().map(|one| Tracker::of(one, true)).collect();
    match found {
        Found::TooShort => Answer::plain("due", say.evaluation_too_short(LEAST), ""),
        Found::One(one) => Answer {
            trackers: list(vec![one]),
            ..Answer::plain("done", say.evaluation_found(), say.evaluation_found_text())
        },
        Found::Several(some, count) => Answer {
            trackers: list(some),
            ..Answer::plain("info", say.evaluation_found_several(count), say.evaluation_found_several_text())
        },
        Found::Alike(some) => Answer {
            trackers: list(some),
            ..Answer::plain("due", say.evaluation_alike(), say.evaluation_alike_text())
        },
        Found::Nothing => Answer::plain("due", say.evaluation_not_found(), missing(say, stage)),
    }
}

/// What to do about a ballot that is not there.
fn missing(say: Say, stage: BoxStage) -> &'static str {
    match stage {
        BoxStage::Preparing | BoxStage::Ready => say.evaluation_missing_early(),
        BoxStage::Open => say.evaluation_missing_open(),
        BoxStage::Closed | BoxStage::Opened | BoxStage::TooSmall => say.evaluation_missing_closed(),
    }
}

impl Answer {
    fn plain(kind: &'static str, title: impl Into<String>, text: &'static str) -> Self {
        Self { kind, title: title.into(), text, trackers: Vec::new() }
    }
}

impl Sought {
    fn is(&self, tracker: &str) -> bool {
        let whole = |one: &Tracker| one.short.replace(' ', "") + &one.rest == tracker;
        self.answer.as_ref().is_some_and(|answer| answer.trackers.iter().any(whole))
    }
}

impl Tracker {
    /// The first twelve characters in groups, as the booth's last page shows them.
    fn of(tracker: &str, found: bool) -> Self {
        let (short, rest) = tracker.split_at_checked(12).unwrap_or((tracker, ""));
        let letters: Vec<_> = short.chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        Self { short: groups.join(" "), rest: rest.to_owned(), found }
    }
}
