//! Between the end of voting and the closing of the boxes: the hall sees how long ballots under way are received.

use service::Error;

use super::hall::{ClockView, Hall, reading};
use crate::{evaluation::BoxCount, gate::Seat, moment};

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
    pub(super) fn among(boxes: &[BoxCount], hall: &Hall, seat: &Seat) -> Option<Self> {
        let until = boxes.iter().filter_map(|one| one.closing).max()?;
        let say = seat.say();
        Some(Self {
            text: say.evaluation_closing_text(moment::second(until, &seat.review.zone)),
            clock: ClockView {
                ends_at: Some(until.ms()),
                paused_left_ms: None,
                warn_ms: WARN_MS,
                text: reading(until.since(hall.now)),
                label: say.evaluation_closing_left(),
            },
        })
    }
}

/// The boxes of the meeting's review.
pub(super) async fn boxes(house: &crate::house::House, seat: &Seat) -> Result<Vec<BoxCount>, Error> {
    let template = service::cycle::rules(&seat.review)?;
    crate::evaluation::counts(&house.reader(), seat.review.id, &template).await
}
