use review::{
    result::release::{self, Circle, Sight, Stand},
    template::Template,
};
use storage::{Rows, cycle::Review};

use crate::Error;

/// What a circle sees of a review's results as they stand; `None` for nothing.
pub async fn sight(
    rows: &impl Rows,
    review: &Review,
    template: &Template,
    circle: Circle,
) -> Result<Option<Sight>, Error> {
    let letters = storage::result::letter::released(rows, review.id).await?.is_some();
    let stand = Stand { released: review.released_at.is_some(), letters };
    Ok(release::sight(&template.assessment().release, circle, stand))
}
