use askama::Template;
use i18n::Say;
use review::{
    evaluation::{
        Count,
        paper::{Fate, Stage, fate},
    },
    id::AccountId,
    role::Act,
};
use service::{Error, evaluation::paper};
use storage::{
    Reader,
    evaluation::paper::{repeated, sheets},
};

use super::{
    super::counts::{groups, titles},
    AtBox, Opened,
    words::{Names, stage_chip, stage_name, why},
};
use crate::{
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

#[derive(Template)]
#[template(path = "evaluation/paper/count.html")]
pub(super) struct CountPage {
    frame: Frame,
    workspace: Workspace,
    refusal: Option<String>,
    label: String,
    title: String,
    meeting: String,
    groups: Vec<(String, &'static str)>,
    stage: &'static str,
    chip: &'static str,
    next: String,
    desk: String,
    base: String,
    entry_path: String,
    issued: usize,
    collected: Option<usize>,
    /// What the field holds, where the number may be noted.
    collect: Option<String>,
    /// Too many, and not counted again yet.
    recount: Option<usize>,
    repeats: bool,
    void: bool,
    entries: Vec<Entry>,
    own: Own,
    differences: Vec<Difference>,
    corrections: Vec<String>,
    tally: Option<TallyView>,
    sign: Sign,
    signatures: Vec<String>,
    count: Option<Count>,
    cards: Option<usize>,
    cast: usize,
    missing: usize,
    withheld: Option<usize>,
}

pub(super) struct Refused {
    pub(super) words: String,
    /// The number of papers that was typed.
    pub(super) collected: Option<usize>,
}

struct Entry {
    name: String,
    finished: Option<String>,
}

/// What this person may enter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Own {
    Nothing,
    Begin,
    Continue,
    Finished,
    Others,
}

/// Whether this person may sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    No,
    Yes,
    Withheld,
    Signed,
}

struct Difference {
    number: usize,
    place: String,
    own: String,
    other: String,
    path: Option<String>,
}

struct TallyView {
    valid: usize,
    void: Vec<(usize, &'static str)>,
    unclear: usize,
    answers: Vec<String>,
    rows: Vec<(String, Vec<u64>)>,
}

pub(super) async fn page(house: &House, at: &AtBox, refusal: Option<Refused>) -> Result<CountPage, Error> {
    let seat = &at.seat;
    let (say, reader, review) = (seat.say(), house.reader(), seat.review.id);
    let found = Opened::of(&reader, at).await?;
    let reporters = storage::roster::reporters(&reader, review).await?;
    let names = Names::of(say, &found.template, &found.one, &reporters);
    let (stage, pile) = (found.state.stage, &found.state.pile);
    let typed = refusal.as_ref().and_then(|refused| refused.collected);
    let fate = fate(found.template.evaluation().minimum_group, pile.collected.unwrap_or_default());
    let cards = found.one.reconciliation.map(|counted| counted.issued);
    let (frame, workspace) = Workspace::around(seat, Part::Papers);
    Ok(CountPage {
        frame,
        workspace,
        title: titles(&found.one, &found.template, say.lang()),
        meeting: meeting(seat),
        groups: groups(&found.one, &found.template),
        stage: stage_name(say, stage),
        chip: stage_chip(stage),
        next: next(say, stage, fate).to_owned(),
        desk: links::papers(review),
        base: links::papers_count(review, &found.one.id),
        entry_path: links::papers_entry(review, &found.one.id),
        issued: pile.issued,
        collected: pile.collected,
        collect: collect(seat, &found)
            .then(|| typed.or(pile.collected).map_or(String::new(), |n| n.to_string())),
        recount: typed.filter(|typed| *typed > pile.issued),
        void: stage == Stage::Void,
        repeats: stage == Stage::Void
            && seat.may(Act::RunBoxes)
            && repeated(&reader, &found.one.id).await?.is_none(),
        entries: entries(&reader, seat, &found).await?,
        own: own(seat, &found),
        differences: differences(&reader, seat, &found, &names).await?,
        corrections: corrections(&reader, seat, &found, &names).await?,
        tally: tally(&reader, seat, &found, &names).await?,
        sign: sign(seat, &found, fate),
        signatures: signatures(&reader, seat, &found).await?,
        count: count(&reader, &found, cards).await?,
        cards,
        cast: found.one.cast_cards,
        missing: pile.collected.map_or(0, |collected| pile.issued.saturating_sub(collected)),
        withheld: withheld(&found, fate),
        label: found.one.label,
        refusal: refusal.map(|refused| refused.words),
    })
}

fn meeting(seat: &Seat) -> String {
    let (say, review) = (seat.say(), &seat.review);
    format!(
        "{} · {} · {}",
        review.organisation.in_lang(say.lang()),
        say.frame_review_year(review.year),
        moment::day(say, review.meets_at, &review.zone)
    )
}

fn next(say: Say, stage: Stage, fate: Fate) -> &'static str {
    match (stage, fate) {
        (Stage::Issuing, _) => say.paper_next_issuing(),
        (Stage::Counting, _) => say.paper_next_counting(),
        (Stage::Void, _) => say.paper_next_void(),
        (Stage::Entering, _) => say.paper_next_entering(),
        (Stage::Comparing, _) => say.paper_next_comparing(),
        (Stage::Signing, Fate::Entered) => say.paper_next_signing(),
        (Stage::Signing, Fate::Withheld) => say.paper_next_withheld(),
        (Stage::Signing, Fate::None) => say.paper_next_none(),
        (Stage::Done, _) => say.paper_next_done(),
    }
}

