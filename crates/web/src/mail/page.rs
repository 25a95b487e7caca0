//! What was sent, what waits, what failed and why.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect},
};
use i18n::Say;
use review::id::MailId;
use serde::Deserialize;
use service::{Error, Service};
use storage::mail::{Letter, Mail, Stand};

use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::Frame,
    gate::{Administrator, Checked},
    house::House,
    links, moment,
};

/// Mails on a page.
const STRETCH: u64 = 50;

#[derive(Template)]
#[template(path = "mail/list.html")]
struct MailPage {
    frame: Frame,
    /// As whom mail is sent; `None` where none is.
    sender: Option<String>,
    stand: String,
    lines: Vec<Line>,
    pager: Option<Pager>,
    /// Where the test mail is to go.
    to: String,
    put: bool,
    refusal: Option<String>,
}

struct Line {
    to: String,
    what: String,
    since: String,
    state: &'static str,
    chip: &'static str,
    attempts: String,
    again_at: Option<String>,
    reason: Option<String>,
    again_path: Option<String>,
}

struct Pager {
    previous: Option<String>,
    next: Option<String>,
    here: String,
}

/// Which page of the list, and whether a test mail was just put into the box.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    page: Option<String>,
    put: Option<String>,
}

/// The field of the form.
#[derive(Deserialize)]
pub(super) struct Test {
    to: String,
}

/// `GET /mail`
pub(super) async fn show(
    State(house): State<House>,
    administrator: Administrator,
    Query(wanted): Query<Wanted>,
) -> Page {
    let page = page(&house, &administrator, &wanted).await.say_in(administrator.visitor.say)?;
    Ok(render(&page))
}

/// `POST /mail/test`
pub(super) async fn test(
    State(house): State<House>,
    administrator: Administrator,
    Checked(form): Checked<Test>,
) -> Page {
    let Administrator { visitor, account } = &administrator;
    let say = visitor.say;
    match service::mail::test(house.service(), account, &form.to, say.lang()).await {
        Ok(()) => Ok(Redirect::to(&links::mail_put()).into_response()),
        Err(Error::Refused(why)) => {
            let page = page(&house, &administrator, &Wanted::default()).await.say_in(say)?;
            Ok(refused(&MailPage { to: form.to, refusal: Some(say.refusal(&why)), ..page }))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// `POST /mail/{mail}/again`
pub(super) async fn again(
    State(service): State<Service>,
    Administrator { visitor, account }: Administrator,
    Path(mail): Path<MailId>,
) -> Page {
    service::mail::again(&service, &account, mail).await.say_in(visitor.say)?;
    Ok(Redirect::to(&links::mail()).into_response())
}

async fn page(house: &House, administrator: &Administrator, wanted: &Wanted) -> Result<MailPage, Error> {
    let (say, reader) = (administrator.visitor.say, house.reader());
    let counts = storage::mail::counts(&reader).await?;
    let last = (counts.waiting + counts.sent + counts.failed).div_ceil(STRETCH).max(1);
    let here = wanted.page.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, last);
    let mails = storage::mail::stretch(&reader, (here - 1) * STRETCH, STRETCH).await?;
    let own = storage::account::details(&reader, administrator.account.id).await?;
    let zone = house.zone().await?;
    let sends = house.service().sends_mail();
    Ok(MailPage {
        frame: Frame::new(&administrator.visitor),
        sender: house.sender().filter(|_| sends).map(str::to_owned),
        stand: say.mail_stand(counts.waiting, counts.sent, counts.failed),
        lines: mails.into_iter().map(|mail| line(say, mail, &zone, sends)).collect(),
        pager: (last > 1).then(|| Pager {
            previous: (here > 1).then(|| links::mail_page(here - 1)),
            next: (here < last).then(|| links::mail_page(here + 1)),
            here: say.mail_page(here, last),
        }),
        to: own.and_then(|own| own.contact.email).unwrap_or_default(),
        put: wanted.put.is_some(),
        refusal: None,
    })
}

fn line(say: Say, mail: Mail, zone: &str, sends: bool) -> Line {
    let (state, chip, again_at, may_again) = match mail.stand {
        Stand::Waiting { due_at } if mail.attempts > 0 => {
            let when = say.mail_again_at(moment::minute(say, due_at, zone));
            (say.mail_state_waiting(), "due", Some(when), true)
        }
        Stand::Waiting { .. } => (say.mail_state_waiting(), "quiet", None, false),
        Stand::Sent { .. } => (say.mail_state_sent(), "done", None, false),
        Stand::Failed { .. } => (say.mail_state_failed(), "alarm", None, true),
    };
    Line {
        what: what(say, &mail.letter),
        since: moment::minute(say, mail.caused_at, zone),
        state,
        chip,
        attempts: say.mail_attempts(mail.attempts),
        again_at,
        again_path: (may_again && sends).then(|| links::mail_again(mail.id)),
        reason: mail.reason.map(|reason| say.mail_said(reason)),
        to: mail.address,
    }
}

fn what(say: Say, letter: &Letter) -> String {
    match letter {
        Letter::Invitation => say.mail_kind_invitation().to_owned(),
        Letter::Reset => say.mail_kind_reset().to_owned(),
        Letter::Test => say.mail_kind_test().to_owned(),
        Letter::Notice(notice) => notice.subject.clone(),
        Letter::Duties(digest) if digest.asked_by.is_some() => say.mail_kind_nudge().to_owned(),
        Letter::Duties(_) => say.mail_kind_reminder().to_owned(),
    }
}
