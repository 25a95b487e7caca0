//! Chats that are told what is due: which kinds there are, and to which addresses nothing is posted.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Characters of an address, and of the secret that goes with one.
pub const ADDRESS_LIMIT: usize = 1_000;
pub const SECRET_LIMIT: usize = 200;

/// In which form a chat takes a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// JSON with the text and what it is made of, for programs of the organisation's own.
    Plain,
    DingTalk,
    WeCom,
    Feishu,
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("not an address")]
    NotAnAddress,
    /// Whoever listens on the way could read what is posted, and where to.
    #[error("not https")]
    NotHttps,
    /// This machine, or the network that it stands in.
    #[error("inside our own network")]
    Inside,
    #[error("longer than {limit} characters")]
    TooLong { limit: usize },
    #[error("the secret is longer than {limit} characters")]
    SecretTooLong { limit: usize },
}

/// A stored format that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such form")]
pub struct UnknownFormat;

impl Format {
    pub const ALL: [Self; 4] = [Self::DingTalk, Self::WeCom, Self::Feishu, Self::Plain];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::DingTalk => "ding_talk",
            Self::WeCom => "we_com",
            Self::Feishu => "feishu",
        }
    }

    /// Whether a secret signs what is posted.
    pub const fn is_signed(self) -> bool {
        match self {
            Self::Plain | Self::DingTalk | Self::Feishu => true,
            Self::WeCom => false,
        }
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(key: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.into_iter().find(|format| format.key() == key).ok_or(UnknownFormat)
    }
}

/// Whether an address is one of the open internet's, and not this machine's, its own network's, or one that only
/// stands for such.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let protocols = (a, b, c) == (192, 0, 0) || (a, b, c) == (192, 88, 99);
    let benchmarks = a == 198 && (18..20).contains(&b);
    !(a == 0
        || a >= 240
        || shared
        || protocols
        || benchmarks
        || address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation())
}

/// Only what is handed out to anybody (`2000::/3`), and of that nothing which carries an old address inside it.
fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(old) = address.to_ipv4_mapped() {
        return is_public_v4(old);
    }
    let [first, second, ..] = address.segments();
    let handed_out = first & 0xe000 == 0x2000;
    let tunnels = first == 0x2002 || (first == 0x2001 && second < 0x0200);
    let documentation = (first == 0x2001 && second == 0x0db8) || first & 0xfff0 == 0x3ff0;
    handed_out && !tunnels && !documentation
}
