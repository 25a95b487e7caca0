//! Units, the roll, and who reports. Nothing here leads to a card or a ballot.

pub mod change;
pub mod import;
pub mod presence;
pub mod revision;

use review::{
    attendance::Presence,
    id::{AccountId, PersonId, ReporterId, ReviewId, UnitId},
    report::How,
    role::{Role, Roles},
    roster::Attendances,
    template::GroupKey,
    time::Instant,
    words::Words,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, SelectStatement},
};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, parsed, table, words, zh_en},
};

table!(unit = "unit" [unit_id: String] {
    review_id: String,
    code: String,
    name_zh: String,
    name_en: String,
    members: i64,
    committee: i64,
});
table!(person = "person" [person_id: String] {
    review_id: String,
    number: Option<String>,
    email: Option<String>,
    name_zh: String,
    name_en: String,
    title_zh: String,
    title_en: String,
    unit_id: Option<String>,
    group_key: String,
    roles: String,
    excused_at: Option<i64>,
    present_at: Option<i64>,
    left_at: Option<i64>,
    present_how: Option<String>,
});
table!(reporter = "reporter" [reporter_id: String] {
    review_id: String,
    unit_id: String,
    account_id: String,
    title_zh: String,
    title_en: String,
    position: i64,
    how: String,
});

/// What a reporter answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Which.
    pub id: UnitId,
    /// Short and unique in its review, such as `B1`.
    pub code: String,
    /// As printed.
    pub name: Words,
    /// Of the unit in all.
    pub members: usize,
    /// Of its committee, the head included.
    pub committee: usize,
}

/// Somebody on the roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Which.
    pub id: PersonId,
    /// Staff number, unique in its review. Somebody without one has an e-mail.
    pub number: Option<String>,
    /// E-mail, unique in its review.
    pub email: Option<String>,
    /// The name.
    pub name: Words,
    /// The post.
    pub title: Words,
    /// Whose committee or staff, where it is one's.
    pub unit: Option<UnitId>,
    /// With whom this person votes.
    pub group: GroupKey,
    /// What else this person is in the review, as the roster says. No account holds a role by it.
    pub roles: Roles,
    /// Since when excused.
    pub excused_at: Option<Instant>,
    /// Since when present.
    pub present_at: Option<Instant>,
    /// Since when gone again.
    pub left_at: Option<Instant>,
}

impl Person {
    /// By what the desk knows this person: the staff number, else the e-mail.
    pub fn key(&self) -> &str {
        self.number.as_deref().or(self.email.as_deref()).unwrap_or_default()
    }

    /// How this person stands at the door.
    pub fn presence(&self) -> Presence {
        Presence { excused_at: self.excused_at, present_at: self.present_at, left_at: self.left_at }
    }
}

/// Who answers for a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporter {
    /// Which.
    pub id: ReporterId,
    /// The unit answered for.
    pub unit: Unit,
    /// Who writes the report.
    pub account: AccountId,
    /// The post, such as "Secretary, R&D branch".
    pub title: Words,
    /// In the running order, from 0.
    pub position: usize,
    /// Whether the report is given at the meeting; what the rules make of it, `ReportRules::how` says.
    pub how: How,
}

impl TryFrom<unit::Model> for Unit {
    type Error = StorageError;

    fn try_from(row: unit::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.unit_id, "unit", "unit_id")?,
            name: words(&row.name_zh, &row.name_en, "unit", "name_zh")?,
            members: counted(row.members, "unit", "members")?,
            committee: counted(row.committee, "unit", "committee")?,
            code: row.code,
        })
    }
}

impl TryFrom<person::Model> for Person {
    type Error = StorageError;

    fn try_from(row: person::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.person_id, "person", "person_id")?,
            name: words(&row.name_zh, &row.name_en, "person", "name_zh")?,
            title: words(&row.title_zh, &row.title_en, "person", "title_zh")?,
            unit: row.unit_id.map(|id| parsed(&id, "person", "unit_id")).transpose()?,
            group: parsed(&row.group_key, "person", "group_key")?,
            excused_at: row.excused_at.map(Instant::from_ms),
            present_at: row.present_at.map(Instant::from_ms),
            left_at: row.left_at.map(Instant::from_ms),
            number: row.number,
            email: row.email,
            roles: roles(&row.roles)?,
        })
    }
}

/// Roles are kept as their keys, parted by commas.
fn roles(keys: &str) -> Result<Roles, StorageError> {
    keys.split(',').filter(|key| !key.is_empty()).map(|key| parsed(key, "person", "roles")).collect()
}

fn role_keys(roles: &Roles) -> String {
    roles.iter().map(Role::key).collect::<Vec<_>>().join(",")
}

/// The units of a review by their code.
pub async fn units(rows: &impl Rows, review: ReviewId) -> Result<Vec<Unit>, StorageError> {
    let found = unit::Entity::find()
        .filter(unit::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(unit::Column::Code)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Unit::try_from).collect()
}

