use askama::Template;

/// A fingerprint in groups that two people can read to each other. Copied, it is one text without spaces.
#[derive(Template)]
#[template(path = "evaluation/print.html")]
pub(crate) struct Print {
    groups: Vec<String>,
}

impl Print {
    /// In groups of four.
    pub(crate) fn of(hash: &str) -> Self {
        let characters: Vec<_> = hash.chars().collect();
        Self { groups: characters.chunks(4).map(|group| group.iter().collect()).collect() }
    }
}