/// Whether this person may note how many papers came out.
fn collect(seat: &Seat, found: &Opened) -> bool {
    let open = match found.state.stage {
        Stage::Counting | Stage::Entering | Stage::Void => true,
        Stage::Signing => found.state.entries.is_empty() && found.state.signatures.is_empty(),
        Stage::Issuing | Stage::Comparing | Stage::Done => false,
    };
    open && seat.may(Act::EnterPaper)
}

fn own(seat: &Seat, found: &Opened) -> Own {
    if found.state.stage != Stage::Entering || !seat.may(Act::EnterPaper) {
        return Own::Nothing;
    }
    match (found.state.entry_of(seat.account.id), found.state.entries.len()) {
        (Some(entry), _) if entry.finished_at.is_some() => Own::Finished,
        (Some(_), _) => Own::Continue,
        (None, 0..=1) => Own::Begin,
        (None, _) => Own::Others,
    }
}

fn sign(seat: &Seat, found: &Opened, fate: Fate) -> Sign {
    if found.state.stage != Stage::Signing || !seat.may(Act::SignCount) {
        Sign::No
    } else if found.state.signatures.iter().any(|one| one.account == seat.account.id) {
        Sign::Signed
    } else {
        match fate {
            Fate::Withheld => Sign::Withheld,
            Fate::None | Fate::Entered => Sign::Yes,
        }
    }
}

async fn name(reader: &Reader, say: Say, account: AccountId) -> Result<String, Error> {
    let found = storage::account::by_id(reader, account).await?;
    Ok(found.map_or_else(String::new, |account| account.name.in_lang(say.lang()).to_owned()))
}

async fn entries(reader: &Reader, seat: &Seat, found: &Opened) -> Result<Vec<Entry>, Error> {
    let mut entries = Vec::new();
    for one in &found.state.entries {
        let finished = one.finished_at.map(|at| moment::minute(seat.say(), at, &seat.review.zone));
        entries.push(Entry { name: name(reader, seat.say(), one.account).await?, finished });
    }
    Ok(entries)
}

