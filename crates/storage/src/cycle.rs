//! Reviews and who holds which role in them.

pub mod copied;
pub mod days;
mod role_deed;

pub use role_deed::{RoleChange, RoleDeed, add_role_deed, role_deeds};

use review::{
    id::{AccountId, ReviewId},
    phase::Phase,
    role::{Role, Roles},
    time::Instant,
    words::Words,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{coded, decoded, parsed, table, words, zh_en},
};

table!(cycle = "review" [review_id: String] {
    kind: String,
    year: i64,
    organisation_zh: String,
    organisation_en: String,
    place_zh: String,
    place_en: String,
    meets_at: i64,
    zone: String,
    template: String,
    template_hash: String,
    phase: String,
    frozen_at: Option<i64>,
    released_at: Option<i64>,
    created_at: i64,
    rehearsal_of: Option<String>,
});
table!(role = "role" [review_id: String, account_id: String, role: String] {});

/// Whether a review counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A real one.
    Record,
    /// A demonstration: whoever runs the server may hold every share of the key, and the booth says so.
    Demonstration,
    /// A dress rehearsal of this review: nothing in it counts, nothing leaves the house, and it is wiped.
    Rehearsal(ReviewId),
}

/// One year's whole process of one organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Which.
    pub id: ReviewId,
    /// Whether it counts.
    pub kind: Kind,
    /// The year that is reviewed; the meeting may be in the next.
    pub year: i16,
    /// Whose review.
    pub organisation: Words,
    /// Where it meets.
    pub place: Words,
    /// When it meets.
    pub meets_at: Instant,
    /// The zone of all its dates, by IANA name.
    pub zone: String,
    /// The template, verbatim.
    pub template: String,
    /// SHA-256 of the template, lower-case hexadecimal.
    pub template_hash: String,
    /// Where it stands.
    pub phase: Phase,
    /// Since when its rules may not change: the first box opened.
    pub frozen_at: Option<Instant>,
    /// Since when reporters and observers see the results.
    pub released_at: Option<Instant>,
}

impl Kind {
    fn key(self) -> &'static str {
        match self {
            Self::Record => "record",
            // The column is older than rehearsals; they are told from demonstrations by what they rehearse.
            Self::Demonstration | Self::Rehearsal(_) => "demonstration",
        }
    }

    /// The review that this one rehearses.
    pub fn rehearsed(self) -> Option<ReviewId> {
        match self {
            Self::Record | Self::Demonstration => None,
            Self::Rehearsal(of) => Some(of),
        }
    }
}

impl TryFrom<cycle::Model> for Review {
    type Error = StorageError;

    fn try_from(row: cycle::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.review_id, "review", "review_id")?,
            kind: match row.rehearsal_of {
                Some(of) => Kind::Rehearsal(parsed(&of, "review", "rehearsal_of")?),
                None if row.kind == Kind::Record.key() => Kind::Record,
                None => Kind::Demonstration,
            },
            year: i16::try_from(row.year).map_err(|why| StorageError::inconsistent("review", "year", why))?,
            organisation: words(&row.organisation_zh, &row.organisation_en, "review", "organisation_zh")?,
            place: words(&row.place_zh, &row.place_en, "review", "place_zh")?,
            meets_at: Instant::from_ms(row.meets_at),
            zone: row.zone,
            template: row.template,
            template_hash: row.template_hash,
            phase: decoded(&row.phase, "review", "phase")?,
            frozen_at: row.frozen_at.map(Instant::from_ms),
            released_at: row.released_at.map(Instant::from_ms),
        })
    }
}

