use std::{fmt, path::Path};

use anyhow::{Context as _, Result};
use serde::Deserialize;
use zeroize::Zeroizing;

/// A password of ours for another server. Not printed, not copied; wiped when dropped.
#[derive(Deserialize)]
#[serde(from = "String")]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Reads a file whose only line it is.
    pub fn read(file: &Path) -> Result<Self> {
        let mend = || format!("the password file {} cannot be read", file.display());
        let text = Zeroizing::new(std::fs::read_to_string(file).with_context(mend)?);
        Ok(text.trim_end_matches(['\r', '\n']).to_owned().into())
    }

    /// Reads a variable of the environment: a command line could be seen by everybody on the machine.
    #[expect(clippy::disallowed_methods, reason = "the command line reads the environment")]
    pub fn of_variable(name: &str) -> Option<Self> {
        std::env::var(name).ok().map(Into::into)
    }

    /// For the one that asks for it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