/// The roll by staff number; who has none, by e-mail.
pub async fn people(rows: &impl Rows, review: ReviewId) -> Result<Vec<Person>, StorageError> {
    let found = person::Entity::find()
        .filter(person::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(presence::key())
        .all(rows.connection())
        .await?;
    found.into_iter().map(Person::try_from).collect()
}

/// How many people are on the roll.
pub async fn count_people(rows: &impl Rows, review: ReviewId) -> Result<usize, StorageError> {
    let found = person::Entity::find().filter(person::Column::ReviewId.eq(review.to_string()));
    Ok(usize::try_from(found.count(rows.connection()).await?).unwrap_or(usize::MAX))
}

/// Roll, leave and presence by group. `present` is known once anybody at all was checked in.
pub async fn attendances(rows: &impl Rows, review: ReviewId) -> Result<Attendances, StorageError> {
    crate::attendance::counts(rows, review).await
}

/// The reporters in running order.
pub async fn reporters(rows: &impl Rows, review: ReviewId) -> Result<Vec<Reporter>, StorageError> {
    let units = units(rows, review).await?;
    let found = reporter::Entity::find()
        .filter(reporter::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(reporter::Column::Position)
        .all(rows.connection())
        .await?;
    found.iter().map(|row| with_unit(row, &units)).collect()
}

/// The ids of a review's reporters, for another question.
pub(crate) fn ids_of_reporters(review: ReviewId) -> SelectStatement {
    let ids = reporter::Entity::find().select_only().column(reporter::Column::ReporterId);
    ids.filter(reporter::Column::ReviewId.eq(review.to_string())).into_query()
}

/// The ids of a review's units, for another question.
pub(crate) fn ids_of_units(review: ReviewId) -> SelectStatement {
    let ids = unit::Entity::find().select_only().column(unit::Column::UnitId);
    ids.filter(unit::Column::ReviewId.eq(review.to_string())).into_query()
}

/// The reporter that an account is in a review.
pub async fn reporter_of(
    rows: &impl Rows,
    review: ReviewId,
    account: AccountId,
) -> Result<Option<Reporter>, StorageError> {
    Ok(reporters(rows, review).await?.into_iter().find(|reporter| reporter.account == account))
}

fn with_unit(row: &reporter::Model, units: &[Unit]) -> Result<Reporter, StorageError> {
    let unit_id: UnitId = parsed(&row.unit_id, "reporter", "unit_id")?;
    let unit = units.iter().find(|unit| unit.id == unit_id).cloned();
    Ok(Reporter {
        id: parsed(&row.reporter_id, "reporter", "reporter_id")?,
        unit: unit
            .ok_or_else(|| StorageError::inconsistent("reporter", "unit_id", "another review's unit"))?,
        account: parsed(&row.account_id, "reporter", "account_id")?,
        title: words(&row.title_zh, &row.title_en, "reporter", "title_zh")?,
        position: counted(row.position, "reporter", "position")?,
        how: parsed(&row.how, "reporter", "how")?,
    })
}

/// Adds a unit. [`StorageError::is_duplicate`] when its code is taken.
pub async fn add_unit(tx: &Tx, review: ReviewId, new: &Unit) -> Result<(), StorageError> {
    let (name_zh, name_en) = zh_en(&new.name);
    unit::ActiveModel {
        unit_id: Set(new.id.to_string()),
        review_id: Set(review.to_string()),
        code: Set(new.code.clone()),
        name_zh: Set(name_zh),
        name_en: Set(name_en),
        members: Set(count(new.members)),
        committee: Set(count(new.committee)),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Adds people to the roll, all or none. [`StorageError::is_duplicate`] when a staff number or an
/// e-mail is taken.
pub async fn add_people(tx: &Tx, review: ReviewId, new: &[Person]) -> Result<(), StorageError> {
    /// Rows of one statement: both engines bound its parameters.
    const CHUNK: usize = 500;
    for chunk in new.chunks(CHUNK) {
        let rows = chunk.iter().map(|person| person_row(review, person));
        person::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

fn person_row(review: ReviewId, person: &Person) -> person::ActiveModel {
    let ((name_zh, name_en), (title_zh, title_en)) = (zh_en(&person.name), zh_en(&person.title));
    person::ActiveModel {
        person_id: Set(person.id.to_string()),
        review_id: Set(review.to_string()),
        number: Set(person.number.clone()),
        email: Set(person.email.clone()),
        name_zh: Set(name_zh),
        name_en: Set(name_en),
        title_zh: Set(title_zh),
        title_en: Set(title_en),
        unit_id: Set(person.unit.map(|id| id.to_string())),
        group_key: Set(person.group.to_string()),
        roles: Set(role_keys(&person.roles)),
        excused_at: Set(person.excused_at.map(Instant::ms)),
        present_at: Set(person.present_at.map(Instant::ms)),
        left_at: Set(person.left_at.map(Instant::ms)),
        present_how: Set(None),
    }
}

/// Adds a reporter. [`StorageError::is_duplicate`] when the unit has one.
pub async fn add_reporter(tx: &Tx, review: ReviewId, new: &Reporter) -> Result<(), StorageError> {
    let (title_zh, title_en) = zh_en(&new.title);
    reporter::ActiveModel {
        reporter_id: Set(new.id.to_string()),
        review_id: Set(review.to_string()),
        unit_id: Set(new.unit.id.to_string()),
        account_id: Set(new.account.to_string()),
        title_zh: Set(title_zh),
        title_en: Set(title_en),
        position: Set(count(new.position)),
        how: Set(new.how.key().to_owned()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Sets one reporter's place in the running order. `false` when there is no such reporter in the review.
pub async fn set_position(
    tx: &Tx,
    review: ReviewId,
    which: ReporterId,
    position: usize,
) -> Result<bool, StorageError> {
    let done = reporter::Entity::update_many()
        .col_expr(reporter::Column::Position, Expr::value(count(position)))
        .filter(reporter::Column::ReporterId.eq(which.to_string()))
        .filter(reporter::Column::ReviewId.eq(review.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
