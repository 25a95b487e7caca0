//! News items in lists: what may be read by whom, and when.

use std::collections::HashMap;

use review::{
    id::{NewsId, ReviewId},
    publication::{Circle, ItemKind},
    time::Instant,
    words::Words,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
    sea_query::{Expr, Func, LikeExpr},
};

use super::item::{Body, News, items, news};
use crate::{
    Rows, StorageError,
    cycle::cycle,
    table::{parsed, words},
};

/// A news item's line in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// Which.
    pub id: NewsId,
    /// What it is.
    pub kind: ItemKind,
    /// Its place under `/news/`.
    pub slug: String,
    /// The headline.
    pub title: Words,
    /// What is reported.
    pub body: Body,
    /// By whom, as printed.
    pub correspondent: Words,
    /// Whose review.
    pub organisation: Words,
    /// Since when it may be read.
    pub released_at: Option<Instant>,
    /// The zone of its review's dates, by IANA name.
    pub zone: String,
}

/// Who reads, and when.
#[derive(Clone, Debug)]
pub struct Readership {
    /// What is released later is not there yet.
    pub now: Instant,
    /// Whether it is somebody with an account.
    pub signed_in: bool,
    /// The reviews in which that one has a role.
    pub reviews: Vec<ReviewId>,
}

/// What is looked for; all of it when nothing is said.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// In headline, text or correspondent, in either language.
    pub words: String,
    /// From the one, before the other.
    pub within: Option<(Instant, Instant)>,
    /// The correspondent's name, as printed in either language.
    pub by: String,
}

impl Readership {
    /// Everybody, without an account.
    pub fn public(now: Instant) -> Self {
        Self { now, signed_in: false, reviews: Vec::new() }
    }

    /// What these may read.
    fn sees(&self) -> Condition {
        let circle = |circle: Circle| news::Column::Circle.eq(circle.key());
        let mut any = Condition::any().add(circle(Circle::Public));
        if self.signed_in {
            any = any.add(circle(Circle::SignedIn));
            let of = self.reviews.iter().map(ToString::to_string);
            any = any.add(circle(Circle::Participants).and(news::Column::ReviewId.is_in(of)));
        }
        Condition::all().add(news::Column::ReleasedAt.lte(self.now.ms())).add(any)
    }
}

impl Wanted {
    /// Signs that mean something to the engine mean themselves.
    fn fits(&self) -> Condition {
        use news::Column;
        let mut all = Condition::all();
        for word in self.words.to_lowercase().split_whitespace() {
            let plain = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            let like = |column: Column| {
                let pattern = LikeExpr::new(format!("%{plain}%")).escape('\\');
                Expr::expr(Func::lower(Expr::col(column))).like(pattern)
            };
            let columns = [
                Column::TitleZh,
                Column::TitleEn,
                Column::BodyZh,
                Column::BodyEn,
                Column::CorrespondentZh,
                Column::CorrespondentEn,
            ];
            all = all.add(columns.into_iter().fold(Condition::any(), |any, column| any.add(like(column))));
        }
        if let Some((from, before)) = self.within {
            all = all.add(Column::ReleasedAt.gte(from.ms())).add(Column::ReleasedAt.lt(before.ms()));
        }
        if !self.by.is_empty() {
            let by = |column: Column| column.eq(self.by.as_str());
            all = all.add(Condition::any().add(by(Column::CorrespondentZh)).add(by(Column::CorrespondentEn)));
        }
        all
    }
}

fn found(readership: &Readership, wanted: &Wanted) -> Select<news::Entity> {
    news::Entity::find().filter(readership.sees()).filter(wanted.fits())
}

/// The released items that fit, the latest first.
pub async fn released(
    rows: &impl Rows,
    (readership, wanted): (&Readership, &Wanted),
    limit: u64,
    offset: u64,
) -> Result<Vec<Headline>, StorageError> {
    let found = found(readership, wanted)
        .order_by_desc(news::Column::ReleasedAt)
        .order_by_desc(news::Column::NewsId)
        .limit(limit)
        .offset(offset)
        .all(rows.connection())
        .await?;
    headlines(rows, found).await
}

