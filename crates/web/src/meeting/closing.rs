//! Between the end of voting and the closing of the boxes: the hall sees how long ballots under way are received.

use review::time::Instant;
use service::Error;
use storage::cycle::Review;

use super::hall::{ClockView, Hall, reading};
use crate::{evaluation, gate::Seat, house::House, moment};

/// The boxes take ballots under way and begin no new ones.
pub(super) struct Closing {
    /// Until when, in a sentence.
    pub(super) text: String,
    pub(super) clock: ClockView,
}

/// The last seconds turn amber.
const WARN_MS: u64 = 10_000;

impl Closing {
    /// Of the boxes as they stand.
    pub(super) async fn of(house: &House, seat: &Seat, hall: &Hall) -> Result<Option<Self>, Error> {
        Self::in_review(house, &seat.review, hall).await
    }

    /// … for everybody who reads the hall's language.
    pub(super) async fn in_review(
        house: &House,
        review: &Review,
        hall: &Hall,
    ) -> Result<Option<Self>, Error> {
        let mut latest = None;
        for one in storage::evaluation::boxes(&house.reader(), review.id).await? {
            latest = latest.max(evaluation::closing(&one)?);
        }
        Ok(latest.map(|until| Self::until(until, hall, &review.zone)))
    }

    fn until(until: Instant, hall: &Hall, zone: &str) -> Self {
        let say = hall.say;
        Self {
            text: say.evaluation_closing_text(moment::second(until, zone)),
            clock: ClockView {
                ends_at: Some(until.ms()),
                paused_left_ms: None,
                warn_ms: WARN_MS,
                text: reading(until.since(hall.now)),
                label: say.evaluation_closing_left(),
            },
        }
    }
}
