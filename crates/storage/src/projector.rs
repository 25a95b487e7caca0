//! What the hall's projectors show.

use review::{
    id::ReviewId,
    projector::{Scene, Wifi},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use crate::{
    Rows, StorageError, Tx,
    table::{parsed, table},
};

table!(screen = "screen" [review_id: String] {
    scene: String,
    wifi_name: String,
    wifi_password: String,
    revision: i64,
});

/// What all projectors of a review share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// Held by the chair, or following the meeting.
    pub scene: Scene,
    /// The hall's network, where it is told.
    pub wifi: Option<Wifi>,
    /// Grows each time the network is written down; 0 before the first.
    pub revision: i64,
}

impl TryFrom<screen::Model> for Screen {
    type Error = StorageError;

    fn try_from(row: screen::Model) -> Result<Self, StorageError> {
        let wifi = Wifi::new(&row.wifi_name, &row.wifi_password)
            .map_err(|why| StorageError::inconsistent("screen", "wifi_name", why))?;
        Ok(Self { scene: parsed(&row.scene, "screen", "scene")?, wifi, revision: row.revision })
    }
}

/// What is shown in a review.
pub async fn of(rows: &impl Rows, review: ReviewId) -> Result<Screen, StorageError> {
    let row = screen::Entity::find_by_id(review.to_string()).one(rows.connection()).await?;
    row.map_or_else(|| Ok(Screen::default()), Screen::try_from)
}

/// Holds a scene, or lets the projectors follow the meeting again. The later word counts, whatever was shown.
pub async fn hold(tx: &Tx, review: ReviewId, scene: Scene) -> Result<(), StorageError> {
    let mut row = blank(review);
    row.scene = Set(scene.key().to_owned());
    let again = OnConflict::column(screen::Column::ReviewId).update_column(screen::Column::Scene).to_owned();
    screen::Entity::insert(row).on_conflict(again).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Writes down the hall's network. `false` when it was written since this revision.
pub async fn tell_wifi(
    tx: &Tx,
    review: ReviewId,
    revision: i64,
    wifi: Option<&Wifi>,
) -> Result<bool, StorageError> {
    let there = OnConflict::column(screen::Column::ReviewId).do_nothing().to_owned();
    screen::Entity::insert(blank(review)).on_conflict(there).exec_without_returning(&tx.0).await?;
    let done = screen::Entity::update_many()
        .col_expr(screen::Column::WifiName, Expr::value(wifi.map_or("", Wifi::name)))
        .col_expr(screen::Column::WifiPassword, Expr::value(wifi.map_or("", Wifi::password)))
        .col_expr(screen::Column::Revision, Expr::value(revision + 1))
        .filter(screen::Column::ReviewId.eq(review.to_string()))
        .filter(screen::Column::Revision.eq(revision))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

fn blank(review: ReviewId) -> screen::ActiveModel {
    screen::ActiveModel {
        review_id: Set(review.to_string()),
        scene: Set(Scene::Follow.key().to_owned()),
        wifi_name: Set(String::new()),
        wifi_password: Set(String::new()),
        revision: Set(0),
    }
}
