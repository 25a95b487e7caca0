use review::{
    id::{AccountId, EventId, ReviewId},
    role::Role,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Rows, StorageError, Tx,
    table::{coded, decoded, parsed, table},
};

table!(role_deed = "role_deed" [deed_id: String] {
    review_id: String,
    account_id: String,
    role: String,
    deed: String,
    by_account: String,
    done_at: i64,
});

/// What happened to a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleChange {
    Given,
    Taken,
}

/// Who gave or took which role, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleDeed {
    pub account: AccountId,
    pub role: Role,
    pub change: RoleChange,
    pub by: AccountId,
    pub at: Instant,
}

/// Keeps what happened to a role.
pub async fn add_role_deed(
    tx: &Tx,
    id: EventId,
    review: ReviewId,
    deed: &RoleDeed,
) -> Result<(), StorageError> {
    let change = match deed.change {
        RoleChange::Given => "given",
        RoleChange::Taken => "taken",
    };
    role_deed::ActiveModel {
        deed_id: Set(id.to_string()),
        review_id: Set(review.to_string()),
        account_id: Set(deed.account.to_string()),
        role: Set(coded(&deed.role)?),
        deed: Set(change.to_owned()),
        by_account: Set(deed.by.to_string()),
        done_at: Set(deed.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// What happened to the roles of a review, the latest first.
pub async fn role_deeds(rows: &impl Rows, review: ReviewId) -> Result<Vec<RoleDeed>, StorageError> {
    let found = role_deed::Entity::find()
        .filter(role_deed::Column::ReviewId.eq(review.to_string()))
        .order_by_desc(role_deed::Column::DoneAt)
        .order_by_desc(role_deed::Column::DeedId)
        .all(rows.connection())
        .await?;
    let deed = |row: role_deed::Model| {
        Ok(RoleDeed {
            account: parsed(&row.account_id, "role_deed", "account_id")?,
            role: decoded(&row.role, "role_deed", "role")?,
            change: match row.deed.as_str() {
                "given" => RoleChange::Given,
                "taken" => RoleChange::Taken,
                other => return Err(StorageError::inconsistent("role_deed", "deed", other)),
            },
            by: parsed(&row.by_account, "role_deed", "by_account")?,
            at: Instant::from_ms(row.done_at),
        })
    };
    found.into_iter().map(deed).collect()
}
