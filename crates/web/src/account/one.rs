//! One account, to an administrator.

mod view;

use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect},
};
use review::id::AccountId;
use serde::Deserialize;
use service::Error;

use super::list::{Invitation, address, name_wrong, way};
use crate::{
    bilingual::Typed,
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Administrator, Checked},
    house::House,
    links,
};
use view::page;

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    done: Option<String>,
}

/// Name and address.
#[derive(Deserialize)]
pub(super) struct Change {
    name: String,
    name_other: Option<String>,
    email: Option<String>,
}

/// `mail`, or else a link to hand over.
#[derive(Deserialize)]
pub(super) struct Give {
    way: Option<String>,
}

/// `give`, or else take.
#[derive(Deserialize)]
pub(super) struct Power {
    deed: String,
}

/// `GET /accounts/{account}`
pub(super) async fn show(
    State(house): State<House>,
    administrator: Administrator,
    Path(id): Path<AccountId>,
    Query(wanted): Query<Wanted>,
) -> Page {
    let say = administrator.visitor.say;
    let mut page = page(&house, &administrator, id).await.say_in(say)?;
    page.done = wanted.done.and_then(|done| view::done(say, &done));
    Ok(render(&page))
}

/// `POST /accounts/{account}`
pub(super) async fn change(
    State(house): State<House>,
    administrator: Administrator,
    Path(id): Path<AccountId>,
    Checked(form): Checked<Change>,
) -> Page {
    let say = administrator.visitor.say;
    let (name, email) = (Typed::new(form.name, form.name_other), form.email.unwrap_or_default());
    let refusal = match name.words(say.lang()) {
        Err(why) => name_wrong(say, why),
        Ok(words) => {
            let by = &administrator.account;
            match service::account::change(house.service(), by, id, &words, &email).await {
                Ok(()) => return Ok(Redirect::to(&links::account_done(id, "saved")).into_response()),
                Err(Error::Refused(why)) => say.refusal(&why),
                Err(other) => return Err(Trouble::new(say, other)),
            }
        }
    };
    let mut page = page(&house, &administrator, id).await.say_in(say)?;
    (page.name, page.email, page.refusal) = (name, email, Some(refusal));
    Ok(refused(&page))
}

/// `POST /accounts/{account}/link`
pub(super) async fn give_link(
    State(house): State<House>,
    administrator: Administrator,
    Path(id): Path<AccountId>,
    headers: HeaderMap,
    Checked(form): Checked<Give>,
) -> Page {
    let say = administrator.visitor.say;
    let way = way(form.way.as_deref());
    let handed = service::account::send_link(house.service(), &administrator.account, id, way).await;
    let mut page = page(&house, &administrator, id).await.say_in(say)?;
    match handed {
        Ok(handed) => {
            let address = address(&handed, &headers);
            let sentence = match address {
                Some(_) => say.account_link_ready(&page.title),
                None => say.account_mailed().to_owned(),
            };
            page.invitation = Some(Invitation { sentence, address });
            Ok(render(&page))
        }
        Err(Error::Refused(why)) => {
            page.access_refusal = Some(say.refusal(&why));
            Ok(refused(&page))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// `POST /accounts/{account}/withdraw`
pub(super) async fn withdraw(
    State(house): State<House>,
    Administrator { visitor, account }: Administrator,
    Path(id): Path<AccountId>,
) -> Page {
    service::account::withdraw(house.service(), &account, id).await.say_in(visitor.say)?;
    Ok(Redirect::to(&links::account_done(id, "withdrawn")).into_response())
}

/// `POST /accounts/{account}/administrator`
pub(super) async fn administrator(
    State(house): State<House>,
    Administrator { visitor, account }: Administrator,
    Path(id): Path<AccountId>,
    Checked(form): Checked<Power>,
) -> Page {
    let give = form.deed == "give";
    service::account::set_administrator(house.service(), &account, id, give).await.say_in(visitor.say)?;
    Ok(Redirect::to(&links::account_done(id, "saved")).into_response())
}

/// `POST /accounts/{account}/deactivate`
pub(super) async fn deactivate(
    State(house): State<House>,
    Administrator { visitor, account }: Administrator,
    Path(id): Path<AccountId>,
) -> Page {
    service::account::deactivate(house.service(), &account, id).await.say_in(visitor.say)?;
    // Whoever closed the own account is not signed in any more, and is asked to.
    Ok(Redirect::to(&links::account_done(id, "saved")).into_response())
}

/// `POST /accounts/{account}/activate`
pub(super) async fn activate(
    State(house): State<House>,
    Administrator { visitor, account }: Administrator,
    Path(id): Path<AccountId>,
) -> Page {
    service::account::activate(house.service(), &account, id).await.say_in(visitor.say)?;
    Ok(Redirect::to(&links::account_done(id, "saved")).into_response())
}
