use std::net::{IpAddr, SocketAddr};

use reqwest::Url;
use review::notice::hook::{ADDRESS_LIMIT, AddressError, is_public};
use tokio::net::lookup_host;

/// Reads an address as somebody pasted it. `inside` allows what lies in our own network, and plain HTTP there.
pub(super) fn read(text: &str, inside: bool) -> Result<Url, AddressError> {
    let text = text.trim();
    if text.chars().count() > ADDRESS_LIMIT {
        return Err(AddressError::TooLong { limit: ADDRESS_LIMIT });
    }
    let url = Url::parse(text).map_err(|_| AddressError::NotAnAddress)?;
    match url.scheme() {
        "https" => {}
        "http" if inside => {}
        "http" => return Err(AddressError::NotHttps),
        _ => return Err(AddressError::NotAnAddress),
    }
    if url.host_str().is_none_or(str::is_empty) || !url.username().is_empty() || url.password().is_some() {
        return Err(AddressError::NotAnAddress);
    }
    match number(&url) {
        Some(address) if !inside && !is_public(address) => Err(AddressError::Inside),
        Some(_) | None => Ok(url),
    }
}

/// The host, where it is written as a number.
fn number(url: &Url) -> Option<IpAddr> {
    url.host_str()?.trim_matches(['[', ']']).parse().ok()
}

/// Why an address leads nowhere.
#[derive(Debug, thiserror::Error)]
pub(super) enum Nowhere {
    #[error("the name of the server is not known: {0}")]
    Unknown(#[from] std::io::Error),
    #[error("the name of the server leads into our own network")]
    Inside,
}

/// Where a host is. The name is asked once, what it says is looked at, and only that is connected to: a name that
/// says something else a moment later leads nobody inside.
pub(super) async fn resolve(url: &Url, inside: bool) -> Result<Vec<SocketAddr>, Nowhere> {
    let (host, port) = (url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or(443));
    let found: Vec<_> = match number(url) {
        Some(address) => vec![SocketAddr::new(address, port)],
        None => lookup_host((host, port)).await?.collect(),
    };
    if !inside && found.iter().any(|address| !is_public(address.ip())) {
        return Err(Nowhere::Inside);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_protected_addresses_outside_are_taken() {
        for (text, why) in [
            ("http://chat.example.org/x", AddressError::NotHttps),
            ("ftp://chat.example.org/x", AddressError::NotAnAddress),
            ("chat.example.org/x", AddressError::NotAnAddress),
            ("https://user:word@chat.example.org/x", AddressError::NotAnAddress),
            ("https://127.0.0.1/x", AddressError::Inside),
            ("https://2130706433/x", AddressError::Inside),
            ("https://0x7f.1/x", AddressError::Inside),
            ("https://[::1]/x", AddressError::Inside),
            ("https://[::ffff:10.0.0.1]/x", AddressError::Inside),
            ("https://169.254.169.254/latest", AddressError::Inside),
        ] {
            assert_eq!(read(text, false), Err(why), "{text}");
        }
        assert!(read(" https://oapi.dingtalk.com/robot/send?access_token=x \n", false).is_ok());
        assert!(read("http://127.0.0.1:8080/x", true).is_ok());
        let long = format!("https://chat.example.org/{}", "x".repeat(ADDRESS_LIMIT));
        assert_eq!(read(&long, false), Err(AddressError::TooLong { limit: ADDRESS_LIMIT }));
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_followed() {
        let url = read("https://localhost/x", false).unwrap();
        assert!(matches!(resolve(&url, false).await, Err(Nowhere::Inside)));
        assert!(resolve(&url, true).await.is_ok());
    }
}