async fn signatures(reader: &Reader, seat: &Seat, found: &Opened) -> Result<Vec<String>, Error> {
    let say = seat.say();
    let mut lines = Vec::new();
    for one in &found.state.signatures {
        let when = moment::minute(say, one.at, &seat.review.zone);
        lines.push(say.paper_signed_by(name(reader, say, one.account).await?, when));
    }
    Ok(lines)
}

async fn corrections(
    reader: &Reader,
    seat: &Seat,
    found: &Opened,
    names: &Names,
) -> Result<Vec<String>, Error> {
    let say = seat.say();
    let mut lines = Vec::new();
    for one in &found.state.corrections {
        let when = moment::minute(say, one.at, &seat.review.zone);
        let who = name(reader, say, one.account).await?;
        lines.push(say.paper_corrected(when, who, one.number, names.place(say, one.what)));
    }
    Ok(lines)
}

/// The differences, told to the two whose entries they are; both entries are finished.
async fn differences(
    reader: &Reader,
    seat: &Seat,
    found: &Opened,
    names: &Names,
) -> Result<Vec<Difference>, Error> {
    let (say, me) = (seat.say(), seat.account.id);
    let [first, second] = &*found.state.entries else { return Ok(Vec::new()) };
    if found.state.differences.is_empty() || ![first.account, second.account].contains(&me) {
        return Ok(Vec::new());
    }
    let other = if first.account == me { second.account } else { first.account };
    let own = sheets(reader, &found.one.id, me).await?;
    let others = sheets(reader, &found.one.id, other).await?;
    let mut last = None;
    let each = found.state.differences.iter().map(|one| Difference {
        number: one.number,
        place: names.place(say, one.what),
        own: names.entered(say, own.get(&one.number), one.what),
        other: names.entered(say, others.get(&one.number), one.what),
        path: (last.replace(one.number) != Some(one.number))
            .then(|| links::paper_entry(seat.review.id, &found.one.id, one.number)),
    });
    Ok(each.collect())
}

/// What the papers add up to: for scrutineers once nothing differs. After signing the sums stand beside the sealed
/// ones, and here only which papers are void.
async fn tally(
    reader: &Reader,
    seat: &Seat,
    found: &Opened,
    names: &Names,
) -> Result<Option<TallyView>, Error> {
    let view = |valid, void: &[_], unclear, counts: &[Vec<u64>]| TallyView {
        valid,
        void: void.iter().map(|(number, reason)| (*number, why(seat.say(), *reason))).collect(),
        unclear,
        answers: names.answers.clone(),
        rows: names.rows.iter().map(super::words::RowName::full).zip(counts.iter().cloned()).collect(),
    };
    if let Some(signed) = &found.state.pile.signed {
        return Ok(Some(view(signed.valid, &signed.void, signed.unclear, &[])));
    }
    let entered = found.state.entries.len() == 2 && found.state.stage == Stage::Signing;
    if !(entered && seat.may(Act::SignCount)) {
        return Ok(None);
    }
    let tally = paper::tally(reader, &found.template, &found.one, &found.state).await?;
    Ok(Some(view(tally.valid, &tally.void, tally.unclear, &tally.counts)))
}

/// The box's whole count, once its papers are signed.
async fn count(reader: &Reader, found: &Opened, cards: Option<usize>) -> Result<Option<Count>, Error> {
    if found.state.stage != Stage::Done {
        return Ok(None);
    }
    let cards = match cards {
        Some(signed) => signed,
        None => paper::cards_issued(reader, &found.one).await?,
    };
    Ok(Some(service::evaluation::count(reader, &found.one, Some(&found.state.pile), cards, 0).await?))
}

/// Papers that stay out of the result because they are too few.
fn withheld(found: &Opened, fate: Fate) -> Option<usize> {
    let signed = found.state.pile.signed.as_ref()?;
    match fate {
        Fate::None => None,
        Fate::Withheld => found.state.pile.collected,
        Fate::Entered => signed.counts.is_none().then_some(signed.valid),
    }
}
