//! How a phone in the hall joins: the network, and where it checks in.

use review::projector::Wifi;

/// The hall's own network.
pub(super) struct Network {
    pub(super) name: String,
    pub(super) password: String,
    /// What a camera reads, as a drawing.
    pub(super) code: Option<String>,
}

impl Network {
    pub(super) fn of(wifi: &Wifi) -> Self {
        Self { name: wifi.name().to_owned(), password: wifi.password().to_owned(), code: code(&wifi.code()) }
    }
}

/// A QR code as a drawing; none until the house can draw them.
fn code(_text: &str) -> Option<String> {
    None
}
