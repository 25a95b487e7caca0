use std::path::PathBuf;

use anyhow::{Context as _, Result, bail, ensure};
use clap::Args;
use review::words::Words;
use serde::Deserialize;

use super::Secret;

/// The section `[provider]`, or the same from the command line.
#[derive(Args, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderSettings {
    /// The organisation's identity provider (OpenID Connect), such as `https://id.example.org`
    #[arg(long = "provider-issuer", value_name = "URL", env = "PINGYI_PROVIDER_ISSUER")]
    pub issuer: Option<String>,
    /// The name under which this server is registered there; the secret comes from the variable
    /// `PINGYI_PROVIDER_SECRET` or from a file
    #[arg(long = "provider-client", value_name = "ID", env = "PINGYI_PROVIDER_CLIENT")]
    pub client: Option<String>,
    /// The file that holds the secret
    #[arg(long = "provider-secret-file", value_name = "FILE", env = "PINGYI_PROVIDER_SECRET_FILE")]
    pub secret_file: Option<PathBuf>,
    /// The secret, in the configuration's file only
    #[arg(skip)]
    pub secret: Option<Secret>,
    /// What its button says in Chinese
    #[arg(long = "provider-label", value_name = "WORDS", env = "PINGYI_PROVIDER_LABEL")]
    pub label: Option<String>,
    /// … and in English
    #[arg(long = "provider-label-en", value_name = "WORDS", env = "PINGYI_PROVIDER_LABEL_EN")]
    pub label_en: Option<String>,
}

/// Everything that is needed to let people in by a provider.
#[derive(Debug)]
pub struct Provider {
    pub issuer: String,
    pub client: String,
    pub secret: Option<Secret>,
    pub label: Words,
}

impl ProviderSettings {
    /// These, and where they are silent the others.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            issuer: self.issuer.or(others.issuer),
            client: self.client.or(others.client),
            secret: self.secret.or(others.secret),
            secret_file: self.secret_file.or(others.secret_file),
            label: self.label.or(others.label),
            label_en: self.label_en.or(others.label_en),
        }
    }

    /// What is needed, checked; `None` where there is no provider.
    pub fn complete(self) -> Result<Option<Provider>> {
        let Some(issuer) = self.issuer else {
            ensure!(
                self.client.is_none() && self.secret.is_none() && self.secret_file.is_none(),
                "the identity provider is half set up: name its issuer as well ([provider], or PINGYI_PROVIDER_ISSUER)"
            );
            return Ok(None);
        };
        let here = ["http://localhost", "http://127.0.0.1"].iter().any(|here| issuer.starts_with(here));
        ensure!(
            here || issuer.starts_with("https://"),
            "the identity provider {issuer} must be reached by https: whoever is on the way could let anybody in"
        );
        let Some(client) = self.client else {
            bail!(
                "the identity provider does not know this server: set client in [provider], or PINGYI_PROVIDER_CLIENT"
            )
        };
        let secret = match (self.secret, &self.secret_file) {
            (Some(secret), _) => Some(secret),
            (None, Some(file)) => Some(Secret::read(file)?),
            (None, None) => None,
        };
        let zh = self.label.unwrap_or_else(|| "统一身份认证登录".to_owned());
        let en = self.label_en.unwrap_or_else(|| "Sign in with your organisation".to_owned());
        let label = Words::new(&zh, &en).context("the words of the provider's button cannot be used")?;
        Ok(Some(Provider { issuer, client, secret, label }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(text: &str) -> Result<Option<Provider>> {
        toml::from_str::<ProviderSettings>(text).unwrap().complete()
    }

    #[test]
    fn a_provider_is_reached_by_https_or_on_the_same_machine() {
        assert!(section("").unwrap().is_none());
        assert!(section("client = \"pingyi\"").is_err());
        assert!(section("issuer = \"https://id.example.org\"").is_err());
        for (issuer, right) in [
            ("https://id.example.org", true),
            ("http://id.example.org", false),
            ("http://localhost:4000", true),
        ] {
            assert_eq!(
                section(&format!("issuer = \"{issuer}\"\nclient = \"pingyi\"")).is_ok(),
                right,
                "{issuer}"
            );
        }
    }
}
