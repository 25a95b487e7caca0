//! Tells chats what is due: writes each morning's summary, and posts what waits.

use std::time::Duration;

use service::{Service, notice::hook};
use tokio::time::sleep;

/// How often is looked for what waits. A test that somebody waits for is soon there.
const TICK: Duration = Duration::from_secs(2);
/// How many of these pass before it is looked whether a summary is due.
const TICKS: u32 = 30;

/// Whoever posts.
pub struct Messenger {
    /// How people reach the house, for the link in a post; empty where nobody said so.
    address: String,
}

impl Messenger {
    /// Hires one.
    pub fn new(address: &str) -> Self {
        Self { address: address.to_owned() }
    }

    /// Works until nobody wants to know any more.
    pub async fn work(self, service: Service) {
        let mut ticks = 0;
        loop {
            sleep(TICK).await;
            ticks = (ticks + 1) % TICKS;
            let done = if ticks == 0 { hook::summarise_due(&service).await.map(drop) } else { Ok(()) };
            let posted = self.post(&service).await;
            if let Err(why) = done.and(posted) {
                tracing::error!(%why, "what a chat is to be told could not be read or noted");
            }
        }
    }

    /// Posts all that is due.
    async fn post(&self, service: &Service) -> Result<(), service::Error> {
        while let Some(outgoing) = hook::next(service).await? {
            let text = web::notice::post_text(&self.address, &outgoing);
            if !hook::deliver(service, &outgoing, &text).await? {
                // Not why: what a chat answers may repeat its address. The organiser reads it on the page.
                tracing::warn!(post = %outgoing.post.id, "a chat did not take a post");
            }
        }
        Ok(())
    }
}
