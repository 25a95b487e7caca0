//! The page of one item in the making: how it stands, its text, its pictures, its preview.

use askama::Template;
use i18n::{Lang, Say};
use review::{
    id::NewsCorrectionId,
    publication::{self, Circle, NewsState, PICTURE_BYTES},
    role::Act,
    template::NewsRules,
    time::Instant,
};
use service::Error;
use storage::{Reader, publication::News};

use super::{
    correction::{self, Corrections},
    gate::AtItem,
    lines, public,
    save::Fields,
};
use crate::{
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, markdown, moment,
};

/// What somebody typed that is not stored.
#[derive(Default)]
pub(super) struct Typing {
    pub(super) fields: Option<Fields>,
    pub(super) note: String,
    pub(super) caption: [String; 2],
    pub(super) alt: [String; 2],
    /// From when on it may be read.
    pub(super) from: Option<String>,
    /// Why it is withdrawn.
    pub(super) reason: Option<[String; 2]>,
    /// A correction: a new one, or this.
    pub(super) correction: Option<(Option<NewsCorrectionId>, [String; 2])>,
}

/// What the page says first.
pub(super) enum Notice {
    None,
    Refused(String),
    /// Somebody else wrote meanwhile.
    StaleText,
    /// Something else was done meanwhile.
    StaleDeed,
}

/// One item in the making.
#[derive(Template)]
#[template(path = "publication/editor.html")]
pub(super) struct EditorPage {
    workspace: Workspace,
    frame: Frame,
    path: String,
    desk: String,
    upload: String,
    title: String,
    title_tag: &'static str,
    state: String,
    chip: &'static str,
    stand: String,
    kind: &'static str,
    /// Said over the preview while nobody may quote it.
    embargo: Option<String>,
    revision: usize,
    notice: Notice,
    steps: Vec<Step>,
    returns: Vec<Return>,
    deeds: Deeds,
    /// Where everybody reads it.
    public: Option<String>,
    text: Text,
    fields: Fields,
    note: String,
    caption: [String; 2],
    alt: [String; 2],
    from: Option<String>,
    reason: Option<[String; 2]>,
    circles: Vec<Choice>,
    withdrawals: Vec<Return>,
    corrections: Corrections,
    previews: Vec<Preview>,
    pictures: Vec<PictureLine>,
    picture_megabytes: usize,
}

impl EditorPage {
    /// The reason that came back, Chinese first.
    fn reason_typed(&self, which: usize) -> &str {
        self.reason.as_ref().and_then(|reason| reason.get(which)).map_or("", String::as_str)
    }
}

/// A circle that the template allows.
struct Choice {
    key: &'static str,
    name: &'static str,
    chosen: bool,
}

/// A step on the way to the public.
struct Step {
    name: String,
    note: String,
    done: bool,
    now: bool,
}

/// Why it was sent back.
struct Return {
    note: String,
    who: String,
}

/// What this person may do with the item as it stands.
struct Deeds {
    submit: Option<String>,
    approve: Option<(String, String)>,
    send_back: Option<String>,
    release: Option<String>,
    call_off: Option<String>,
    withdraw: Option<String>,
    /// Somebody else has to approve it.
    own_text: bool,
}

/// Whether this person may write, and what that does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    /// It is a draft.
    Open,
    /// It is under approval or approved, and an edit takes that back.
    TakesBack,
    /// It is released.
    Locked,
    /// Others write.
    NotYours,
}

/// The stored text as it will stand.
struct Preview {
    name: &'static str,
    tag: &'static str,
    title: String,
    body: String,
    byline: String,
}

/// One picture.
struct PictureLine {
    number: usize,
    path: String,
    caption: String,
    alt: String,
    removal: String,
    used: bool,
}

