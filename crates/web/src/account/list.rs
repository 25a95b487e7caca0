//! All accounts, and the form that invites somebody.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderMap, header},
};
use i18n::{Lang, Say};
use review::{text::TextError, words::Words};
use serde::Deserialize;
use service::{
    Error,
    account::{Handed, NewAccount, Way},
};

use super::state::{self, Chip, Reading};
use crate::{
    bilingual::Typed,
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::Frame,
    gate::{Administrator, Checked},
    house::House,
    links,
};

/// Accounts on a page.
const STRETCH: u64 = 50;

/// Who may sign in.
#[derive(Template)]
#[template(path = "account/list.html")]
struct AccountsPage {
    frame: Frame,
    accounts: Vec<AccountLine>,
    stand: String,
    text: String,
    pager: Option<Pager>,
    fields: Fields,
    refusal: Option<String>,
    mails: bool,
    /// Of whoever was just invited.
    invitation: Option<Invitation>,
}

struct AccountLine {
    name: String,
    sign_in: String,
    email: String,
    path: String,
    chips: Vec<Chip>,
}

struct Pager {
    previous: Option<String>,
    next: Option<String>,
    here: String,
}

struct Fields {
    sign_in: String,
    name: Typed,
    email: String,
    lang: Lang,
}

/// What became of a link.
pub(super) struct Invitation {
    pub(super) sentence: String,
    /// Host and path, shown once: only its hash is kept. `None` where it is mailed.
    pub(super) address: Option<String>,
}

/// The fields of the form; `name_other` is the name in the language that the reader does not read.
#[derive(Deserialize)]
pub(super) struct Invite {
    sign_in: String,
    name: String,
    name_other: Option<String>,
    email: Option<String>,
    lang: Option<String>,
    /// `mail`, or else a link to hand over.
    way: Option<String>,
}

/// What is looked for, and which page of it.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    q: Option<String>,
    page: Option<String>,
}

/// `GET /accounts`
pub(super) async fn show(
    State(house): State<House>,
    administrator: Administrator,
    Query(wanted): Query<Wanted>,
) -> Page {
    let page = page(&house, &administrator, wanted).await.say_in(administrator.visitor.say)?;
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
    let way = way(form.way.as_deref());
    let fields = Fields::of(say, form);
    let name = match fields.name.words(say.lang()) {
        Ok(name) => name,
        Err(why) => return again(&house, &administrator, fields, name_wrong(say, why)).await,
    };
    let new =
        NewAccount { sign_in: &fields.sign_in, name: name.clone(), email: &fields.email, lang: fields.lang };
    match service::account::invite_by(house.service(), account, new, way).await {
        Ok((_, handed)) => {
            let invitation = Some(invited(say, &name, &handed, &headers));
            let page = page(&house, &administrator, Wanted::default()).await.say_in(say)?;
            Ok(render(&AccountsPage { invitation, ..page }))
        }
        Err(Error::Refused(why)) => again(&house, &administrator, fields, say.refusal(&why)).await,
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// Which way a form asks for.
pub(super) fn way(field: Option<&str>) -> Way {
    if field == Some("mail") { Way::Mail } else { Way::Link }
}

/// The link as an administrator copies it: with the host that the own browser names.
pub(super) fn address(handed: &Handed, headers: &HeaderMap) -> Option<String> {
    match handed {
        Handed::Link(token) => {
            let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
            Some(format!("{host}{}", links::follow(token.expose())))
        }
        Handed::Mailed => None,
    }
}

fn invited(say: Say, name: &Words, handed: &Handed, headers: &HeaderMap) -> Invitation {
    let name = name.in_lang(say.lang());
    let address = address(handed, headers);
    let sentence =
        if address.is_some() { say.account_invited(name) } else { say.account_invited_by_mail(name) };
    Invitation { sentence, address }
}

impl Fields {
    fn of(say: Say, form: Invite) -> Self {
        Self {
            sign_in: form.sign_in,
            name: Typed::new(form.name, form.name_other),
            email: form.email.unwrap_or_default(),
            lang: form.lang.and_then(|tag| tag.parse().ok()).unwrap_or(say.lang()),
        }
    }

    fn empty(say: Say) -> Self {
        Self { sign_in: String::new(), name: Typed::default(), email: String::new(), lang: say.lang() }
    }
}

pub(super) fn name_wrong(say: Say, why: TextError) -> String {
    match why {
        TextError::Empty => say.account_invite_name_missing().to_owned(),
        TextError::TooLong { count, limit } => say.account_name_too_long(count, limit),
    }
}

/// The form comes back as typed.
async fn again(house: &House, administrator: &Administrator, fields: Fields, why: String) -> Page {
    let page = page(house, administrator, Wanted::default()).await.say_in(administrator.visitor.say)?;
    Ok(refused(&AccountsPage { fields, refusal: Some(why), ..page }))
}

async fn page(
    house: &House,
    Administrator { visitor, .. }: &Administrator,
    wanted: Wanted,
) -> Result<AccountsPage, Error> {
    let (say, reader, text) = (visitor.say, house.reader(), wanted.q.unwrap_or_default());
    let here = wanted.page.as_deref().and_then(|page| page.parse::<u64>().ok()).unwrap_or(1).max(1);
    let found =
        storage::account::page(&reader, &text, here.saturating_sub(1).saturating_mul(STRETCH), STRETCH)
            .await?;
    let last = found.count.div_ceil(STRETCH).max(1);
    let zone = house.zone().await?;
    let reading = Reading { say, zone: &zone, now: house.service().now() };
    let mut accounts = Vec::with_capacity(found.lines.len());
    for line in found.lines {
        accounts.push(AccountLine {
            chips: state::chips(&reader, &reading, &line).await?,
            name: line.account.name.in_lang(say.lang()).to_owned(),
            path: links::account(line.account.id),
            sign_in: line.account.sign_in,
            email: line.contact.email.unwrap_or_default(),
        });
    }
    Ok(AccountsPage {
        frame: Frame::new(visitor),
        accounts,
        stand: say.account_list_stand(usize::try_from(found.count).unwrap_or(usize::MAX)),
        pager: (last > 1).then(|| Pager {
            previous: (here > 1).then(|| links::accounts_page(&text, here - 1)),
            next: (here < last).then(|| links::accounts_page(&text, here + 1)),
            here: say.account_page(here, last),
        }),
        text,
        fields: Fields::empty(say),
        refusal: None,
        mails: house.service().sends_mail(),
        invitation: None,
    })
}
