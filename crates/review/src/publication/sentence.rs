//! Sentences with gaps, which the facts of a review fill: `{day}`, `{units}`.

use serde::Deserialize;

use crate::words::{Lang, Words};

/// A fact that a sentence may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    Organisation,
    Meeting,
    Year,
    NextYear,
    Day,
    Place,
    Groups,
    Present,
    Roll,
    Unit,
    Reporter,
    Committee,
    Units,
    UnitCount,
    Sections,
    SectionCount,
    SummingUp,
    Requirements,
    /// How many ballots were counted.
    Ballots,
    /// How many reporters have which grade.
    Grades,
}

impl Fact {
    pub const ALL: [Self; 20] = [
        Self::Organisation,
        Self::Meeting,
        Self::Year,
        Self::NextYear,
        Self::Day,
        Self::Place,
        Self::Groups,
        Self::Present,
        Self::Roll,
        Self::Unit,
        Self::Reporter,
        Self::Committee,
        Self::Units,
        Self::UnitCount,
        Self::Sections,
        Self::SectionCount,
        Self::SummingUp,
        Self::Requirements,
        Self::Ballots,
        Self::Grades,
    ];

    /// As it stands between the braces.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Meeting => "meeting",
            Self::Year => "year",
            Self::NextYear => "next_year",
            Self::Day => "day",
            Self::Place => "place",
            Self::Groups => "groups",
            Self::Present => "present",
            Self::Roll => "roll",
            Self::Unit => "unit",
            Self::Reporter => "reporter",
            Self::Committee => "committee",
            Self::Units => "units",
            Self::UnitCount => "unit_count",
            Self::Sections => "sections",
            Self::SectionCount => "section_count",
            Self::SummingUp => "summing_up",
            Self::Requirements => "requirements",
            Self::Ballots => "ballots",
            Self::Grades => "grades",
        }
    }

    /// Whether it tells how people voted.
    pub const fn is_figure(self) -> bool {
        matches!(self, Self::Ballots | Self::Grades)
    }

    fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fact| fact.key() == key)
    }
}

/// Where a sentence stands. The paragraphs follow one another in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paragraph {
    Headline,
    Lead,
    Reports,
    Evaluation,
    SummingUp,
    Requirements,
    Close,
}

impl Paragraph {
    pub const ALL: [Self; 7] = [
        Self::Headline,
        Self::Lead,
        Self::Reports,
        Self::Evaluation,
        Self::SummingUp,
        Self::Requirements,
        Self::Close,
    ];

    /// As the template spells it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Lead => "lead",
            Self::Reports => "reports",
            Self::Evaluation => "evaluation",
            Self::SummingUp => "summing_up",
            Self::Requirements => "requirements",
            Self::Close => "close",
        }
    }
}

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(&'a str),
    Fact(Fact),
}

/// What stands between braces is no fact, or a brace has no other.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{{{name}}} is no fact")]
pub struct UnknownFact {
    pub name: String,
}

/// A sentence of a draft, in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    pub paragraph: Paragraph,
    /// With facts between braces. A sentence that names one which nobody knows is left out.
    pub text: Words,
}

impl Sentence {
    /// What it is made of.
    pub fn pieces(&self, lang: Lang) -> Result<Vec<Piece<'_>>, UnknownFact> {
        let mut rest = self.text.in_lang(lang);
        let mut all = Vec::new();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else {
                return Err(UnknownFact { name: after.to_owned() });
            };
            let fact = Fact::named(name.trim()).ok_or_else(|| UnknownFact { name: name.to_owned() })?;
            all.extend((!before.is_empty()).then_some(Piece::Text(before)));
            all.push(Piece::Fact(fact));
            rest = behind;
        }
        all.extend((!rest.is_empty()).then_some(Piece::Text(rest)));
        Ok(all)
    }
}