/// Adds a review.
pub async fn add(tx: &Tx, new: &Review, at: Instant) -> Result<(), StorageError> {
    let ((organisation_zh, organisation_en), (place_zh, place_en)) =
        (zh_en(&new.organisation), zh_en(&new.place));
    cycle::ActiveModel {
        review_id: Set(new.id.to_string()),
        kind: Set(new.kind.key().to_owned()),
        year: Set(i64::from(new.year)),
        organisation_zh: Set(organisation_zh),
        organisation_en: Set(organisation_en),
        place_zh: Set(place_zh),
        place_en: Set(place_en),
        meets_at: Set(new.meets_at.ms()),
        zone: Set(new.zone.clone()),
        template: Set(new.template.clone()),
        template_hash: Set(new.template_hash.clone()),
        phase: Set(coded(&new.phase)?),
        frozen_at: Set(None),
        released_at: Set(None),
        created_at: Set(at.ms()),
        rehearsal_of: Set(new.kind.rehearsed().map(|of| of.to_string())),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// One review.
pub async fn by_id(rows: &impl Rows, id: ReviewId) -> Result<Option<Review>, StorageError> {
    let row = cycle::Entity::find_by_id(id.to_string()).one(rows.connection()).await?;
    row.map(Review::try_from).transpose()
}

/// All reviews, the latest year first.
pub async fn all(rows: &impl Rows) -> Result<Vec<Review>, StorageError> {
    let found = cycle::Entity::find().order_by_desc(cycle::Column::Year).all(rows.connection()).await?;
    found.into_iter().map(Review::try_from).collect()
}

/// The reviews in which an account holds a role, the latest year first.
pub async fn of_account(rows: &impl Rows, account: AccountId) -> Result<Vec<(Review, Roles)>, StorageError> {
    let held = role::Entity::find()
        .filter(role::Column::AccountId.eq(account.to_string()))
        .all(rows.connection())
        .await?;
    let found = cycle::Entity::find()
        .filter(cycle::Column::ReviewId.is_in(held.iter().map(|row| row.review_id.clone())))
        .order_by_desc(cycle::Column::Year)
        .all(rows.connection())
        .await?;
    found
        .into_iter()
        .map(|row| {
            let roles = roles_in(held.iter().filter(|other| other.review_id == row.review_id))?;
            Ok((row.try_into()?, roles))
        })
        .collect()
}

/// The roles that an account holds in a review.
pub async fn roles(rows: &impl Rows, review: ReviewId, account: AccountId) -> Result<Roles, StorageError> {
    let held = role::Entity::find()
        .filter(role::Column::ReviewId.eq(review.to_string()))
        .filter(role::Column::AccountId.eq(account.to_string()))
        .all(rows.connection())
        .await?;
    roles_in(held.iter())
}

/// Everybody who holds a role in a review, with all of them.
pub async fn everybody(rows: &impl Rows, review: ReviewId) -> Result<Vec<(AccountId, Roles)>, StorageError> {
    let held = role::Entity::find()
        .filter(role::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(role::Column::AccountId)
        .all(rows.connection())
        .await?;
    let with_roles = |rows: &[role::Model]| {
        let id = parsed(&rows.first()?.account_id, "role", "account_id");
        Some(id.and_then(|id| Ok((id, roles_in(rows.iter())?))))
    };
    held.chunk_by(|one, next| one.account_id == next.account_id).filter_map(with_roles).collect()
}

/// Who holds a role in a review.
pub async fn holders(
    rows: &impl Rows,
    review: ReviewId,
    which: Role,
) -> Result<Vec<AccountId>, StorageError> {
    let held = role::Entity::find()
        .filter(role::Column::ReviewId.eq(review.to_string()))
        .filter(role::Column::Role.eq(coded(&which)?))
        .order_by_asc(role::Column::AccountId)
        .all(rows.connection())
        .await?;
    held.iter().map(|row| parsed(&row.account_id, "role", "account_id")).collect()
}

fn roles_in<'a>(rows: impl Iterator<Item = &'a role::Model>) -> Result<Roles, StorageError> {
    rows.map(|row| decoded::<Role>(&row.role, "role", "role")).collect()
}

/// Gives an account a role in a review.
pub async fn give_role(
    tx: &Tx,
    review: ReviewId,
    account: AccountId,
    which: Role,
) -> Result<(), StorageError> {
    role::ActiveModel {
        review_id: Set(review.to_string()),
        account_id: Set(account.to_string()),
        role: Set(coded(&which)?),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Takes a role back. `false` when the account did not hold it.
pub async fn take_role(
    tx: &Tx,
    review: ReviewId,
    account: AccountId,
    which: Role,
) -> Result<bool, StorageError> {
    let done = role::Entity::delete_many()
        .filter(role::Column::ReviewId.eq(review.to_string()))
        .filter(role::Column::AccountId.eq(account.to_string()))
        .filter(role::Column::Role.eq(coded(&which)?))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Moves a review from one phase to another. `false` when it was not (or no longer) in the first.
pub async fn move_phase(tx: &Tx, review: ReviewId, from: Phase, to: Phase) -> Result<bool, StorageError> {
    let done = cycle::Entity::update_many()
        .col_expr(cycle::Column::Phase, Expr::value(coded(&to)?))
        .filter(cycle::Column::ReviewId.eq(review.to_string()))
        .filter(cycle::Column::Phase.eq(coded(&from)?))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Exchanges the rules. `false` when they are frozen, or no longer those with the fingerprint `seen`.
pub async fn set_rules(
    tx: &Tx,
    review: ReviewId,
    seen: &str,
    template: &str,
    hash: &str,
) -> Result<bool, StorageError> {
    let done = cycle::Entity::update_many()
        .col_expr(cycle::Column::Template, Expr::value(template))
        .col_expr(cycle::Column::TemplateHash, Expr::value(hash))
        .filter(cycle::Column::ReviewId.eq(review.to_string()))
        .filter(cycle::Column::TemplateHash.eq(seen))
        .filter(cycle::Column::FrozenAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Freezes the rules. Nothing to do when they were frozen before.
pub async fn freeze(tx: &Tx, review: ReviewId, at: Instant) -> Result<(), StorageError> {
    cycle::Entity::update_many()
        .col_expr(cycle::Column::FrozenAt, Expr::value(at.ms()))
        .filter(cycle::Column::ReviewId.eq(review.to_string()))
        .filter(cycle::Column::FrozenAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Shows the results to reporters and observers. `false` when they were shown before.
pub async fn release(tx: &Tx, review: ReviewId, at: Instant) -> Result<bool, StorageError> {
    let done = cycle::Entity::update_many()
        .col_expr(cycle::Column::ReleasedAt, Expr::value(at.ms()))
        .filter(cycle::Column::ReviewId.eq(review.to_string()))
        .filter(cycle::Column::ReleasedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
