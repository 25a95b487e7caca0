use askama::Template;
use i18n::Say;
use review::{
    id::AccountId,
    words::{Lang, Words},
};
use service::Error;
use storage::{
    Reader,
    account::{Deed, Done, Purpose},
};

use crate::{
    account::{
        list::Invitation,
        state::{self, Chip, Reading},
    },
    bilingual::Typed,
    frame::Frame,
    gate::Administrator,
    house::House,
    links, moment,
};

/// One account.
#[derive(Template)]
#[template(path = "account/one.html")]
pub(super) struct AccountPage {
    frame: Frame,
    pub(super) title: String,
    sign_in: String,
    since: String,
    chips: Vec<Chip>,
    pub(super) done: Option<&'static str>,
    pub(super) invitation: Option<Invitation>,
    pub(super) name: Typed,
    pub(super) email: String,
    pub(super) refusal: Option<String>,
    pub(super) access_refusal: Option<String>,
    has_password: bool,
    closed: bool,
    administrator: bool,
    mails: bool,
    /// Until when a link is good that was made and not used.
    open_until: Option<String>,
    roles: Vec<HeldRoles>,
    history: Vec<Step>,
    paths: Paths,
}

struct HeldRoles {
    review: String,
    path: String,
    roles: Vec<&'static str>,
}

struct Step {
    what: String,
    when: String,
    machine: String,
}

struct Paths {
    own: String,
    link: String,
    withdraw: String,
    administrator: String,
    deactivate: String,
    activate: String,
}

/// What a redirect says was done.
pub(super) fn done(say: Say, key: &str) -> Option<&'static str> {
    match key {
        "saved" => Some(say.account_saved()),
        "withdrawn" => Some(say.account_withdrawn()),
        _ => None,
    }
}

pub(super) async fn page(
    house: &House,
    Administrator { visitor, .. }: &Administrator,
    id: AccountId,
) -> Result<AccountPage, Error> {
    let (say, reader) = (visitor.say, house.reader());
    let found = storage::account::details(&reader, id).await?.ok_or(Error::NotFound)?;
    let (zone, now) = (house.zone().await?, house.service().now());
    let purpose = if found.has_password { Purpose::Reset } else { Purpose::Invitation };
    let until = storage::account::link_until(&reader, id, purpose).await?.filter(|until| now < *until);
    let deed = |deed: &str| links::account_deed(id, deed);
    Ok(AccountPage {
        frame: Frame::new(visitor),
        title: found.account.name.in_lang(say.lang()).to_owned(),
        since: moment::day(say, found.created_at, &zone),
        chips: state::chips(&reader, &Reading { say, zone: &zone, now }, &found).await?,
        done: None,
        invitation: None,
        name: typed(&found.account.name, say.lang()),
        refusal: None,
        access_refusal: None,
        has_password: found.has_password,
        closed: found.deactivated_at.is_some(),
        administrator: found.account.administrator,
        mails: house.service().sends_mail(),
        open_until: until.map(|until| say.account_access_open(moment::minute(say, until, &zone))),
        roles: roles(&reader, say, id).await?,
        history: history(&reader, say, id, &zone).await?,
        paths: Paths {
            own: links::account(id),
            link: deed("link"),
            withdraw: deed("withdraw"),
            administrator: deed("administrator"),
            deactivate: deed("deactivate"),
            activate: deed("activate"),
        },
        sign_in: found.account.sign_in,
        email: found.contact.email.unwrap_or_default(),
    })
}

fn typed(name: &Words, lang: Lang) -> Typed {
    let (main, other) = (name.in_lang(lang), name.in_lang(lang.other()));
    Typed { main: main.to_owned(), other: if main == other { String::new() } else { other.to_owned() } }
}

async fn roles(reader: &Reader, say: Say, id: AccountId) -> Result<Vec<HeldRoles>, Error> {
    let held = storage::cycle::of_account(reader, id).await?;
    Ok(held
        .into_iter()
        .filter(|(review, _)| review.kind.rehearsed().is_none())
        .map(|(review, roles)| HeldRoles {
            review: format!(
                "{} · {}",
                review.organisation.in_lang(say.lang()),
                say.frame_review_year(review.year)
            ),
            path: links::roles(review.id),
            roles: roles.iter().map(|role| say.role_name(role)).collect(),
        })
        .collect())
}

async fn history(reader: &Reader, say: Say, id: AccountId, zone: &str) -> Result<Vec<Step>, Error> {
    let mut steps = Vec::new();
    for Done { deed, by, at } in storage::account::deeds(reader, id).await? {
        let who = match by {
            Some(by) => storage::account::anyone(reader, by).await?,
            None => None,
        };
        let what = match who {
            Some(who) => say.account_history_by(deed_name(say, deed), who.name.in_lang(say.lang())),
            None => deed_name(say, deed).to_owned(),
        };
        steps.push(Step { what, when: moment::minute(say, at, zone), machine: moment::machine(at) });
    }
    Ok(steps)
}

fn deed_name(say: Say, deed: Deed) -> &'static str {
    match deed {
        Deed::Invited => say.account_deed_invited(),
        Deed::LinkGiven => say.account_deed_link_given(),
        Deed::LinkWithdrawn => say.account_deed_link_withdrawn(),
        Deed::PasswordChosen => say.account_deed_password_chosen(),
        Deed::Renamed => say.account_deed_renamed(),
        Deed::Deactivated => say.account_deed_deactivated(),
        Deed::Activated => say.account_deed_activated(),
        Deed::MadeAdministrator => say.account_deed_made_administrator(),
        Deed::AdministratorNoMore => say.account_deed_administrator_no_more(),
        Deed::PasskeyAdded => say.account_deed_passkey_added(),
        Deed::PasskeyRemoved => say.account_deed_passkey_removed(),
        Deed::ProviderLinked => say.account_deed_provider_linked(),
    }
}
