//! The sitting: where it stands; each step that led there is in [`log`]. What leaders said is in [`said`].

pub mod draft;
pub mod log;
pub mod lot;
pub mod noted;
pub mod said;

use review::{
    id::{AccountId, ReporterId, ReviewId},
    meeting::{Agenda, MeetingState},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{from_json, json, parsed, table},
};

use said::Said;

table!(meeting = "meeting" [review_id: String] {
    state: String,
    agenda: String,
    version: i64,
    opened_at: Option<i64>,
    closed_at: Option<i64>,
    summing_up_zh: Option<String>,
    summing_up_en: Option<String>,
    summed_up_by: Option<String>,
    summed_up_at: Option<i64>,
    summing_up_revision: i64,
});
table!(speech = "speech" [review_id: String, version: i64] {
    reporter_id: String,
    started_at: i64,
    ended_at: Option<i64>,
    spoken_ms: Option<i64>,
});

/// A sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Where it stands.
    pub state: MeetingState,
    /// How its agenda differs from the template's.
    pub agenda: Agenda,
    /// Grows by one at each step.
    pub version: i64,
    /// Since when it is open.
    pub opened_at: Option<Instant>,
    /// Since when it is over.
    pub closed_at: Option<Instant>,
    /// The closing speech, once written down.
    pub summing_up: Option<SummingUp>,
    /// Grows each time the summing-up is written; 0 before the first.
    pub summing_up_revision: i64,
}

/// The closing speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummingUp {
    /// What was said.
    pub text: Said,
    /// Who wrote it last.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// One time that a reporter spoke, at a meeting from before there was a [`log`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// Who.
    pub reporter: ReporterId,
    /// The meeting's version that the call-up made.
    pub version: i64,
    /// When called up.
    pub started_at: Instant,
    /// When the report was over.
    pub ended_at: Option<Instant>,
    /// By the clock, pauses left out; without a clock, from the call-up on.
    pub spoken_ms: Option<i64>,
}

impl TryFrom<meeting::Model> for Meeting {
    type Error = StorageError;

    fn try_from(row: meeting::Model) -> Result<Self, StorageError> {
        let summing_up = match (row.summing_up_zh, row.summing_up_en, row.summed_up_by, row.summed_up_at) {
            (Some(zh), Some(en), Some(by), Some(at)) => Some(SummingUp {
                text: Said { zh, en },
                by: parsed(&by, "meeting", "summed_up_by")?,
                at: Instant::from_ms(at),
            }),
            (None, ..) | (_, None, ..) | (_, _, None, _) | (.., None) => None,
        };
        Ok(Self {
            state: from_json(&row.state, "meeting", "state")?,
            agenda: from_json(&row.agenda, "meeting", "agenda")?,
            version: row.version,
            opened_at: row.opened_at.map(Instant::from_ms),
            closed_at: row.closed_at.map(Instant::from_ms),
            summing_up,
            summing_up_revision: row.summing_up_revision,
        })
    }
}

impl TryFrom<speech::Model> for Speech {
    type Error = StorageError;

    fn try_from(row: speech::Model) -> Result<Self, StorageError> {
        Ok(Self {
            reporter: parsed(&row.reporter_id, "speech", "reporter_id")?,
            version: row.version,
            started_at: Instant::from_ms(row.started_at),
            ended_at: row.ended_at.map(Instant::from_ms),
            spoken_ms: row.spoken_ms,
        })
    }
}

/// Adds the meeting of a new review, waiting to be opened.
pub async fn add(tx: &Tx, review: ReviewId) -> Result<(), StorageError> {
    meeting::ActiveModel {
        review_id: Set(review.to_string()),
        state: Set(json(&MeetingState::default())?),
        agenda: Set(json(&Agenda::default())?),
        version: Set(0),
        opened_at: Set(None),
        closed_at: Set(None),
        summing_up_zh: Set(None),
        summing_up_en: Set(None),
        summed_up_by: Set(None),
        summed_up_at: Set(None),
        summing_up_revision: Set(0),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// A review's meeting, which nobody else locks before the transaction ends.
pub async fn locked(tx: &Tx, review: ReviewId) -> Result<Option<Meeting>, StorageError> {
    let row = meeting::Entity::find_by_id(review.to_string()).lock_exclusive().one(&tx.0).await?;
    row.map(Meeting::try_from).transpose()
}

/// The meeting of a review.
pub async fn of(rows: &impl Rows, review: ReviewId) -> Result<Option<Meeting>, StorageError> {
    let row = meeting::Entity::find_by_id(review.to_string()).one(rows.connection()).await?;
    row.map(Meeting::try_from).transpose()
}

/// Brings the meeting one version on. `false` when it is not at the version it came from: somebody was faster.
pub async fn advance(tx: &Tx, review: ReviewId, from: i64, to: &Meeting) -> Result<bool, StorageError> {
    let done = meeting::Entity::update_many()
        .col_expr(meeting::Column::State, Expr::value(json(&to.state)?))
        .col_expr(meeting::Column::Agenda, Expr::value(json(&to.agenda)?))
        .col_expr(meeting::Column::Version, Expr::value(to.version))
        .col_expr(meeting::Column::OpenedAt, Expr::value(to.opened_at.map(Instant::ms)))
        .col_expr(meeting::Column::ClosedAt, Expr::value(to.closed_at.map(Instant::ms)))
        .filter(meeting::Column::ReviewId.eq(review.to_string()))
        .filter(meeting::Column::Version.eq(from))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// When each reporter spoke before there was a [`log`], in the order in which they did.
pub async fn speeches(rows: &impl Rows, review: ReviewId) -> Result<Vec<Speech>, StorageError> {
    let found = speech::Entity::find()
        .filter(speech::Column::ReviewId.eq(review.to_string()))
        .order_by_asc(speech::Column::Version)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Speech::try_from).collect()
}

/// Notes that whoever spoke when the [`log`] began has ended. `clock_ms` is what the clock had counted; without one, the whole time counts.
/// `false` when nobody was speaking.
pub async fn end_speech(
    tx: &Tx,
    review: ReviewId,
    at: Instant,
    clock_ms: Option<i64>,
) -> Result<bool, StorageError> {
    let whole = Expr::value(at.ms()).sub(Expr::col(speech::Column::StartedAt));
    let done = speech::Entity::update_many()
        .col_expr(speech::Column::EndedAt, Expr::value(at.ms()))
        .col_expr(speech::Column::SpokenMs, clock_ms.map_or(whole, Expr::value))
        .filter(speech::Column::ReviewId.eq(review.to_string()))
        .filter(speech::Column::EndedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Writes the summing-up. `false` when it was written since this revision.
pub async fn sum_up(tx: &Tx, review: ReviewId, revision: i64, new: &SummingUp) -> Result<bool, StorageError> {
    let done = meeting::Entity::update_many()
        .col_expr(meeting::Column::SummingUpZh, Expr::value(new.text.zh.clone()))
        .col_expr(meeting::Column::SummingUpEn, Expr::value(new.text.en.clone()))
        .col_expr(meeting::Column::SummedUpBy, Expr::value(new.by.to_string()))
        .col_expr(meeting::Column::SummedUpAt, Expr::value(new.at.ms()))
        .col_expr(meeting::Column::SummingUpRevision, Expr::value(revision + 1))
        .filter(meeting::Column::ReviewId.eq(review.to_string()))
        .filter(meeting::Column::SummingUpRevision.eq(revision))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
