//! Counts who reads: no cookie, nothing kept beyond the day.

use std::{convert::Infallible, net::IpAddr};

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, Method, header, request::Parts},
};
use review::id::{NewsId, ReviewId};
use service::{Error, publication::Reading};
use storage::account::Account;

use crate::{gate::Peer, house::House};

/// Somebody who opens an item, as the request tells it.
pub(super) struct Opening {
    address: Option<IpAddr>,
    agent: Option<HeaderValue>,
    /// A program that only asks for the head reads nothing.
    reads: bool,
}

impl FromRequestParts<House> for Opening {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Infallible> {
        let Peer(address) = Peer::from_request_parts(parts, house).await?;
        let agent = parts.headers.get(header::USER_AGENT).cloned();
        Ok(Self { address, agent, reads: parts.method == Method::GET })
    }
}

impl Opening {
    /// Counts a reader, unless it is one of those who made the item. A counter that fails keeps nobody from reading.
    pub(super) async fn count(
        &self,
        house: &House,
        account: Option<&Account>,
        (news, review): (NewsId, ReviewId),
    ) -> Result<(), Error> {
        if !self.reads {
            return Ok(());
        }
        if let Some(account) = account {
            let roles = service::access::roles(&house.reader(), review, account).await?;
            if service::publication::at_the_desk(&roles) {
                return Ok(());
            }
        }
        let agent = self.agent.as_ref().map(HeaderValue::as_bytes).unwrap_or_default();
        let reading = Reading { address: self.address, agent };
        if let Err(why) = service::publication::count_reader(house.service(), news, reading).await {
            tracing::warn!(%why, %news, "a reader was not counted");
        }
        Ok(())
    }
}
