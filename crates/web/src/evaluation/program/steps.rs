//! One message that a trustee makes with the program and hands in.

use review::{evaluation::ceremony::Message, id::BoxId};
use service::{Error, evaluation::ceremony};

use super::form::Upload;
use crate::{gate::Seat, house::House};

/// One message that a trustee hands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Key(Message),
    Test,
    Comments(BoxId),
    Sums(BoxId),
}

/// A part with everything that its form shows.
pub(super) struct Step {
    /// Names the section, and with `key` and `box_id` what is handed in.
    pub(super) id: String,
    pub(super) key: &'static str,
    pub(super) box_id: Option<BoxId>,
    pub(super) title: String,
    pub(super) files: Vec<File>,
    /// Before anything else: a code, where there is none yet.
    pub(super) draws_code: bool,
    pub(super) command: String,
    /// As typed.
    pub(super) text: String,
    pub(super) why: Option<String>,
}

/// Something to fetch.
pub(super) struct File {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) what: &'static str,
}

impl Part {
    /// What a form was about. A box of another review is none.
    pub(super) async fn of(house: &House, seat: &Seat, upload: &Upload) -> Result<Self, Error> {
        let message = match upload.step.as_str() {
            "key" => Some(Message::Key),
            "certificate" => Some(Message::Certificate),
            "polynomial" => Some(Message::Polynomial),
            "share" => Some(Message::Share),
            _ => None,
        };
        if let Some(message) = message {
            return Ok(Self::Key(message));
        }
        if upload.step == "test" {
            return Ok(Self::Test);
        }
        let id: BoxId = upload.box_id.parse().map_err(|_| Error::NotFound)?;
        let found = storage::evaluation::by_id(&house.reader(), &id).await?.ok_or(Error::NotFound)?;
        match upload.step.as_str() {
            "comments" if found.review == seat.review.id => Ok(Self::Comments(id)),
            "sums" if found.review == seat.review.id => Ok(Self::Sums(id)),
            _ => Err(Error::NotFound),
        }
    }

    /// The same use cases that a trustee's browser calls.
    pub(super) async fn hand_in(&self, house: &House, seat: &Seat, text: String) -> Result<(), Error> {
        let (service, by, review) = (house.service(), &seat.account, seat.review.id);
        match self {
            Self::Key(message) => ceremony::send(service, by, review, *message, text).await,
            Self::Test => ceremony::give_test_part(service, by, review, text).await,
            Self::Comments(id) => service::comment::give_part(service, by, id, text.into()).await,
            Self::Sums(id) => service::result::give_share(service, by, id, text.into()).await,
        }
    }

    pub(super) fn key(&self) -> &'static str {
        match self {
            Self::Key(Message::Key) => "key",
            Self::Key(Message::Certificate) => "certificate",
            Self::Key(Message::Polynomial) => "polynomial",
            Self::Key(Message::Share) => "share",
            Self::Test => "test",
            Self::Comments(_) => "comments",
            Self::Sums(_) => "sums",
        }
    }

    pub(super) fn box_id(&self) -> Option<&BoxId> {
        match self {
            Self::Key(_) | Self::Test => None,
            Self::Comments(id) | Self::Sums(id) => Some(id),
        }
    }
}
