//! The templates that come with the program: data beside the code, never in it.

use super::{Template, TemplateError};

/// A template that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bundled {
    /// Its own key, by which it is asked for.
    pub key: &'static str,
    pub text: &'static str,
}

/// In the order in which they are offered.
pub const BUNDLED: [Bundled; 5] = [
    Bundled { key: "party_branches", text: include_str!("../../templates/party_branches.toml") },
    Bundled { key: "university_college", text: include_str!("../../templates/university_college.toml") },
    Bundled { key: "hospital", text: include_str!("../../templates/hospital.toml") },
    Bundled { key: "cooperative", text: include_str!("../../templates/cooperative.toml") },
    Bundled { key: "neutral", text: include_str!("../../templates/neutral.toml") },
];

impl Bundled {
    pub fn named(key: &str) -> Option<Self> {
        BUNDLED.into_iter().find(|one| one.key == key)
    }

    pub fn read(self) -> Result<Template, TemplateError> {
        Template::parse(self.text)
    }
}
