use axum::{extract::FromRequestParts, http::request::Parts};
use i18n::Say;
use storage::account::Account;

use crate::{
    fault::{InTheWordsOf, Trouble},
    frame::Frame,
    gate::{SignedIn, Visitor},
    house::House,
};

/// Somebody who keeps templates: an administrator, or an organiser of any review.
pub(crate) struct Keeper {
    pub(crate) visitor: Visitor,
    pub(crate) account: Account,
}

impl Keeper {
    pub(crate) fn say(&self) -> Say {
        self.visitor.say
    }

    pub(crate) fn frame(&self) -> Frame {
        Frame::new(&self.visitor)
    }
}

impl FromRequestParts<House> for Keeper {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let SignedIn { visitor, account } = SignedIn::from_request_parts(parts, house).await?;
        if service::template::may_keep(&house.reader(), &account).await.say_in(visitor.say)? {
            Ok(Self { visitor, account })
        } else {
            Err(Trouble::forbidden(visitor.say))
        }
    }
}
