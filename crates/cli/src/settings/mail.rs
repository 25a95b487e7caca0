use std::path::PathBuf;

use anyhow::{Result, bail, ensure};
use clap::{Args, ValueEnum};
use serde::Deserialize;

use super::Secret;

/// How the way to the mail server is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Protection {
    /// TLS begins after the greeting (port 587)
    #[default]
    Starttls,
    /// TLS from the first byte (port 465)
    Tls,
    /// None: for a mail server on this machine (port 25)
    None,
}

/// The section `[mail]`, or the same from the command line.
#[derive(Args, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// The mail server; without one no mail is sent, and links are handed over by hand
    #[arg(long = "mail-host", value_name = "HOST", env = "PINGYI_MAIL_HOST")]
    pub host: Option<String>,
    /// Its port, by the kind of TLS if nobody says otherwise
    #[arg(long = "mail-port", value_name = "PORT", env = "PINGYI_MAIL_PORT")]
    pub port: Option<u16>,
    /// How the way to it is protected
    #[arg(long = "mail-tls", value_name = "KIND", env = "PINGYI_MAIL_TLS")]
    pub tls: Option<Protection>,
    /// By which name to sign in there; the password comes from the variable `PINGYI_MAIL_PASSWORD` or from a file
    #[arg(long = "mail-user", value_name = "NAME", env = "PINGYI_MAIL_USER")]
    pub user: Option<String>,
    /// The file that holds the password
    #[arg(long = "mail-password-file", value_name = "FILE", env = "PINGYI_MAIL_PASSWORD_FILE")]
    pub password_file: Option<PathBuf>,
    /// The password, in the configuration's file only
    #[arg(skip)]
    pub password: Option<Secret>,
    /// The sender, such as `Work review <review@example.org>`
    #[arg(long = "mail-from", value_name = "SENDER", env = "PINGYI_MAIL_FROM")]
    pub from: Option<String>,
}

/// Everything that is needed to send mail.
#[derive(Debug)]
pub struct Mail {
    pub host: String,
    pub port: u16,
    pub tls: Protection,
    pub credentials: Option<(String, Secret)>,
    pub from: String,
}

impl MailSettings {
    /// These, and where they are silent the others.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            host: self.host.or(others.host),
            port: self.port.or(others.port),
            tls: self.tls.or(others.tls),
            user: self.user.or(others.user),
            password: self.password.or(others.password),
            password_file: self.password_file.or(others.password_file),
            from: self.from.or(others.from),
        }
    }

    /// What is needed, checked; `None` where no mail is to be sent.
    pub fn complete(self) -> Result<Option<Mail>> {
        let Some(host) = self.host else {
            ensure!(
                self.user.is_none() && self.from.is_none() && self.port.is_none(),
                "mail is half set up: name the mail server as well (host in [mail], or PINGYI_MAIL_HOST)"
            );
            return Ok(None);
        };
        let tls = self.tls.unwrap_or_default();
        let port = self.port.unwrap_or(match tls {
            Protection::Starttls => 587,
            Protection::Tls => 465,
            Protection::None => 25,
        });
        let Some(from) = self.from else {
            bail!(
                "mail has no sender: set from in [mail], or PINGYI_MAIL_FROM, to something like Work review <review@example.org>"
            )
        };
        let password = match (self.password, &self.password_file) {
            (Some(password), _) => Some(password),
            (None, Some(file)) => Some(Secret::read(file)?),
            (None, None) => None,
        };
        let credentials = match (self.user, password) {
            (Some(user), Some(password)) => Some((user, password)),
            (None, None) => None,
            (Some(_), None) => {
                bail!(
                    "the mail server's password is missing: set PINGYI_MAIL_PASSWORD, or password_file in [mail]"
                )
            }
            (None, Some(_)) => {
                bail!("the mail server's password has no user: set user in [mail], or PINGYI_MAIL_USER")
            }
        };
        let here = matches!(host.as_str(), "localhost" | "127.0.0.1" | "::1");
        ensure!(
            tls != Protection::None || credentials.is_none() || here,
            "a password would go to {host} for everybody on the way to read: choose tls = \"starttls\" or \"tls\""
        );
        Ok(Some(Mail { host, port, tls, credentials, from }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(text: &str) -> Result<Option<Mail>> {
        toml::from_str::<MailSettings>(text).unwrap().complete()
    }

    #[test]
    fn without_a_host_no_mail_is_sent_and_half_a_set_up_is_told() {
        assert!(section("").unwrap().is_none());
        let why = section("user = \"pingyi\"").unwrap_err();
        assert!(why.to_string().contains("PINGYI_MAIL_HOST"), "{why}");
        let why = section("host = \"mail.example.org\"").unwrap_err();
        assert!(why.to_string().contains("no sender"), "{why}");
    }

    #[test]
    fn the_port_follows_the_kind_of_tls() {
        for (tls, port) in [("starttls", 587), ("tls", 465), ("none", 25)] {
            let text = format!("host = \"mail.example.org\"\ntls = \"{tls}\"\nfrom = \"a@example.org\"");
            assert_eq!(section(&text).unwrap().unwrap().port, port);
        }
    }

    #[test]
    fn a_password_never_goes_out_in_the_clear_and_is_never_printed() {
        let text = |host: &str, tls: &str| {
            format!(
                "host = \"{host}\"\ntls = \"{tls}\"\nfrom = \"a@b\"\nuser = \"u\"\npassword = \"hidden words\""
            )
        };
        assert!(section(&text("mail.example.org", "none")).is_err());
        assert!(section(&text("localhost", "none")).unwrap().is_some());
        let mail = section(&text("mail.example.org", "starttls")).unwrap().unwrap();
        assert!(!format!("{mail:?}").contains("hidden"));
        assert_eq!(mail.credentials.unwrap().1.expose(), "hidden words");
    }
}
