//! Entries of what was copied, with the names by which people know them.

use i18n::Say;
use review::{
    id::{AccountId, PersonId, ReporterId},
    roster::copied::Subject,
    template::Template,
};
use service::Error;
use storage::{
    account::Account,
    roster::{Person, Reporter},
};

use crate::{gate::Seat, house::House};

/// One entry.
pub(super) struct Line {
    /// As the form sends it.
    pub(super) key: String,
    pub(super) kind: &'static str,
    pub(super) name: String,
    /// What may be changed beside it.
    pub(super) change: Option<Change>,
}

/// A list to choose from.
pub(super) struct Change {
    pub(super) field: String,
    pub(super) label: &'static str,
    pub(super) choices: Vec<Choice>,
}

pub(super) struct Choice {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) chosen: bool,
}

/// What the entries of one review are called.
pub(super) struct Names {
    template: Template,
    people: Vec<Person>,
    reporters: Vec<Reporter>,
    accounts: Vec<Account>,
}

impl Names {
    pub(super) async fn of(house: &House, seat: &Seat) -> Result<Self, Error> {
        let (reader, review) = (house.reader(), seat.review.id);
        Ok(Self {
            template: service::cycle::rules(&seat.review)?,
            people: storage::roster::people(&reader, review).await?,
            reporters: storage::roster::reporters(&reader, review).await?,
            accounts: storage::account::all(&reader).await?,
        })
    }

    pub(super) fn group_of(&self, person: PersonId) -> Option<&str> {
        self.people.iter().find(|one| one.id == person).map(|one| one.group.as_str())
    }

    pub(super) fn account_of(&self, reporter: ReporterId) -> Option<AccountId> {
        self.reporters.iter().find(|one| one.id == reporter).map(|one| one.account)
    }

    pub(super) fn line(&self, say: Say, subject: Subject) -> Line {
        let key = subject.to_string();
        match subject {
            Subject::Person(person) => self.person(say, key, person),
            Subject::Reporter(reporter) => self.reporter(say, key, reporter),
            Subject::Role(account, role) => Line {
                key,
                kind: say.copy_roles(),
                name: format!("{} · {}", self.account(say, account), say.role_name(role)),
                change: None,
            },
        }
    }

    fn account(&self, say: Say, id: AccountId) -> String {
        let found = self.accounts.iter().find(|one| one.id == id);
        found.map(|one| format!("{} ({})", one.name.in_lang(say.lang()), one.sign_in)).unwrap_or_default()
    }

    fn person(&self, say: Say, key: String, id: PersonId) -> Line {
        let found = self.people.iter().find(|one| one.id == id);
        let read = |one: &Person| {
            let (name, title) = (one.name.in_lang(say.lang()), one.title.in_lang(say.lang()));
            format!("{} {name} · {title}", one.key())
        };
        let groups = self.template.evaluation().groups.iter().map(|group| Choice {
            key: group.key.to_string(),
            name: format!("{} · {}", group.key, group.title.in_lang(say.lang())),
            chosen: found.is_some_and(|one| one.group == group.key),
        });
        let change =
            Change { field: format!("group.{id}"), label: say.copy_group(), choices: groups.collect() };
        Line { key, kind: say.copy_people(), name: found.map(read).unwrap_or_default(), change: Some(change) }
    }

    fn reporter(&self, say: Say, key: String, id: ReporterId) -> Line {
        let found = self.reporters.iter().find(|one| one.id == id);
        let read = |one: &Reporter| {
            let (name, title) = (one.unit.name.in_lang(say.lang()), one.title.in_lang(say.lang()));
            format!("{} {name} · {title}", one.unit.code)
        };
        let accounts = self.accounts.iter().map(|account| Choice {
            key: account.id.to_string(),
            name: self.account(say, account.id),
            chosen: found.is_some_and(|one| one.account == account.id),
        });
        let change =
            Change { field: format!("account.{id}"), label: say.copy_account(), choices: accounts.collect() };
        Line {
            key,
            kind: say.copy_reporters(),
            name: found.map(read).unwrap_or_default(),
            change: Some(change),
        }
    }
}
