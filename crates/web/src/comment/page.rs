use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Redirect},
};
use i18n::Say;
use review::{id::ReporterId, role::Act};
use serde::Deserialize;
use service::{
    Error,
    comment::{Reading, ReporterComments},
};
use storage::comment::OpenedComment;

use super::readers::named;
use crate::{
    fault::{InTheWordsOf, Page, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// The voters' comments, for one of their readers.
#[derive(Template)]
#[template(path = "comment/show.html")]
struct CommentsPage {
    frame: Frame,
    workspace: Workspace,
    readers: String,
    /// Why there is nothing to read yet.
    waits: Option<&'static str>,
    reporters: Vec<OfReporter>,
    hide: Option<String>,
    /// Where one becomes an item, for who keeps the ledger.
    join: Option<String>,
    result: String,
}

/// The comments on one reporter's work.
struct OfReporter {
    id: String,
    unit: String,
    title: String,
    count: String,
    comments: Vec<Line>,
}

/// One comment.
struct Line {
    id: i32,
    /// Line by line; nothing where it is hidden from this reader.
    words: Option<Vec<String>>,
    hidden: Option<String>,
    /// A reason as typed, and why it is refused.
    typed: Option<(String, String)>,
    /// The item that it has become, or the words of one that was not made and why.
    item: Option<String>,
    joining: Option<(String, String)>,
}

/// Why a comment is hidden.
#[derive(Deserialize)]
pub(super) struct Hiding {
    reporter: ReporterId,
    comment: i32,
    reason: String,
}

/// `GET /reviews/{review}/voter-comments`
pub(super) async fn show(State(house): State<House>, seat: Seat) -> Page {
    Ok(render(&page(&house, &seat, None).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/voter-comments/hide`
pub(super) async fn hide(State(house): State<House>, seat: Seat, Checked(form): Checked<Hiding>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let Hiding { reporter, comment, reason } = form;
    let done =
        service::comment::hide(house.service(), &seat.account, review, reporter, comment, &reason).await;
    match done {
        Ok(()) => {
            let path = format!("{}#comment-{comment}", links::voter_comments(review));
            Ok(Redirect::to(&path).into_response())
        }
        Err(Error::Refused(why)) => {
            let typed = Some((comment, (reason, say.refusal(&why))));
            Ok(refused(&page(&house, &seat, typed).await.say_in(say)?))
        }
        Err(other) => Err(other).say_in(say),
    }
}

type Typed = Option<(i32, (String, String))>;

/// The page after an item was not made of a comment: the words as typed, and why.
pub(crate) async fn refusing(
    house: &House,
    seat: &Seat,
    comment: i32,
    typed: (String, String),
) -> Result<Html<String>, Error> {
    let mut page = page(house, seat, None).await?;
    for line in page.reporters.iter_mut().flat_map(|one| &mut one.comments) {
        line.joining = (line.id == comment).then(|| typed.clone());
    }
    Ok(Html(page.render().unwrap_or_default()))
}

async fn page(house: &House, seat: &Seat, typed: Typed) -> Result<CommentsPage, Error> {
    let (say, review) = (seat.say(), &seat.review);
    let joined = storage::follow_up::ledger::of_sources(&house.reader(), review.id).await?;
    let reading = service::comment::read(&house.reader(), review, &seat.account, &seat.roles).await?;
    let template = service::cycle::rules(review)?;
    let rules = template.evaluation().comments.as_ref().ok_or(Error::NotFound)?;
    let (frame, workspace) = Workspace::around(seat, Part::Result);
    let mut page = CommentsPage {
        frame,
        workspace,
        readers: say.comment_readers(named(say, rules)),
        waits: None,
        reporters: Vec::new(),
        hide: None,
        join: None,
        result: links::result(review.id),
    };
    match reading {
        Reading::NotYet => page.waits = Some(say.comment_not_yet()),
        Reading::NotReleased => page.waits = Some(say.comment_not_released()),
        Reading::Comments { lines, may_hide } => {
            page.hide = may_hide.then(|| links::voter_comment_hiding(review.id));
            let keeps = seat.may(Act::ManageItems) && review.phase.may_change().is_ok();
            page.join = keeps.then(|| links::opinion_item(review.id));
            page.reporters = lines.into_iter().map(|one| of_reporter(say, one, may_hide, &typed)).collect();
            for line in page.reporters.iter_mut().flat_map(|one| &mut one.comments) {
                let item = joined.get(&service::follow_up::source::opinion_key(line.id));
                line.item = item.map(|item| links::item(review.id, *item)).filter(|_| keeps);
            }
        }
    }
    Ok(page)
}

fn of_reporter(say: Say, one: ReporterComments, sees_hidden: bool, typed: &Typed) -> OfReporter {
    let count = one.comments.len();
    OfReporter {
        id: one.reporter.id.to_string(),
        unit: one.reporter.unit.name.in_lang(say.lang()).to_owned(),
        title: one.reporter.title.in_lang(say.lang()).to_owned(),
        count: if count == 0 { say.comment_none().to_owned() } else { say.comment_count(count) },
        comments: one.comments.into_iter().map(|comment| line(say, comment, sees_hidden, typed)).collect(),
    }
}

fn line(say: Say, comment: OpenedComment, sees_hidden: bool, typed: &Typed) -> Line {
    let words = (comment.hidden.is_none() || sees_hidden)
        .then(|| comment.words.lines().map(str::to_owned).collect::<Vec<_>>());
    Line {
        id: comment.id,
        words,
        hidden: comment.hidden.map(|hidden| say.comment_hidden(hidden.reason)),
        item: None,
        joining: None,
        typed: typed.as_ref().filter(|(id, _)| *id == comment.id).map(|(_, typed)| typed.clone()),
    }
}