pub(super) async fn page(
    house: &House,
    at: &AtItem,
    typing: Typing,
    notice: Notice,
) -> Result<EditorPage, Error> {
    let (seat, item, reader) = (&at.seat, &at.item, house.reader());
    let (say, review) = (seat.say(), &seat.review);
    let template = service::cycle::rules(review)?;
    let now = house.service().now();
    let (state, chip) = lines::state(say, template.news(), item, now);
    let title = item.text.title.in_lang(say.lang());
    let (frame, workspace) = Workspace::around(seat, Part::News);
    Ok(EditorPage {
        workspace,
        frame,
        path: links::news_draft(review.id, item.id),
        desk: links::news_desk(review.id),
        upload: links::news_deed(review.id, item.id, "pictures"),
        title_tag: lines::language_of(title).tag(),
        title: title.to_owned(),
        state,
        chip,
        stand: lines::stand(say, template.news(), item, (now, &review.zone)),
        kind: lines::kind(say, item.kind),
        embargo: embargo(say, item, now, &review.zone),
        revision: item.revision,
        notice,
        steps: steps(&reader, seat, template.news(), item).await?,
        returns: returns(&reader, seat, template.news(), item).await?,
        deeds: deeds(seat, template.news(), item, now),
        public: item.is_out(now).then(|| links::news(item.text.slug.as_str())),
        text: Text::of(seat, item.state),
        circles: circles(say, template.news(), typing.fields.as_ref(), item),
        fields: typing.fields.unwrap_or_else(|| Fields::of(item)),
        note: typing.note,
        caption: typing.caption,
        alt: typing.alt,
        from: typing.from,
        reason: typing.reason,
        withdrawals: withdrawals(&reader, seat, item).await?,
        corrections: correction::of(house, at, template.news(), typing.correction).await?,
        previews: previews(house, say, item).await?,
        pictures: pictures(house, say, item).await?,
        picture_megabytes: PICTURE_BYTES / (1024 * 1024),
    })
}

impl Text {
    fn of(seat: &Seat, state: NewsState) -> Self {
        if !seat.may(Act::WriteNews) {
            return Self::NotYours;
        }
        match state {
            NewsState::Draft => Self::Open,
            NewsState::InReview { .. } | NewsState::Approved => Self::TakesBack,
            NewsState::Released => Self::Locked,
        }
    }

    fn is_writable(self) -> bool {
        match self {
            Self::Open | Self::TakesBack => true,
            Self::Locked | Self::NotYours => false,
        }
    }

    fn takes_back(self) -> bool {
        self == Self::TakesBack
    }

    fn is_locked(self) -> bool {
        self == Self::Locked
    }
}

/// What the rules would let this person do now.
fn deeds(seat: &Seat, rules: &NewsRules, item: &News, now: Instant) -> Deeds {
    let (review, state) = (seat.review.id, item.state);
    let passed: Vec<_> = item.approvals.iter().map(|passed| passed.approval).collect();
    let approve = publication::approve(state, rules, item.author, &passed, seat.account.id, &seat.roles);
    let step = match state {
        NewsState::InReview { step } => lines::step_name(seat.say(), rules, step),
        NewsState::Draft | NewsState::Approved | NewsState::Released => String::new(),
    };
    let path = |allowed: bool, deed: &str| allowed.then(|| links::news_deed(review, item.id, deed));
    Deeds {
        submit: path(seat.may(Act::WriteNews) && publication::submit(state, rules).is_ok(), "submit"),
        approve: path(seat.may(Act::ApproveNews) && approve.is_ok(), "approve").map(|path| (path, step)),
        send_back: path(
            seat.may(Act::ApproveNews) && publication::send_back(state, rules, &seat.roles, "?").is_ok(),
            "send-back",
        ),
        release: path(seat.may(Act::ReleaseNews) && publication::release(state).is_ok(), "release"),
        call_off: path(
            seat.may(Act::ReleaseNews) && publication::call_off(state, item.released_at(), now).is_ok(),
            "call-off",
        ),
        withdraw: path(seat.may(Act::ReleaseNews) && item.is_out(now), "withdraw"),
        own_text: approve == Err(publication::Refusal::OwnText),
    }
}

