//! The chat of a review: set up, tested, taken away.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use i18n::{Lang, Say};
use review::{notice::hook::Format, role::Act};
use serde::Deserialize;
use service::{
    Error, Service,
    notice::hook::{self, NewHook},
};
use storage::{
    mail::Stand,
    notice::hook::{Hook, Post, PostKind},
};

use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::{Checked, Seat},
    house::House,
    links, moment,
};

/// Posts on the page.
const POSTS: u64 = 10;

#[derive(Template)]
#[template(path = "notice/hook.html")]
struct ChatPage {
    frame: Frame,
    workspace: Workspace,
    /// Whether this server can keep an address at all.
    keeps: bool,
    /// What is set up.
    is: Option<String>,
    formats: Vec<Choice>,
    english: bool,
    posts: Vec<Line>,
    path: String,
    test_path: String,
    remove_path: String,
    done: Option<&'static str>,
    refusal: Option<String>,
}

struct Choice {
    key: &'static str,
    name: &'static str,
    hint: Option<&'static str>,
    chosen: bool,
}

struct Line {
    when: String,
    what: &'static str,
    state: &'static str,
    tone: &'static str,
    attempts: String,
    reason: Option<String>,
}

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    done: Option<String>,
}

/// The fields of the form. Address and secret never come back.
#[derive(Deserialize)]
pub(super) struct Form {
    format: String,
    address: String,
    #[serde(default)]
    secret: String,
    lang: Lang,
}

/// `GET /reviews/{review}/chat`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(wanted): Query<Wanted>) -> Page {
    seat.must(Act::FollowProgress)?;
    let say = seat.say();
    let page = page(&house, &seat).await.say_in(say)?;
    let done = match wanted.done.as_deref() {
        Some("saved") => Some(say.hook_saved()),
        Some("put") => Some(say.hook_put()),
        Some(_) | None => None,
    };
    Ok(render(&ChatPage { done, ..page }))
}

/// `POST /reviews/{review}/chat`
pub(super) async fn set(State(house): State<House>, seat: Seat, Checked(form): Checked<Form>) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let format: Format = form.format.parse().map_err(|_| Trouble::malformed(say))?;
    let new = NewHook { format, lang: form.lang, address: &form.address, secret: &form.secret };
    match hook::set(house.service(), &seat.account, review, new).await {
        Ok(()) => Ok(Redirect::to(&links::chat_done(review, "saved")).into_response()),
        Err(Error::Refused(why)) => {
            let page = page(&house, &seat).await.say_in(say)?;
            let (formats, english) = (formats(say, format), form.lang == Lang::En);
            let refusal = Some(say.refusal(&why));
            Ok(refused(&ChatPage { formats, english, refusal, ..page }))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// `POST /reviews/{review}/chat/test`
pub(super) async fn test(State(service): State<Service>, seat: Seat) -> Page {
    hook::test(&service, &seat.account, seat.review.id).await.say_in(seat.say())?;
    Ok(Redirect::to(&links::chat_done(seat.review.id, "put")).into_response())
}

/// `POST /reviews/{review}/chat/remove`
pub(super) async fn remove(State(service): State<Service>, seat: Seat) -> Page {
    hook::remove(&service, &seat.account, seat.review.id).await.say_in(seat.say())?;
    Ok(Redirect::to(&links::chat(seat.review.id)).into_response())
}

async fn page(house: &House, seat: &Seat) -> Result<ChatPage, Error> {
    let (say, reader, review) = (seat.say(), house.reader(), seat.review.id);
    let found = storage::notice::hook::of(&reader, review).await?;
    let posts = storage::notice::hook::last_posts(&reader, review, POSTS).await?;
    let (frame, workspace) = Workspace::around(seat, Part::Calendar);
    let format = found.as_ref().map_or(Format::DingTalk, |hook| hook.format);
    Ok(ChatPage {
        keeps: house.service().keeps_chats(),
        formats: formats(say, format),
        english: found.as_ref().map_or(say.lang(), |hook| hook.lang) == Lang::En,
        is: found.map(|hook| is(say, seat, &hook)),
        posts: posts.into_iter().map(|post| line(say, seat, post)).collect(),
        path: links::chat(review),
        test_path: links::chat_deed(review, "test"),
        remove_path: links::chat_deed(review, "remove"),
        done: None,
        refusal: None,
        frame,
        workspace,
    })
}

fn formats(say: Say, chosen: Format) -> Vec<Choice> {
    let choice = |format: Format| Choice {
        key: format.key(),
        name: name(say, format),
        hint: (format == Format::Plain).then(|| say.hook_format_plain_hint()),
        chosen: format == chosen,
    };
    Format::ALL.map(choice).into()
}

fn name(say: Say, format: Format) -> &'static str {
    match format {
        Format::DingTalk => say.hook_format_ding_talk(),
        Format::WeCom => say.hook_format_we_com(),
        Format::Feishu => say.hook_format_feishu(),
        Format::Plain => say.hook_format_plain(),
    }
}

fn is(say: Say, seat: &Seat, hook: &Hook) -> String {
    let since = say.hook_since(moment::minute(say, hook.set_at, &seat.review.zone));
    let signed = hook.secret.is_some().then(|| say.hook_signed().to_owned());
    let parts = [Some(say.hook_is(name(say, hook.format), &hook.host)), signed, Some(since)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn line(say: Say, seat: &Seat, post: Post) -> Line {
    let (state, tone) = match post.stand {
        Stand::Waiting { .. } => (say.mail_state_waiting(), "due"),
        Stand::Sent { .. } => (say.mail_state_sent(), "done"),
        Stand::Failed { .. } => (say.mail_state_failed(), "alarm"),
    };
    Line {
        when: moment::minute(say, post.caused_at, &seat.review.zone),
        what: match post.kind {
            PostKind::Summary => say.hook_post_summary(),
            PostKind::Test => say.hook_post_test(),
        },
        state,
        tone,
        attempts: say.hook_post_attempts(post.attempts),
        reason: post.reason.map(|reason| say.hook_post_reason(reason)),
    }
}