async fn headlines(rows: &impl Rows, found: Vec<news::Model>) -> Result<Vec<Headline>, StorageError> {
    let reviews = cycle::Entity::find()
        .filter(cycle::Column::ReviewId.is_in(found.iter().map(|row| row.review_id.clone())))
        .all(rows.connection())
        .await?;
    let reviews: HashMap<_, _> = reviews.into_iter().map(|row| (row.review_id.clone(), row)).collect();
    let headline = |row: news::Model| {
        let of = reviews.get(&row.review_id);
        let of = of.ok_or_else(|| StorageError::inconsistent("news", "review_id", "has no review"))?;
        Ok(Headline {
            id: parsed(&row.news_id, "news", "news_id")?,
            kind: parsed(&row.kind, "news", "kind")?,
            title: words(&row.title_zh, &row.title_en, "news", "title_zh")?,
            body: Body { zh: row.body_zh, en: row.body_en },
            correspondent: words(&row.correspondent_zh, &row.correspondent_en, "news", "correspondent_zh")?,
            organisation: words(&of.organisation_zh, &of.organisation_en, "review", "organisation_zh")?,
            released_at: row.released_at.map(Instant::from_ms),
            zone: of.zone.clone(),
            slug: row.slug,
        })
    };
    found.into_iter().map(headline).collect()
}

/// How many items fit.
pub async fn count_released(
    rows: &impl Rows,
    (readership, wanted): (&Readership, &Wanted),
) -> Result<u64, StorageError> {
    Ok(found(readership, wanted).count(rows.connection()).await?)
}

/// From the first release to the latest.
pub async fn span(
    rows: &impl Rows,
    readership: &Readership,
) -> Result<Option<(Instant, Instant)>, StorageError> {
    let column = news::Column::ReleasedAt;
    let of = |select: Select<news::Entity>| select.filter(readership.sees()).select_only().column(column);
    let first = of(news::Entity::find()).order_by_asc(column);
    let last = of(news::Entity::find()).order_by_desc(column);
    let first = first.into_tuple::<i64>().one(rows.connection()).await?;
    let last = last.into_tuple::<i64>().one(rows.connection()).await?;
    Ok(first.zip(last).map(|(first, last)| (Instant::from_ms(first), Instant::from_ms(last))))
}

/// The items released right before and right after one.
pub async fn beside(
    rows: &impl Rows,
    readership: &Readership,
    item: &News,
) -> Result<[Option<Headline>; 2], StorageError> {
    use news::Column;
    let Some((at, _)) = item.released else { return Ok([None, None]) };
    let (at, id) = (at.ms(), item.id.to_string());
    let same = || Column::ReleasedAt.eq(at);
    let earlier =
        Condition::any().add(Column::ReleasedAt.lt(at)).add(same().and(Column::NewsId.lt(id.as_str())));
    let later =
        Condition::any().add(Column::ReleasedAt.gt(at)).add(same().and(Column::NewsId.gt(id.as_str())));
    let beside = |which: Condition| news::Entity::find().filter(readership.sees()).filter(which);
    let earlier = beside(earlier).order_by_desc(Column::ReleasedAt).order_by_desc(Column::NewsId);
    let later = beside(later).order_by_asc(Column::ReleasedAt).order_by_asc(Column::NewsId);
    let earlier = earlier.one(rows.connection()).await?;
    let later = later.one(rows.connection()).await?;
    let [mut earlier, mut later] = [
        headlines(rows, earlier.into_iter().collect()).await?,
        headlines(rows, later.into_iter().collect()).await?,
    ];
    Ok([earlier.pop(), later.pop()])
}

/// The next release that is still to come.
pub async fn next_release(rows: &impl Rows, now: Instant) -> Result<Option<Instant>, StorageError> {
    let next = news::Entity::find()
        .select_only()
        .column(news::Column::ReleasedAt)
        .filter(news::Column::ReleasedAt.gt(now.ms()))
        .order_by_asc(news::Column::ReleasedAt)
        .into_tuple::<i64>()
        .one(rows.connection())
        .await?;
    Ok(next.map(Instant::from_ms))
}

/// All items of a review, the latest draft first.
pub async fn of_review(rows: &impl Rows, review: ReviewId) -> Result<Vec<News>, StorageError> {
    let found = news::Entity::find()
        .filter(news::Column::ReviewId.eq(review.to_string()))
        .order_by_desc(news::Column::DraftedAt)
        .order_by_desc(news::Column::NewsId)
        .all(rows.connection())
        .await?;
    items(rows, found).await
}
