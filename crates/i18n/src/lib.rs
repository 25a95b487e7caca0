//! Every word a person reads, in Chinese and English.
//!
//! The phrases stand in `locales/*/*.ftl` (Fluent syntax), one file a feature. The build script turns each into a
//! method of [`Say`]: a page that says a phrase which one of the languages lacks does not compile. Words that the
//! organisation chose itself (titles, sections, grades) come from its template instead, as [`review::words::Words`].

mod refusal;

pub use review::words::Lang;

/// Speaks one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Say(pub Lang);

include!(concat!(env!("OUT_DIR"), "/say.rs"));

/// The phrases that scripts say in the browser: key, Chinese, English. Variables stand as `{name}`.
const SCRIPT_WORDS: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/script_words.rs"));

impl Say {
    /// The language spoken.
    pub fn lang(self) -> Lang {
        self.0
    }

    /// The phrases of one script (`booth`, `trustee`, `card`), key and pattern, in this language.
    pub fn script_words(self, script: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
        SCRIPT_WORDS
            .iter()
            .filter(move |(key, ..)| key.strip_prefix(script).is_some_and(|rest| rest.starts_with('-')))
            .map(move |&(key, zh, en)| {
                (
                    key,
                    match self.0 {
                        Lang::Zh => zh,
                        Lang::En => en,
                    },
                )
            })
    }
}
