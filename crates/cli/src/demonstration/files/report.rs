use std::collections::BTreeMap;

use review::words::Lang;

/// A report of `reports/`.
pub struct Report {
    /// Each language's sections by key.
    pub sections: BTreeMap<Lang, BTreeMap<String, String>>,
}

impl Report {
    /// Takes both editions apart.
    pub fn parse(zh: &str, en: &str) -> Self {
        Self { sections: [(Lang::Zh, sections(zh)), (Lang::En, sections(en))].into() }
    }
}

/// `## key`, then the section's text. What stands before the first key is the title.
fn sections(text: &str) -> BTreeMap<String, String> {
    let parts = text.split("\n## ").skip(1).filter_map(|part| part.split_once('\n'));
    parts.map(|(key, text)| (key.trim().to_owned(), text.trim().to_owned())).collect()
}
