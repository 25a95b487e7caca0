use review::{
    evaluation::{BallotShape, BoxTimes, Stop},
    id::{BoxId, ReviewId},
    template::GroupKey,
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::paper;
use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, from_json, json, parsed, table},
};

table!(ballot_box = "box" [box_id: String] {
    review_id: String,
    label: String,
    shape: String,
    group_keys: String,
    position: i64,
    voters: i64,
    cards: i64,
    created_at: i64,
    cards_made_at: Option<i64>,
    ready_at: Option<i64>,
    opened_at: Option<i64>,
    stopped_at: Option<i64>,
    grace_ends_at: Option<i64>,
    closed_at: Option<i64>,
    too_small_at: Option<i64>,
    result_at: Option<i64>,
    head: Option<String>,
    height: i64,
    records: i64,
    ballots: i64,
    cast_cards: i64,
    issued: Option<i64>,
    spoilt_paper: Option<i64>,
    reconciled_at: Option<i64>,
});

/// The last event of a box's archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its hash, which covers everything before it; lower-case hexadecimal.
    pub hash: String,
    /// How many events came before it.
    pub height: usize,
}

/// What scrutineers counted by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// Cards handed out.
    pub issued: usize,
    /// Paper ballots that were void.
    pub spoilt_paper: usize,
    /// When it was signed.
    pub at: Instant,
}

/// One verifiable election.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotBox {
    /// The election's uuid.
    pub id: BoxId,
    /// Of which review.
    pub review: ReviewId,
    /// The letters of its groups, such as `C+D`.
    pub label: String,
    /// The order of its questions and answers.
    pub shape: BallotShape,
    /// Who votes in it.
    pub groups: Vec<GroupKey>,
    /// Among the boxes of its review, from 0.
    pub position: usize,
    /// How many may vote.
    pub voters: usize,
    /// How many cards are made, spares among them.
    pub cards: usize,
    /// When it was planned; also the time of every record of its archive.
    pub created_at: Instant,
    /// When the cards were made.
    pub cards_made_at: Option<Instant>,
    /// Its life.
    pub times: BoxTimes,
    /// The archive's last event; none before the set-up.
    pub head: Option<Head>,
    /// Records in the archive.
    pub records: usize,
    /// Ballots received, replaced ones among them.
    pub ballots: usize,
    /// Cards that have a ballot: ballots that count.
    pub cast_cards: usize,
    /// What scrutineers counted by hand.
    pub reconciliation: Option<Reconciliation>,
}

impl BallotBox {
    /// The same box as on the day it was planned, under another id: nothing has happened to it.
    #[must_use]
    pub fn anew(self, id: BoxId, created_at: Instant) -> Self {
        Self {
            id,
            created_at,
            cards_made_at: None,
            times: BoxTimes::default(),
            head: None,
            records: 0,
            ballots: 0,
            cast_cards: 0,
            reconciliation: None,
            ..self
        }
    }
}

impl TryFrom<ballot_box::Model> for BallotBox {
    type Error = StorageError;

    fn try_from(row: ballot_box::Model) -> Result<Self, StorageError> {
        let instant = |at: Option<i64>| at.map(Instant::from_ms);
        let number = |value, column| counted(value, "box", column);
        Ok(Self {
            id: parsed(&row.box_id, "box", "box_id")?,
            review: parsed(&row.review_id, "box", "review_id")?,
            shape: from_json(&row.shape, "box", "shape")?,
            groups: from_json(&row.group_keys, "box", "group_keys")?,
            position: number(row.position, "position")?,
            voters: number(row.voters, "voters")?,
            cards: number(row.cards, "cards")?,
            created_at: Instant::from_ms(row.created_at),
            cards_made_at: instant(row.cards_made_at),
            times: BoxTimes {
                ready_at: instant(row.ready_at),
                voting_opened_at: instant(row.opened_at),
                voting_stop: instant(row.stopped_at)
                    .zip(instant(row.grace_ends_at))
                    .map(|(at, grace_ends_at)| Stop { at, grace_ends_at }),
                voting_closed_at: instant(row.closed_at),
                sums_opened_at: instant(row.result_at),
                withheld_at: instant(row.too_small_at),
            },
            head: row
                .head
                .map(|hash| Ok::<_, StorageError>(Head { hash, height: number(row.height, "height")? }))
                .transpose()?,
            records: number(row.records, "records")?,
            ballots: number(row.ballots, "ballots")?,
            cast_cards: number(row.cast_cards, "cast_cards")?,
            reconciliation: match (row.issued, row.spoilt_paper, row.reconciled_at) {
                (Some(issued), Some(spoilt), Some(at)) => Some(Reconciliation {
                    issued: number(issued, "issued")?,
                    spoilt_paper: number(spoilt, "spoilt_paper")?,
                    at: Instant::from_ms(at),
                }),
                (None, _, _) | (_, None, _) | (_, _, None) => None,
            },
            label: row.label,
        })
    }
}

