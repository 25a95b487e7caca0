use std::sync::Arc;

use axum::extract::FromRef;
use review::words::Words;
use service::Service;
use storage::Reader;

/// What the handlers share.
#[derive(Clone)]
pub struct House {
    service: Service,
    demonstration: Option<Arc<Demonstration>>,
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
        Self { service, demonstration: None }
    }

    /// … of a demonstration, whose roles anybody may take.
    #[must_use]
    pub fn demonstrating(mut self, demonstration: Demonstration) -> Self {
        self.demonstration = Some(Arc::new(demonstration));
        self
    }

    pub(crate) fn service(&self) -> &Service {
        &self.service
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
