use askama::Template;
use i18n::Say;
use review::{id::ReporterId, role::Act};
use service::Error;
use storage::{
    meeting::{
        draft::{self, Draft, Texts},
        said::{Comment, Said},
    },
    roster::Reporter,
};

use super::{comments::TypedComment, confirm_view, noted::Noted, quoted::Quoted};
use crate::{
    bilingual::Typed,
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
};

/// The comments of a review.
#[derive(Template)]
#[template(path = "meeting/said/comments.html")]
pub(super) struct CommentsPage {
    frame: Frame,
    workspace: Workspace,
    stand: Option<String>,
    saved: bool,
    lines: Vec<Line>,
    /// Where a leader writes while people speak.
    now: String,
    /// Where the own comments are confirmed, and how many wait for it.
    confirm: String,
    waiting: usize,
    /// Quick entry, for whoever keeps the record.
    entry: Option<String>,
    sheet: Option<OpenSheet>,
    all: Vec<Commented>,
    /// Why no item was made, and the item that was made before.
    refusal: Option<(String, Option<String>)>,
    /// The day by which an item of one press is due.
    due_on: String,
    due: String,
}

/// One reporter in the list.
struct Line {
    unit: String,
    path: String,
    done: bool,
    here: bool,
}

/// What goes into the fields of a sheet.
pub(super) struct Sheet {
    revision: i64,
    typed: TypedComment,
    refusal: Option<String>,
    /// What somebody else, or the same leader elsewhere, stored meanwhile; or what a draft would replace.
    stored: Option<Quoted>,
    /// Why that stands there.
    beside: Option<&'static str>,
    /// The draft that stands in the fields.
    draft: Option<i64>,
    /// A draft that waits to be taken over.
    offer: Option<Offer>,
}

/// The own draft, and how to take it over.
pub(super) struct Offer {
    text: String,
    path: String,
}

/// What the page is asked for.
#[derive(Default)]
pub(super) struct Wanted {
    pub(super) reporter: Option<ReporterId>,
    pub(super) saved: bool,
    pub(super) draft: bool,
}

/// A sheet and whose report it is on.
struct OpenSheet {
    sheet: Sheet,
    reporter: String,
    title: String,
    speaker: String,
    report: String,
    fields: Vec<Field>,
    keep: String,
}

/// One of the three texts.
struct Field {
    key: &'static str,
    name: &'static str,
    hint: &'static str,
    typed: Typed,
}

/// A reporter with all comments, for the organiser.
struct Commented {
    unit: String,
    count: String,
    comments: Vec<Quoted>,
}

impl CommentsPage {
    /// The same page after something was refused.
    pub(super) fn refusing(self, why: String, item: Option<String>) -> Self {
        Self { refusal: Some((why, item)), ..self }
    }
}

impl Sheet {
    fn of(comment: Option<&Comment>, say: Say) -> Self {
        let typed = |said: &Said| Typed::of(said, say.lang());
        Self {
            revision: comment.map_or(0, |comment| comment.revision),
            typed: comment
                .map(|comment| TypedComment {
                    praise: typed(&comment.praise),
                    problem: typed(&comment.problem),
                    direction: typed(&comment.direction),
                })
                .unwrap_or_default(),
            refusal: None,
            stored: None,
            beside: None,
            draft: None,
            offer: None,
        }
    }

    /// The sheet with the own draft: offered, or taken over into the fields.
    fn with_draft(self, seat: &Seat, comment: Option<&Comment>, draft: &Draft, taken: bool) -> Self {
        let say = seat.say();
        if !taken {
            let when = moment::minute(say, draft.saved_at, &seat.review.zone);
            let path = links::comment_from_draft(seat.review.id, draft.reporter);
            return Self { offer: Some(Offer { text: say.preparation_draft_offer(when), path }), ..self };
        }
        let typed = |said: &Said| Typed::drafted(said, say.lang());
        let Texts { praise, problem, direction } = &draft.texts;
        let beside = match comment {
            Some(_) => say.preparation_draft_taken_over_written(),
            None => say.preparation_draft_taken(),
        };
        Self {
            typed: TypedComment {
                praise: typed(praise),
                problem: typed(problem),
                direction: typed(direction),
            },
            stored: comment.map(|comment| Quoted::of(seat, comment, Some(&seat.account))),
            beside: Some(beside),
            draft: Some(draft.revision),
            ..self
        }
    }

