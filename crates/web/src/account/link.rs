//! Where a link leads: to a password that is to be chosen, or into the demonstration.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::CookieJar;
use serde::Deserialize;
use service::{Error, account::Opens};

use super::entering;
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::Frame,
    gate::{Checked, Visitor},
    house::House,
    links,
};

/// One field, which never comes back.
#[derive(Template)]
#[template(path = "account/link.html")]
struct LinkPage {
    frame: Frame,
    title: String,
    text: &'static str,
    path: String,
    /// What the person will type beside it; programs that keep passwords want to know.
    sign_in: String,
    refusal: Option<String>,
}

/// The field of the form.
#[derive(Deserialize)]
pub(super) struct Chosen {
    password: String,
}

/// `GET /link/{token}`. Looking uses no invitation up: programs that check mails follow every link in them.
pub(super) async fn show(
    State(house): State<House>,
    visitor: Visitor,
    cookies: CookieJar,
    Path(link): Path<String>,
) -> Page {
    match service::account::opens(house.service(), &link).await.say_in(visitor.say)? {
        Opens::Demonstration => {
            let session = service::account::follow_link(house.service(), &link).await.say_in(visitor.say)?;
            let cookies = entering::begin(&house, cookies, &session).await.say_in(visitor.say)?;
            Ok((cookies, Redirect::to(&links::tasks())).into_response())
        }
        Opens::Password { account, invited } => Ok(render(&page(&visitor, &link, &account, invited))),
    }
}

/// `POST /link/{token}`
pub(super) async fn choose(
    State(house): State<House>,
    visitor: Visitor,
    cookies: CookieJar,
    Path(link): Path<String>,
    Checked(form): Checked<Chosen>,
) -> Page {
    let say = visitor.say;
    let opens = service::account::opens(house.service(), &link).await.say_in(say)?;
    match service::account::choose_by_link(house.service(), &link, &form.password).await {
        Ok(session) => {
            let cookies = entering::begin(&house, cookies, &session).await.say_in(say)?;
            Ok((cookies, Redirect::to(&links::tasks())).into_response())
        }
        Err(Error::Refused(why)) => match opens {
            Opens::Password { account, invited } => {
                let page = page(&visitor, &link, &account, invited);
                Ok(refused(&LinkPage { refusal: Some(say.refusal(&why)), ..page }))
            }
            Opens::Demonstration => Err(Trouble::new(say, Error::Refused(why))),
        },
        Err(other) => Err(Trouble::new(say, other)),
    }
}

fn page(visitor: &Visitor, link: &str, account: &storage::account::Account, invited: bool) -> LinkPage {
    let say = visitor.say;
    let (title, text) = if invited {
        (say.account_link_welcome(account.name.in_lang(say.lang())), say.account_link_welcome_text())
    } else {
        (say.account_link_reset().to_owned(), say.account_link_reset_text())
    };
    LinkPage {
        frame: Frame::new(visitor),
        title,
        text,
        path: links::follow(link),
        sign_in: account.sign_in.clone(),
        refusal: None,
    }
}
