//! What a row says about a unit or a person, beside what is known already.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::cell::Cell;
use super::column::Column;
use super::mistake::{CellError, Mistake};
use super::read;
use crate::report::How;
use crate::role::{Role, Roles};
use crate::template::{GroupKey, Template};
use crate::words::{Lang, Words};

/// A unit with its reporter, who is found by sign-in name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitEntry {
    pub code: String,
    pub name: Words,
    pub members: usize,
    pub committee: usize,
    /// Sign-in name and post.
    pub reporter: Option<(String, Words)>,
    /// Imports of before reporters could report in writing do not say.
    #[serde(default)]
    pub how: How,
}

/// Somebody on the roll. The unit is named by its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonEntry {
    pub number: Option<String>,
    pub email: Option<String>,
    pub name: Words,
    pub title: Words,
    pub unit: Option<String>,
    pub group: GroupKey,
    pub on_leave: bool,
    pub roles: Roles,
}

/// One field as it is printed, in no language but its own.
pub type Field = (Column, String);

impl UnitEntry {
    /// What the columns of its list hold, in their order. How the reporter reports is its key.
    pub fn fields(&self) -> Vec<Field> {
        let (zh, en) = pair(&self.name);
        let (reporter, (title_zh, title_en)) = match &self.reporter {
            Some((sign_in, title)) => (sign_in.clone(), pair(title)),
            None => Default::default(),
        };
        let how = self.reporter.as_ref().map_or("", |_| self.how.key());
        vec![
            (Column::Code, self.code.clone()),
            (Column::UnitNameZh, zh),
            (Column::UnitNameEn, en),
            (Column::Members, self.members.to_string()),
            (Column::Committee, self.committee.to_string()),
            (Column::Reporter, reporter),
            (Column::ReporterTitleZh, title_zh),
            (Column::ReporterTitleEn, title_en),
            (Column::How, how.to_owned()),
        ]
    }
}

impl PersonEntry {
    /// What the columns of its list hold, in their order. Leave is `yes` or `no`, roles are their keys.
    pub fn fields(&self) -> Vec<Field> {
        let ((zh, en), (title_zh, title_en)) = (pair(&self.name), pair(&self.title));
        let roles: Vec<_> = self.roles.iter().map(Role::key).collect();
        vec![
            (Column::Number, self.number.clone().unwrap_or_default()),
            (Column::Email, self.email.clone().unwrap_or_default()),
            (Column::NameZh, zh),
            (Column::NameEn, en),
            (Column::TitleZh, title_zh),
            (Column::TitleEn, title_en),
            (Column::Unit, self.unit.clone().unwrap_or_default()),
            (Column::Group, self.group.to_string()),
            (Column::OnLeave, if self.on_leave { "yes" } else { "no" }.to_owned()),
            (Column::Roles, roles.join(", ")),
        ]
    }
}

fn pair(words: &Words) -> (String, String) {
    (words.in_lang(Lang::Zh).to_owned(), words.in_lang(Lang::En).to_owned())
}

