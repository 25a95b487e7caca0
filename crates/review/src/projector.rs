//! What the hall's projectors show: a scene that the chair holds, or whatever the meeting is at.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::meeting::{MeetingState, Part, Stage};

/// What is on the wall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// Whatever the meeting is at.
    #[default]
    Follow,
    Welcome,
    Agenda,
    /// Who reports when.
    Order,
    Speaker,
    /// The slides of whoever has the floor.
    Slides,
    /// How many ballots have come, box by box.
    Counts,
    /// How the closed boxes stand.
    Fingerprints,
    /// What was released.
    Results,
    Thanks,
}

/// A stored or asked scene that is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such scene")]
pub struct UnknownScene;

/// Why something is not put on the wall.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the results are not released")]
    NotReleased,
    #[error("a network's name is at most {limit} bytes long")]
    WifiName { limit: usize },
    #[error("a network's password has {least} to {limit} characters")]
    WifiPassword { least: usize, limit: usize },
    #[error("a password without a network")]
    WifiNameMissing,
}

/// What of the review the scenes depend on besides the meeting itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// The point of the agenda is the ballot.
    pub ballot: bool,
    /// Whoever has the floor has slides.
    pub slides: bool,
}

impl Scene {
    pub const ALL: [Self; 10] = [
        Self::Follow,
        Self::Welcome,
        Self::Agenda,
        Self::Order,
        Self::Speaker,
        Self::Slides,
        Self::Counts,
        Self::Fingerprints,
        Self::Results,
        Self::Thanks,
    ];

    /// As stored and as written in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Follow => "follow",
            Self::Welcome => "welcome",
            Self::Agenda => "agenda",
            Self::Order => "order",
            Self::Speaker => "speaker",
            Self::Slides => "slides",
            Self::Counts => "counts",
            Self::Fingerprints => "fingerprints",
            Self::Results => "results",
            Self::Thanks => "thanks",
        }
    }

    /// Whether it may be held. Results are shown once they are released, never before.
    pub fn may_hold(self, released: bool) -> Result<(), Refusal> {
        if self == Self::Results && !released { Err(Refusal::NotReleased) } else { Ok(()) }
    }

    /// What is really shown: never [`Scene::Follow`], and nothing that is not there.
    #[must_use]
    pub fn shown(self, state: &MeetingState, setting: Setting) -> Self {
        match self {
            Self::Follow => following(state, setting),
            Self::Speaker if state.current.is_none() => following(state, setting),
            Self::Slides if !setting.slides => following(state, Setting { slides: false, ..setting }),
            Self::Welcome
            | Self::Agenda
            | Self::Order
            | Self::Speaker
            | Self::Slides
            | Self::Counts
            | Self::Fingerprints
            | Self::Results
            | Self::Thanks => self,
        }
    }
}

fn following(state: &MeetingState, setting: Setting) -> Scene {
    match (&state.stage, state.current) {
        (Stage::Waiting, _) => Scene::Welcome,
        (Stage::Closed, _) => Scene::Thanks,
        (Stage::At(_), Some(turn)) if turn.part == Part::Report && setting.slides => Scene::Slides,
        (Stage::At(_), Some(_)) => Scene::Speaker,
        (Stage::At(_), None) if setting.ballot => Scene::Counts,
        (Stage::At(_), None) => Scene::Agenda,
    }
}

impl FromStr for Scene {
    type Err = UnknownScene;

    fn from_str(key: &str) -> Result<Self, UnknownScene> {
        Self::ALL.into_iter().find(|scene| scene.key() == key).ok_or(UnknownScene)
    }
}

/// The hall's wireless network, as the welcome tells it to everybody.
///
/// Always holds: a name of 1 to 32 bytes, and no password or one of 8 to 63 characters, as such networks have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wifi {
    name: String,
    password: String,
}

impl Wifi {
    pub const NAME_LIMIT: usize = 32;
    pub const PASSWORD_LEAST: usize = 8;
    pub const PASSWORD_LIMIT: usize = 63;

    /// `None` where nothing is written.
    pub fn new(name: &str, password: &str) -> Result<Option<Self>, Refusal> {
        let (name, password) = (name.trim(), password.trim());
        if name.is_empty() {
            return if password.is_empty() { Ok(None) } else { Err(Refusal::WifiNameMissing) };
        }
        if name.len() > Self::NAME_LIMIT || name.chars().any(char::is_control) {
            return Err(Refusal::WifiName { limit: Self::NAME_LIMIT });
        }
        let fits = (Self::PASSWORD_LEAST..=Self::PASSWORD_LIMIT).contains(&password.chars().count());
        if !password.is_empty() && (!fits || password.chars().any(char::is_control)) {
            return Err(Refusal::WifiPassword { least: Self::PASSWORD_LEAST, limit: Self::PASSWORD_LIMIT });
        }
        Ok(Some(Self { name: name.to_owned(), password: password.to_owned() }))
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn password(&self) -> &str {
        &self.password
    }

    /// What a phone's camera joins the network by.
    pub fn code(&self) -> String {
        let kind = if self.password.is_empty() { "nopass" } else { "WPA" };
        format!("WIFI:T:{kind};S:{};P:{};;", escaped(&self.name), escaped(&self.password))
    }
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut all, one| {
        if matches!(one, '\\' | ';' | ',' | '"' | ':') {
            all.push('\\');
        }
        all.push(one);
        all
    })
}