    /// As typed, with the reason why it was not stored.
    pub(super) fn again(
        revision: i64,
        typed: TypedComment,
        refusal: Option<String>,
        draft: Option<i64>,
    ) -> Self {
        Self { revision, typed, refusal, stored: None, beside: None, draft, offer: None }
    }
}

impl OpenSheet {
    fn has_other(&self) -> bool {
        self.fields.iter().any(|field| !field.typed.other.is_empty())
    }
}

/// The page as it is first shown: the sheet asked for, else whose turn it is, else the first without a comment.
pub(super) async fn page(
    house: &House,
    seat: &Seat,
    Wanted { reporter: asked, saved, draft }: Wanted,
) -> Result<CommentsPage, Error> {
    let reader = house.reader();
    let reporters = storage::roster::reporters(&reader, seat.review.id).await?;
    let comments = comments(house, &reporters).await?;
    let own = |id| comments.iter().find(|one| one.reporter == id && one.author == seat.account.id);
    let turn = storage::meeting::of(&reader, seat.review.id).await?.and_then(|meeting| meeting.state.current);
    let chosen = asked
        .or(turn.map(|turn| turn.reporter))
        .or_else(|| reporters.iter().map(|one| one.id).find(|id| own(*id).is_none()))
        .or_else(|| reporters.first().map(|one| one.id));
    let reporter = chosen.and_then(|id| reporters.iter().find(|one| one.id == id));
    if asked.is_some() && reporter.is_none() {
        return Err(Error::NotFound);
    }
    let sheet = match reporter {
        Some(one) => {
            let sheet = Sheet::of(own(one.id), seat.say());
            let found = draft::own_on(&reader, one.id, seat.account.id).await?;
            let found = found.filter(|found| !found.texts.is_blank());
            let sheet = match &found {
                Some(found) => sheet.with_draft(seat, own(one.id), found, draft),
                None => sheet,
            };
            Some((one, sheet))
        }
        None => None,
    };
    let page = drawn(house, seat, &reporters, &comments, sheet).await?;
    Ok(CommentsPage { saved, ..page })
}

/// The page with a sheet that comes back.
pub(super) async fn page_with(
    house: &House,
    seat: &Seat,
    reporter: ReporterId,
    sheet: Sheet,
) -> Result<CommentsPage, Error> {
    let reporters = storage::roster::reporters(&house.reader(), seat.review.id).await?;
    let comments = comments(house, &reporters).await?;
    let reporter = reporters.iter().find(|one| one.id == reporter).ok_or(Error::NotFound)?;
    drawn(house, seat, &reporters, &comments, Some((reporter, sheet))).await
}

/// The page after somebody else was faster: what was typed stays, what is stored stands below, and sending again
/// replaces it knowingly.
pub(super) async fn stale(
    house: &House,
    seat: &Seat,
    reporter: ReporterId,
    typed: TypedComment,
    draft: Option<i64>,
) -> Result<CommentsPage, Error> {
    let own = storage::meeting::said::comment_of(&house.reader(), reporter, seat.account.id).await?;
    let revision = own.as_ref().map_or(0, |comment| comment.revision);
    let stored = own.map(|comment| Quoted::of(seat, &comment, Some(&seat.account)));
    let beside = Some(seat.say().meeting_changed_meanwhile());
    let sheet = Sheet { revision, typed, refusal: None, stored, beside, draft, offer: None };
    page_with(house, seat, reporter, sheet).await
}

async fn comments(house: &House, reporters: &[Reporter]) -> Result<Vec<Comment>, Error> {
    let ids: Vec<_> = reporters.iter().map(|reporter| reporter.id).collect();
    Ok(storage::meeting::said::comments(&house.reader(), &ids).await?)
}

