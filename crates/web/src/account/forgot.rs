//! "Forgot the password?" The answer does not tell whether there is such an account.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;
use service::{Error, account::Forgot};

use crate::{
    fault::{Page, Trouble, refused, render},
    frame::Frame,
    gate::{Checked, Peer, Visitor},
    house::House,
};

#[derive(Template)]
#[template(path = "account/forgot.html")]
struct ForgotPage {
    frame: Frame,
    mails: bool,
    name: String,
    done: bool,
    refusal: Option<String>,
}

/// The field of the form.
#[derive(Deserialize)]
pub(super) struct Who {
    name: String,
}

/// `GET /forgot`
pub(super) async fn form(State(house): State<House>, visitor: Visitor) -> Response {
    render(&page(&house, &visitor))
}

/// `POST /forgot`
pub(super) async fn ask(
    State(house): State<House>,
    visitor: Visitor,
    Peer(address): Peer,
    Checked(form): Checked<Who>,
) -> Page {
    let page = page(&house, &visitor);
    match service::account::forgot(house.service(), Forgot { name: &form.name, address }).await {
        Ok(()) => Ok(render(&ForgotPage { done: true, ..page })),
        Err(Error::Refused(why)) => {
            let refusal = Some(visitor.say.refusal(&why));
            Ok(refused(&ForgotPage { name: form.name, refusal, ..page }))
        }
        Err(other) => Err(Trouble::new(visitor.say, other)),
    }
}

fn page(house: &House, visitor: &Visitor) -> ForgotPage {
    ForgotPage {
        frame: Frame::new(visitor),
        mails: house.service().sends_mail(),
        name: String::new(),
        done: false,
        refusal: None,
    }
}
