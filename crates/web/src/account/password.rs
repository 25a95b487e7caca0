//! Where whoever is signed in chooses a password; an invitation leads here.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use service::{Error, Service};

use crate::{
    fault::{Page, Trouble, refused, render},
    frame::Frame,
    gate::{Checked, SignedIn},
};

/// One field, which never comes back.
#[derive(Template)]
#[template(path = "account/password.html")]
struct PasswordPage {
    frame: Frame,
    /// What the person will type beside it; programs that keep passwords want to know.
    sign_in: String,
    refusal: Option<String>,
}

/// The field of the form.
#[derive(Deserialize)]
pub(super) struct Chosen {
    password: String,
}

/// `GET /password`
pub(super) async fn form(SignedIn { visitor, account }: SignedIn) -> Response {
    render(&PasswordPage { frame: Frame::new(&visitor), sign_in: account.sign_in, refusal: None })
}

/// `POST /password`
pub(super) async fn choose(
    State(service): State<Service>,
    SignedIn { visitor, account }: SignedIn,
    Checked(form): Checked<Chosen>,
) -> Page {
    match service::account::choose_password(&service, &account, &form.password).await {
        Ok(()) => Ok(Redirect::to("/tasks").into_response()),
        Err(Error::Refused(why)) => {
            let refusal = Some(visitor.say.refusal(&why));
            Ok(refused(&PasswordPage { frame: Frame::new(&visitor), sign_in: account.sign_in, refusal }))
        }
        Err(other) => Err(Trouble::new(visitor.say, other)),
    }
}
