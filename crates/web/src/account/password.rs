//! Where whoever is signed in chooses another password.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::CookieJar;
use serde::Deserialize;
use service::Error;

use super::entering;
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::Frame,
    gate::{Checked, SignedIn},
    house::House,
    links,
};

/// Two fields, which never come back.
#[derive(Template)]
#[template(path = "account/password.html")]
struct PasswordPage {
    frame: Frame,
    /// What the person will type beside it; programs that keep passwords want to know.
    sign_in: String,
    /// Whether there is one that must be typed first.
    has_password: bool,
    refusal: Option<String>,
}

/// The fields of the form.
#[derive(Deserialize)]
pub(super) struct Chosen {
    present: Option<String>,
    password: String,
}

/// `GET /password`
pub(super) async fn form(State(house): State<House>, signed_in: SignedIn) -> Page {
    Ok(render(&page(&house, &signed_in).await.say_in(signed_in.visitor.say)?))
}

/// `POST /password`
pub(super) async fn choose(
    State(house): State<House>,
    signed_in: SignedIn,
    cookies: CookieJar,
    Checked(form): Checked<Chosen>,
) -> Page {
    let (say, account) = (signed_in.visitor.say, &signed_in.account);
    let (session, present) = (entering::token(&cookies), form.present.unwrap_or_default());
    let done = service::account::choose_password(house.service(), account, session, &present, &form.password);
    match done.await {
        Ok(()) => Ok(Redirect::to(&links::own_account_done("password")).into_response()),
        Err(Error::Refused(why)) => {
            let page = page(&house, &signed_in).await.say_in(say)?;
            Ok(refused(&PasswordPage { refusal: Some(say.refusal(&why)), ..page }))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

async fn page(house: &House, SignedIn { visitor, account }: &SignedIn) -> Result<PasswordPage, Error> {
    let found = storage::account::details(&house.reader(), account.id).await?;
    Ok(PasswordPage {
        frame: Frame::new(visitor),
        sign_in: account.sign_in.clone(),
        has_password: found.is_some_and(|found| found.has_password),
        refusal: None,
    })
}
