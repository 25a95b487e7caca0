//! What stands around every page.

mod workspace;

use i18n::{Lang, Say};
use review::role::Act;
use storage::account::Account;

use crate::{
    assets,
    gate::{Seat, Visitor},
};

pub(crate) use workspace::{Part, Workspace};

/// The frame of a page: language, who is signed in, what the script of the page is.
pub(crate) struct Frame {
    pub(crate) say: Say,
    pub(crate) account: Option<Account>,
    /// Where the language switch comes back to.
    path: String,
    /// Where live updates come from.
    pub(crate) live: Option<Live>,
    /// A module besides `app.js`.
    script: Option<&'static str>,
    /// The page belongs to a dress rehearsal.
    pub(crate) rehearsal: Option<Rehearsal>,
}

/// What a page says of the dress rehearsal that it belongs to.
pub(crate) struct Rehearsal {
    /// Where it is ended, for who may.
    pub(crate) end: Option<String>,
}

impl Frame {
    /// For whoever is here.
    pub(crate) fn new(visitor: &Visitor) -> Self {
        Self {
            say: visitor.say,
            account: visitor.account.clone(),
            path: visitor.path.clone(),
            live: None,
            script: None,
            rehearsal: None,
        }
    }

    /// For whoever sits in a review.
    pub(crate) fn seated(seat: &Seat) -> Self {
        let end = seat.may(Act::RunMeeting);
        let of = |record| Rehearsal { end: end.then(|| crate::links::rehearsal(record)) };
        Self { rehearsal: seat.review.kind.rehearsed().map(of), ..Self::new(&seat.visitor) }
    }

    /// Without a visitor: a page in trouble.
    pub(crate) fn bare(say: Say) -> Self {
        Self { say, account: None, path: "/".into(), live: None, script: None, rehearsal: None }
    }

    /// With live updates, of which the page knows all up to a version.
    #[must_use]
    pub(crate) fn live(mut self, path: String, version: u64) -> Self {
        self.live = Some(Live { path, version });
        self
    }

    /// With a module of its own.
    #[must_use]
    pub(crate) fn script(mut self, name: &'static str) -> Self {
        self.script = Some(name);
        self
    }

    pub(crate) fn tag(&self) -> &'static str {
        self.say.lang().tag()
    }

    pub(crate) fn other_language(&self) -> OtherLanguage {
        let lang = self.say.lang().other();
        OtherLanguage {
            tag: lang.tag(),
            name: match lang {
                Lang::Zh => "中文",
                Lang::En => "English",
            },
            path: crate::links::language(lang, &self.path),
        }
    }

    /// A phrase of the page's script, for what stands there before the script runs.
    pub(crate) fn script_word(&self, key: &str) -> &'static str {
        let script = key.split('-').next().unwrap_or_default();
        self.say.script_words(script).find(|(other, _)| *other == key).map_or("", |(_, words)| words)
    }

    pub(crate) fn style() -> String {
        assets::path("app.css")
    }

    /// The worker that all pages of a browser share for live updates.
    pub(crate) fn live_worker() -> String {
        assets::path("live.worker.js")
    }

    pub(crate) fn scripts(&self) -> impl Iterator<Item = String> {
        std::iter::once("app.js").chain(self.script).map(assets::path)
    }
}

/// Where live updates come from, and what the page has heard so far.
pub(crate) struct Live {
    pub(crate) path: String,
    pub(crate) version: u64,
}

/// The way to the other language.
pub(crate) struct OtherLanguage {
    pub(crate) tag: &'static str,
    pub(crate) name: &'static str,
    pub(crate) path: String,
}