/// Drafted, submitted, the template's steps, released: who did each, and when.
async fn steps(rows: &Reader, seat: &Seat, rules: &NewsRules, item: &News) -> Result<Vec<Step>, Error> {
    let say = seat.say();
    let when = |at| moment::minute(say, at, &seat.review.zone);
    let drafted = say.publication_step_by(lines::name(rows, say, item.author).await?, when(item.drafted_at));
    let mut all = vec![(say.publication_step_drafted().to_owned(), Some(drafted))];
    all.push((say.publication_step_submitted().to_owned(), item.submitted_at.map(when)));
    for (number, step) in rules.steps.iter().enumerate() {
        let note = match item.approvals.get(number) {
            Some(passed) => {
                let who = lines::name(rows, say, passed.approval.by).await?;
                Some(say.publication_step_by(who, when(passed.at)))
            }
            None => None,
        };
        all.push((step.title.in_lang(say.lang()).to_owned(), note));
    }
    let released = match item.released {
        Some((at, by)) => Some(say.publication_step_by(lines::name(rows, say, by).await?, when(at))),
        None => None,
    };
    all.push((say.publication_step_released().to_owned(), released));
    let now = all.iter().position(|(_, note)| note.is_none());
    let step = |(number, (name, note)): (usize, (String, Option<String>))| Step {
        name,
        done: note.is_some(),
        now: now == Some(number),
        note: note.unwrap_or_else(|| waiting(say, now == Some(number)).to_owned()),
    };
    Ok(all.into_iter().enumerate().map(step).collect())
}

fn waiting(say: Say, now: bool) -> &'static str {
    if now { say.publication_step_waiting() } else { say.publication_step_open() }
}

/// Why it was withdrawn before.
async fn withdrawals(rows: &Reader, seat: &Seat, item: &News) -> Result<Vec<Return>, Error> {
    let say = seat.say();
    let mut all = Vec::new();
    for gone in storage::publication::withdrawals(rows, item.id).await? {
        let who = lines::name(rows, say, gone.by).await?;
        let when = moment::minute(say, gone.at, &seat.review.zone);
        let note = gone.reason.in_lang(say.lang()).to_owned();
        all.push(Return { note, who: say.publication_step_by(who, when) });
    }
    Ok(all)
}

/// What is approved and not out is nobody’s to quote.
fn embargo(say: Say, item: &News, now: Instant, zone: &str) -> Option<String> {
    let until = item.released_at().filter(|at| now < *at)?;
    Some(say.publication_embargo(moment::minute(say, until, zone)))
}

fn circles(say: Say, rules: &NewsRules, typed: Option<&Fields>, item: &News) -> Vec<Choice> {
    let chosen = typed.and_then(|fields| fields.circle.as_deref()).unwrap_or(item.text.circle.key());
    let allowed = Circle::ALL.into_iter().filter(|circle| *circle <= rules.circle);
    let choice = |circle: Circle| Choice {
        key: circle.key(),
        name: lines::circle(say, circle),
        chosen: circle.key() == chosen,
    };
    allowed.map(choice).collect()
}

async fn returns(rows: &Reader, seat: &Seat, rules: &NewsRules, item: &News) -> Result<Vec<Return>, Error> {
    let say = seat.say();
    let mut all = Vec::new();
    for returned in storage::publication::returns(rows, item.id).await? {
        let who = lines::name(rows, say, returned.by).await?;
        let when = moment::minute(say, returned.at, &seat.review.zone);
        let step = lines::step_name(say, rules, returned.step);
        all.push(Return { note: returned.note, who: say.publication_returned_by(who, when, step) });
    }
    Ok(all)
}

async fn previews(house: &House, reader: Say, item: &News) -> Result<Vec<Preview>, Error> {
    let mut all = Vec::new();
    for lang in Lang::ALL {
        let (say, title, body) = (Say(lang), item.text.title.in_lang(lang), item.text.body.in_lang(lang));
        all.push(Preview {
            name: match lang {
                Lang::Zh => reader.publication_preview_zh(),
                Lang::En => reader.publication_preview_en(),
            },
            tag: lines::language_of(body).tag(),
            title: title.to_owned(),
            body: markdown::news(body, &public::shown(house, say, item.id).await?),
            byline: say.publication_byline(item.text.correspondent.in_lang(lang)),
        });
    }
    Ok(all)
}

async fn pictures(house: &House, say: Say, item: &News) -> Result<Vec<PictureLine>, Error> {
    let found = storage::publication::pictures(&house.reader(), item.id).await?;
    let used = |number: usize| {
        let name = format!("(picture:{number})");
        item.text.body.zh.contains(&name) && item.text.body.en.contains(&name)
    };
    let line = |picture: storage::publication::Picture| PictureLine {
        number: picture.position,
        path: links::picture(picture.id),
        caption: picture.caption.in_lang(say.lang()).to_owned(),
        alt: public::alt(say, &picture),
        removal: links::news_picture_removal(item.review, item.id, picture.id),
        used: used(picture.position),
    };
    Ok(found.into_iter().map(line).collect())
}
