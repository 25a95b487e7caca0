use i18n::Say;
use review::{id::ReviewId, template::Template};
use service::Error;
use storage::Reader;

use crate::{
    evaluation::{self, Print},
    house::House,
};

/// The boxes, as the hall sees them.
pub(super) struct Boxes {
    pub(super) counts: Vec<Count>,
    /// Whether one of them is closed.
    pub(super) any_closed: bool,
    /// While ballots are cast: each trustee's fingerprint, of the certificate where there is one.
    pub(super) trustees: Vec<Print>,
}

/// How far a box is. Only counts: no mark is known before it is closed. From its closing on the hall can photograph
/// how its archive stood.
pub(super) struct Count {
    pub(super) label: String,
    /// Letters of its groups.
    pub(super) groups: Vec<String>,
    pub(super) received: usize,
    pub(super) voters: usize,
    pub(super) closing: Option<Print>,
}

impl Boxes {
    pub(super) async fn of(
        house: &House,
        review: ReviewId,
        say: Say,
        template: &Template,
    ) -> Result<Self, Error> {
        let reader = house.reader();
        let mut counts = Vec::new();
        for one in storage::evaluation::boxes(&reader, review).await? {
            let ending = service::evaluation::ending(&reader, &one).await?;
            counts.push(Count {
                groups: evaluation::groups(&one, template).into_iter().map(|(letter, _)| letter).collect(),
                label: say.result_box(&one.label),
                received: one.cast_cards,
                voters: one.voters,
                closing: ending.map(|ending| Print::of(&ending.head)),
            });
        }
        let any_closed = counts.iter().any(|count| count.closing.is_some());
        let trustees = if any_closed { Vec::new() } else { trustees(&reader, review).await? };
        Ok(Self { counts, any_closed, trustees })
    }
}

async fn trustees(reader: &Reader, review: ReviewId) -> Result<Vec<Print>, Error> {
    let found = service::evaluation::trustee_prints(reader, review).await?;
    Ok(found.iter().map(|one| Print::of(one.certificate.as_ref().unwrap_or(&one.key))).collect())
}
