//! All accounts, and the form that invites somebody.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, header},
};
use i18n::Say;
use review::text::TextError;
use serde::Deserialize;
use service::Error;

use crate::{
    bilingual::Typed,
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::Frame,
    gate::{Administrator, Checked},
    house::House,
    links,
};

/// Who may sign in.
#[derive(Template)]
#[template(path = "account/list.html")]
struct AccountsPage {
    frame: Frame,
    accounts: Vec<AccountLine>,
    fields: Fields,
    refusal: Option<String>,
    /// Of whoever was just invited.
    invitation: Option<Invitation>,
}

struct AccountLine {
    name: String,
    sign_in: String,
    administrator: bool,
}

#[derive(Default)]
struct Fields {
    sign_in: String,
    name: Typed,
}

/// Shown once: only its hash is kept.
struct Invitation {
    sentence: String,
    /// Host and path.
    address: String,
}

/// The fields of the form; `name_other` is the name in the language that the reader does not read.
#[derive(Deserialize)]
pub(super) struct Invite {
    sign_in: String,
    name: String,
    name_other: Option<String>,
}

/// `GET /accounts`
pub(super) async fn show(State(house): State<House>, administrator: Administrator) -> Page {
    let page = page(&house, &administrator).await.say_in(administrator.visitor.say)?;
    Ok(render(&page))
}

/// `POST /accounts`. The link must not stand in an address, so it is shown in the answer itself.
pub(super) async fn invite(
    State(house): State<House>,
    administrator: Administrator,
    headers: HeaderMap,
    Checked(form): Checked<Invite>,
) -> Page {
    let Administrator { visitor, account } = &administrator;
    let say = visitor.say;
    let fields = Fields { sign_in: form.sign_in, name: Typed::new(form.name, form.name_other) };
    let name = match fields.name.words(say.lang()) {
        Ok(name) => name,
        Err(why) => return again(&house, &administrator, fields, name_wrong(say, why)).await,
    };
    match service::account::invite(house.service(), account, &fields.sign_in, name).await {
        Ok((invited, link)) => {
            let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
            let invitation = Some(Invitation {
                sentence: say.account_invited(invited.name.in_lang(say.lang())),
                address: format!("{host}{}", links::follow(link.expose())),
            });
            let page = page(&house, &administrator).await.say_in(say)?;
            Ok(render(&AccountsPage { invitation, ..page }))
        }
        Err(Error::Refused(why)) => again(&house, &administrator, fields, say.refusal(&why)).await,
        Err(other) => Err(Trouble::new(say, other)),
    }
}

fn name_wrong(say: Say, why: TextError) -> String {
    match why {
        TextError::Empty => say.account_invite_name_missing().to_owned(),
        TextError::TooLong { count, limit } => say.account_name_too_long(count, limit),
    }
}

/// The form comes back as typed.
async fn again(house: &House, administrator: &Administrator, fields: Fields, why: String) -> Page {
    let page = page(house, administrator).await.say_in(administrator.visitor.say)?;
    Ok(refused(&AccountsPage { fields, refusal: Some(why), ..page }))
}

async fn page(house: &House, Administrator { visitor, .. }: &Administrator) -> Result<AccountsPage, Error> {
    let line = |account: storage::account::Account| AccountLine {
        name: account.name.in_lang(visitor.say.lang()).to_owned(),
        sign_in: account.sign_in,
        administrator: account.administrator,
    };
    Ok(AccountsPage {
        frame: Frame::new(visitor),
        accounts: storage::account::all(&house.reader()).await?.into_iter().map(line).collect(),
        fields: Fields::default(),
        refusal: None,
        invitation: None,
    })
}