async fn drawn(
    house: &House,
    seat: &Seat,
    reporters: &[Reporter],
    comments: &[Comment],
    sheet: Option<(&Reporter, Sheet)>,
) -> Result<CommentsPage, Error> {
    let say = seat.say();
    let writes = seat.may(Act::WriteComment);
    let here = sheet.as_ref().map(|(reporter, _)| reporter.id);
    let line = |reporter: &Reporter| Line {
        unit: reporter.unit.name.in_lang(say.lang()).to_owned(),
        path: links::comment(seat.review.id, reporter.id),
        done: comments.iter().any(|one| one.reporter == reporter.id && one.author == seat.account.id),
        here: here == Some(reporter.id),
    };
    let lines: Vec<_> = reporters.iter().map(line).filter(|_| writes).collect();
    let done = lines.iter().filter(|line| line.done).count();
    let all =
        if seat.may(Act::RunMeeting) { all(house, seat, reporters, comments).await? } else { Vec::new() };
    let due_on =
        service::follow_up::suggested_due(&house.reader(), &seat.review, house.service().now()).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Comments);
    Ok(CommentsPage {
        frame,
        workspace,
        stand: writes.then(|| say.meeting_comments_stand(done, lines.len())),
        saved: false,
        lines,
        now: links::comments_now(seat.review.id),
        confirm: links::comments_confirm(seat.review.id),
        entry: seat.may(Act::RunMeeting).then(|| links::entry(seat.review.id)),
        waiting: confirm_view::waiting(house, seat).await?,
        sheet: sheet.filter(|_| writes).map(|(reporter, sheet)| open(seat, reporter, sheet)),
        all,
        refusal: None,
        due: moment::civil(say, due_on),
        due_on: due_on.to_string(),
    })
}

async fn all(
    house: &House,
    seat: &Seat,
    reporters: &[Reporter],
    comments: &[Comment],
) -> Result<Vec<Commented>, Error> {
    let say = seat.say();
    let accounts = storage::account::everybody(&house.reader()).await?;
    let noted = Noted::of(house, seat).await?;
    let items = storage::follow_up::ledger::of_comments(&house.reader(), seat.review.id).await?;
    let quoted = |comment: &Comment| {
        let author = accounts.iter().find(|account| account.id == comment.author);
        let quoted = Quoted::of(seat, comment, author).in_ledger(seat, comment, &items);
        quoted.taken_down(noted.behind(seat, &accounts, comment))
    };
    let commented = |reporter: &Reporter| {
        let own = comments.iter().filter(|one| one.reporter == reporter.id);
        let mut comments: Vec<_> = own.map(quoted).collect();
        comments.extend(noted.waiting(seat, &accounts, reporter.id));
        Commented {
            unit: reporter.unit.name.in_lang(say.lang()).to_owned(),
            count: say.meeting_comments_all(comments.len()),
            comments,
        }
    };
    Ok(reporters.iter().map(commented).collect())
}

fn open(seat: &Seat, reporter: &Reporter, sheet: Sheet) -> OpenSheet {
    let (say, lang) = (seat.say(), seat.say().lang());
    let TypedComment { praise, problem, direction } = sheet.typed.clone();
    let field = |key, name, hint, typed| Field { key, name, hint, typed };
    OpenSheet {
        reporter: reporter.id.to_string(),
        title: say.meeting_comment_on(reporter.unit.name.in_lang(lang)),
        speaker: reporter.title.in_lang(lang).to_owned(),
        report: links::report(seat.review.id, reporter.id),
        fields: vec![
            field("praise", say.meeting_praise(), say.meeting_praise_hint(), praise),
            field("problem", say.meeting_problem(), say.meeting_problem_hint(), problem),
            field("direction", say.meeting_direction(), say.meeting_direction_hint(), direction),
        ],
        keep: format!("comment-{}-{}", reporter.id, seat.account.id),
        sheet,
    }
}
