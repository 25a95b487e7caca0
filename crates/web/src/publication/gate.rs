//! Who comes to the news desk.

use axum::{extract::FromRequestParts, http::request::Parts};
use i18n::Say;
use service::Error;
use storage::publication::News;

use crate::{
    fault::{InTheWordsOf, Trouble},
    gate::{Seat, in_path},
    house::House,
};

/// Somebody who writes, approves or releases news.
pub(crate) struct AtTheDesk(pub(crate) Seat);

/// … with one item in hand, that the path names.
pub(crate) struct AtItem {
    pub(crate) seat: Seat,
    pub(crate) item: News,
}

impl AtItem {
    pub(crate) fn say(&self) -> Say {
        self.seat.say()
    }
}

impl FromRequestParts<House> for AtTheDesk {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let seat = Seat::from_request_parts(parts, house).await?;
        if service::publication::at_the_desk(&seat.roles) {
            Ok(Self(seat))
        } else {
            Err(Trouble::forbidden(seat.say()))
        }
    }
}

impl FromRequestParts<House> for AtItem {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let AtTheDesk(seat) = AtTheDesk::from_request_parts(parts, house).await?;
        let item = match in_path(parts, house, "news").await {
            Some(id) => {
                storage::publication::by_id(&house.reader(), seat.review.id, id).await.say_in(seat.say())?
            }
            None => None,
        };
        match item {
            Some(item) => Ok(Self { seat, item }),
            None => Err(Trouble::new(seat.say(), Error::NotFound)),
        }
    }
}
