//! Text that people write in two languages: one field in the reader's own, and an optional one in the other, for
//! which the same text stands in.

use review::{
    text::TextError,
    words::{Lang, Words, WordsError},
};
use storage::meeting::said::Said;

/// The two fields of a form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    /// In the reader's language.
    pub(crate) main: String,
    /// In the other one; blank where it is to be the same.
    pub(crate) other: String,
}

impl Typed {
    /// Out of a form.
    pub(crate) fn new(main: String, other: Option<String>) -> Self {
        Self { main, other: other.unwrap_or_default() }
    }

    /// Whether nothing is said in either language.
    pub(crate) fn is_blank(&self) -> bool {
        self.main.trim().is_empty() && self.other.trim().is_empty()
    }

    /// What is stored, as it goes back into the fields.
    pub(crate) fn of(said: &Said, lang: Lang) -> Self {
        let (main, other) = (said.in_lang(lang), said.in_lang(lang.other()));
        Self { main: main.to_owned(), other: if other == main { String::new() } else { other.to_owned() } }
    }

    /// A draft as it goes back into the fields: what is not yet written in one language stays open there.
    pub(crate) fn drafted(said: &Said, lang: Lang) -> Self {
        Self { main: said.in_lang(lang).to_owned(), other: said.in_lang(lang.other()).to_owned() }
    }

    /// As it is stored.
    pub(crate) fn said(&self, lang: Lang) -> Said {
        let blank = self.other.trim().is_empty();
        let (main, other) = (self.main.clone(), if blank { self.main.clone() } else { self.other.clone() });
        match lang {
            Lang::Zh => Said { zh: main, en: other },
            Lang::En => Said { zh: other, en: main },
        }
    }

    /// As it is stored, where it must say something.
    pub(crate) fn words(&self, lang: Lang) -> Result<Words, TextError> {
        let said = self.said(lang);
        Words::new(&said.zh, &said.en).map_err(|why| match why {
            WordsError::Missing { .. } => TextError::Empty,
            WordsError::TooLong { count, limit, .. } => TextError::TooLong { count, limit },
        })
    }
}