/// The boxes of a review in their order, without those whose void ballot was repeated in another.
pub async fn boxes(rows: &impl Rows, review: ReviewId) -> Result<Vec<BallotBox>, StorageError> {
    let found = ballot_box::Entity::find()
        .filter(ballot_box::Column::ReviewId.eq(review.to_string()))
        .filter(ballot_box::Column::BoxId.not_in_subquery(paper::repeated_boxes()))
        .order_by_asc(ballot_box::Column::Position)
        .all(rows.connection())
        .await?;
    found.into_iter().map(BallotBox::try_from).collect()
}

/// One box.
pub async fn by_id(rows: &impl Rows, id: &BoxId) -> Result<Option<BallotBox>, StorageError> {
    let row = ballot_box::Entity::find_by_id(id.to_string()).one(rows.connection()).await?;
    row.map(BallotBox::try_from).transpose()
}

/// One box, which nobody else changes until the transaction ends. (On SQLite the transaction itself is the lock.)
pub async fn locked(tx: &Tx, id: &BoxId) -> Result<Option<BallotBox>, StorageError> {
    let row = ballot_box::Entity::find_by_id(id.to_string()).lock_exclusive().one(&tx.0).await?;
    row.map(BallotBox::try_from).transpose()
}

/// The boxes in which ballots under way are awaited, whose time for that is over.
pub async fn overdue(rows: &impl Rows, now: Instant) -> Result<Vec<BallotBox>, StorageError> {
    let found = ballot_box::Entity::find()
        .filter(ballot_box::Column::ClosedAt.is_null())
        .filter(ballot_box::Column::GraceEndsAt.lte(now.ms()))
        .order_by_asc(ballot_box::Column::BoxId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(BallotBox::try_from).collect()
}

/// Adds a planned box. Instants and counts of a new box are its own: all empty.
pub async fn add(tx: &Tx, new: &BallotBox) -> Result<(), StorageError> {
    ballot_box::ActiveModel {
        box_id: Set(new.id.to_string()),
        review_id: Set(new.review.to_string()),
        label: Set(new.label.clone()),
        shape: Set(json(&new.shape)?),
        group_keys: Set(json(&new.groups)?),
        position: Set(count(new.position)),
        voters: Set(count(new.voters)),
        cards: Set(count(new.cards)),
        created_at: Set(new.created_at.ms()),
        cards_made_at: Set(None),
        ready_at: Set(None),
        opened_at: Set(None),
        stopped_at: Set(None),
        grace_ends_at: Set(None),
        closed_at: Set(None),
        too_small_at: Set(None),
        result_at: Set(None),
        head: Set(None),
        height: Set(0),
        records: Set(0),
        ballots: Set(0),
        cast_cards: Set(0),
        issued: Set(None),
        spoilt_paper: Set(None),
        reconciled_at: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Removes a box for which no cards were made. `false` when there is none such.
pub async fn remove(tx: &Tx, id: &BoxId) -> Result<bool, StorageError> {
    let done = ballot_box::Entity::delete_many()
        .filter(ballot_box::Column::BoxId.eq(id.as_str()))
        .filter(ballot_box::Column::CardsMadeAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