/// A row's cells, and what was found wrong with them.
pub(super) struct Reading<'a> {
    cells: &'a BTreeMap<Column, Cell>,
    pub(super) mistakes: Vec<Mistake>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(cells: &'a BTreeMap<Column, Cell>) -> Self {
        Self { cells, mistakes: Vec::new() }
    }

    pub(super) fn wrong(&mut self, column: Column, why: CellError) {
        self.mistakes.push(Mistake { column, why });
    }

    /// `None` when the file has no such column, or when its cell is wrong, which is noted.
    pub(super) fn get<T>(
        &mut self,
        column: Column,
        read: impl FnOnce(&Cell) -> Result<T, CellError>,
    ) -> Option<T> {
        self.cells.get(&column).map(read)?.map_err(|why| self.wrong(column, why)).ok()
    }

    fn has(&self, column: Column) -> bool {
        self.cells.contains_key(&column)
    }

    fn words(&mut self, zh: Column, en: Column, before: Option<&Words>) -> Option<Words> {
        let wrong = self.mistakes.len();
        let (in_zh, in_en) = (self.get(zh, read::name), self.get(en, read::name));
        if self.mistakes.len() > wrong {
            return None;
        }
        match read::words(in_zh, in_en, before) {
            Ok(words) => words,
            Err(why) => {
                self.wrong(if self.has(zh) { zh } else { en }, why);
                None
            }
        }
    }

    fn needed<T>(&mut self, column: Column, value: Option<T>, wrong_before: usize) -> Option<T> {
        if value.is_none() && self.mistakes.len() == wrong_before {
            self.wrong(column, CellError::Missing);
        }
        value
    }

    /// The unit as it will be. `None` when something is wrong.
    pub(super) fn unit(
        &mut self,
        code: String,
        before: Option<&UnitEntry>,
        template: &Template,
    ) -> Option<UnitEntry> {
        let wrong = self.mistakes.len();
        let name = self.words(Column::UnitNameZh, Column::UnitNameEn, before.map(|unit| &unit.name));
        let column = if self.has(Column::UnitNameZh) { Column::UnitNameZh } else { Column::UnitNameEn };
        let name = self.needed(column, name, wrong);
        let members = self.count(Column::Members, before.map(|unit| unit.members));
        let committee = self.count(Column::Committee, before.map(|unit| unit.committee));
        if members.zip(committee).is_some_and(|(all, some)| some > all) {
            self.wrong(Column::Committee, CellError::MoreThanMembers);
        }
        let reporter = self.reporter(before.and_then(|unit| unit.reporter.as_ref()));
        let how = self.get(Column::How, |cell| read::how(cell, template));
        let how = how.unwrap_or_else(|| before.map(|unit| unit.how).unwrap_or_default());
        let (name, members, committee) = (name?, members?, committee?);
        (self.mistakes.len() == wrong).then_some(UnitEntry { code, name, members, committee, reporter, how })
    }

    fn count(&mut self, column: Column, before: Option<usize>) -> Option<usize> {
        let wrong = self.mistakes.len();
        let given = self.get(column, read::count);
        let given = if self.has(column) { given } else { before };
        self.needed(column, given, wrong)
    }

    fn reporter(&mut self, before: Option<&(String, Words)>) -> Option<(String, Words)> {
        let wrong = self.mistakes.len();
        let sign_in = self.get(Column::Reporter, read::sign_in).flatten();
        let sign_in = sign_in.or_else(|| before.map(|(sign_in, _)| sign_in.clone()));
        let sign_in = self.needed(Column::Reporter, sign_in, wrong);
        let wrong = self.mistakes.len();
        let title =
            self.words(Column::ReporterTitleZh, Column::ReporterTitleEn, before.map(|(_, title)| title));
        let title = self.needed(Column::ReporterTitleZh, title, wrong);
        sign_in.zip(title)
    }

    /// The person as it will be. `None` when something is wrong.
    pub(super) fn person(
        &mut self,
        (number, email): (Option<String>, Option<String>),
        before: Option<&PersonEntry>,
        template: &Template,
        unit: impl FnOnce(&Cell) -> Result<Option<String>, CellError>,
    ) -> Option<PersonEntry> {
        let wrong = self.mistakes.len();
        let name = self.words(Column::NameZh, Column::NameEn, before.map(|person| &person.name));
        let column = if self.has(Column::NameZh) { Column::NameZh } else { Column::NameEn };
        let name = self.needed(column, name, wrong);
        let at_group = self.mistakes.len();
        let group = self.get(Column::Group, |cell| read::group(cell, template));
        let group = if self.has(Column::Group) { group } else { before.map(|person| person.group.clone()) };
        let group = self.needed(Column::Group, group, at_group);
        let title = self.words(Column::TitleZh, Column::TitleEn, before.map(|person| &person.title));
        // Whoever has no post is called by the group.
        let title = title.or_else(|| Some(template.group(group.as_ref()?)?.title.clone()));
        let unit = self.get(Column::Unit, unit);
        let on_leave = self.get(Column::OnLeave, read::yes_or_no);
        let roles = self.get(Column::Roles, read::roles);
        let (name, group, title) = (name?, group?, title?);
        (self.mistakes.len() == wrong).then(|| PersonEntry {
            number,
            email,
            name,
            title,
            unit: unit.unwrap_or_else(|| before.and_then(|person| person.unit.clone())),
            group,
            on_leave: on_leave.unwrap_or_else(|| before.is_some_and(|person| person.on_leave)),
            roles: roles.unwrap_or_else(|| before.map(|person| person.roles.clone()).unwrap_or_default()),
        })
    }
}
