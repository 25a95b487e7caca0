//! How a phone in the hall joins: the network, and where it checks in.

use documents::qr;
use review::projector::Wifi;

/// The hall's own network.
pub(super) struct Network {
    pub(super) name: String,
    pub(super) password: String,
    /// What a camera reads, as a drawing; none for a name and a password that are too long together.
    pub(super) code: Option<String>,
}

impl Network {
    pub(super) fn of(wifi: &Wifi) -> Self {
        Self {
            name: wifi.name().to_owned(),
            password: wifi.password().to_owned(),
            code: qr::svg(&wifi.code(), wifi.name()).ok(),
        }
    }
}
