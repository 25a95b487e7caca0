use std::sync::Arc;

use axum::extract::FromRef;
use review::words::Words;
use service::Service;
use storage::Reader;

use crate::{live::Frames, publication::Shelf};

/// Where what belongs to no meeting tells its time; reviews are made in this zone unless told otherwise.
pub(crate) const ZONE: &str = "Asia/Shanghai";

/// What the handlers share.
#[derive(Clone)]
pub struct House {
    service: Service,
    address: Option<Arc<str>>,
    demonstration: Option<Arc<Demonstration>>,
    sender: Option<Arc<str>>,
    frames: Arc<Frames>,
    shelf: Arc<Shelf>,
}

/// What the front page of a demonstration offers: a way in for each role.
#[derive(Debug)]
pub struct Demonstration {
    /// In the order in which the meeting needs them.
    pub links: Vec<DemonstrationLink>,
}

/// One role's way in.
#[derive(Debug)]
pub struct DemonstrationLink {
    /// The role's key, such as `organiser`.
    pub role: String,
    /// What the person types at sign-in.
    pub sign_in: String,
    /// Who it is.
    pub name: Words,
    /// The path of the link, with its secret.
    pub path: String,
}

impl House {
    /// Opens the front door of a service.
    pub fn new(service: Service) -> Self {
        Self {
            service,
            address: None,
            demonstration: None,
            sender: None,
            frames: Arc::default(),
            shelf: Arc::default(),
        }
    }

    /// … that people outside reach at this address, such as `https://review.example.org`. Without it the pages take
    /// the host that the browser names, over plain HTTP: right in a hall, wrong behind a proxy with TLS.
    #[must_use]
    pub fn reached_at(mut self, address: &str) -> Self {
        self.address = Some(address.trim_end_matches('/').into());
        self
    }

    /// … of a demonstration, whose roles anybody may take.
    #[must_use]
    pub fn demonstrating(mut self, demonstration: Demonstration) -> Self {
        self.demonstration = Some(Arc::new(demonstration));
        self
    }

    /// … that sends mail in this name.
    #[must_use]
    pub fn mailing_as(mut self, sender: &str) -> Self {
        self.sender = Some(sender.into());
        self
    }

    /// In whose name mail is sent.
    pub(crate) fn sender(&self) -> Option<&str> {
        self.sender.as_deref()
    }

    /// The zone of what belongs to no review: that of the latest one.
    pub(crate) async fn zone(&self) -> Result<String, service::Error> {
        let reviews = storage::cycle::all(&self.reader()).await?;
        Ok(reviews.into_iter().next().map_or_else(|| "UTC".to_owned(), |review| review.zone))
    }

    /// How a card names this house to a phone. `host` is what the browser asked for.
    pub(crate) fn address(&self, host: &str) -> String {
        self.address.as_deref().map_or_else(|| format!("http://{host}"), str::to_owned)
    }

    /// How people reach the house, where somebody said so; empty elsewhere.
    pub(crate) fn known_address(&self) -> &str {
        self.address.as_deref().unwrap_or_default()
    }

    /// Where this house is to a browser that offers it what takes a protected connection: by TLS, or on its own machine.
    pub(crate) fn protected_origin(&self, host: &str) -> Option<String> {
        let address = self.address(host);
        let here = |rest: &str| rest == "localhost" || rest.starts_with("localhost:");
        let protected = self.has_tls() || address.strip_prefix("http://").is_some_and(here);
        protected.then_some(address)
    }

    /// Whether cookies may insist on TLS.
    pub(crate) fn has_tls(&self) -> bool {
        self.address.as_deref().is_some_and(|address| address.starts_with("https:"))
    }

    /// The use cases behind the pages.
    pub fn service(&self) -> &Service {
        &self.service
    }

    /// What the whole hall sees, as it was drawn last.
    pub(crate) fn frames(&self) -> &Frames {
        &self.frames
    }

    /// The public pages, as they were drawn last.
    pub(crate) fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    pub(crate) fn reader(&self) -> Reader {
        self.service.reader()
    }

    pub(crate) fn demonstration(&self) -> Option<&Demonstration> {
        self.demonstration.as_deref()
    }
}

impl FromRef<House> for Service {
    fn from_ref(house: &House) -> Self {
        house.service.clone()
    }
}
