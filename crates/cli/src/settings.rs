//! Settings of the server: the command line wins over the environment, that over the file, that over what is built in.

mod mail;
mod provider;
mod secret;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::Deserialize;

pub use mail::{Mail, MailSettings, Protection};
pub use provider::ProviderSettings;
pub use secret::Secret;

/// What may be set, each optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where to listen.
    pub listen: Option<String>,
    /// Which database.
    pub database: Option<String>,
    /// Where files are kept.
    pub data: Option<PathBuf>,
    /// How people reach the server, where that is not the host that their browser names, over plain HTTP.
    pub address: Option<String>,
    /// Whether chats in the server's own network may be posted to.
    pub chats_inside: Option<bool>,
    /// How mail is sent.
    #[serde(default)]
    pub mail: MailSettings,
    /// Where people sign in who do so elsewhere.
    #[serde(default)]
    pub provider: ProviderSettings,
}

impl Settings {
    /// Reads a file.
    pub fn read(file: &Path) -> Result<Self> {
        let mend = || format!("the configuration {} cannot be read", file.display());
        let text = std::fs::read_to_string(file).with_context(mend)?;
        toml::from_str(&text).with_context(|| {
            format!("{} is no configuration: it may set listen, database, data, address and chats_inside, how mail is sent in [mail], and an identity provider in [provider]", file.display())
        })
    }

    /// These, and where they are silent the others.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            listen: self.listen.or(others.listen),
            database: self.database.or(others.database),
            data: self.data.or(others.data),
            address: self.address.or(others.address),
            chats_inside: self.chats_inside.or(others.chats_inside),
            mail: self.mail.or(others.mail),
            provider: self.provider.or(others.provider),
        }
    }

    /// Where to listen.
    pub fn listen(&self) -> &str {
        self.listen.as_deref().unwrap_or("127.0.0.1:8080")
    }

    /// Where files are kept.
    pub fn data(&self) -> &Path {
        self.data.as_deref().unwrap_or(Path::new("pingyi-data"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_first_wins_and_the_rest_is_built_in() {
        let file: Settings = toml::from_str("listen = \"0.0.0.0:80\"\ndata = \"/srv/pingyi\"").unwrap();
        let line = Settings { listen: Some("[::1]:81".into()), ..Settings::default() };
        let both = line.or(file);
        assert_eq!((both.listen(), both.data()), ("[::1]:81", Path::new("/srv/pingyi")));
        assert_eq!(Settings::default().listen(), "127.0.0.1:8080");
    }

    #[test]
    fn a_setting_that_does_not_exist_is_refused() {
        assert!(toml::from_str::<Settings>("listens = \"0.0.0.0:80\"").is_err());
    }
}
