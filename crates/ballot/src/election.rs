//! The election: what is asked, and the key to which ballots are sealed (section 5).

use crate::group::{self, Point};
use crate::hash::Hash;
use crate::json::{self, JsonError};
use crate::question::{self, Question, QuestionError};
use crate::trustee::Trustees;
use crate::uuid::Uuid;
use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

/// Why an election is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ElectionError {
    /// Not of the structure.
    #[error("the election cannot be read: {0}")]
    Json(#[from] JsonError),
    /// Not crypto version 1.
    #[error("the election's version is {0}, not 1")]
    Version(u64),
    /// Another group.
    #[error("the election's group is not Ed25519")]
    Group,
    /// Ballots could be read by anybody.
    #[error("the election's key is the neutral point")]
    NeutralKey,
    /// Nothing is asked.
    #[error("the election has no question")]
    NoQuestions,
    /// More choices than a ballot could be sealed for.
    #[error("the election has {choices} choices, more than the {most} that a ballot could hold")]
    TooManyChoices {
        /// How many it has, blank votes counted too.
        choices: usize,
        /// How many it may have.
        most: usize,
    },
    /// A question, counted from 1, is not sane.
    #[error("question {question}: {why}")]
    Question {
        /// Which.
        question: usize,
        /// What is wrong with it.
        why: QuestionError,
    },
}

/// So many choices make a ballot of some nine megabytes.
const MOST_CHOICES: usize = 1 << 14;

/// What an election is made of, but for its key.
#[derive(Clone, Debug)]
pub struct ElectionDraft {
    /// The name of the election for machines.
    pub uuid: Uuid,
    /// Its name for people.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// What is asked.
    pub questions: Vec<Question>,
    /// Who runs it.
    pub administrator: Option<String>,
    /// Who makes the credentials.
    pub credential_authority: Option<String>,
}

/// The fields in their order, not looked at yet.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    version: u64,
    description: String,
    name: String,
    group: String,
    public_key: Point,
    questions: Vec<question::Fields>,
    uuid: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    administrator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credential_authority: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<(String, Direction)>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Direction {
    Ltr,
    Rtl,
}

/// An election, with its text kept verbatim: the fingerprint is the text's hash.
///
/// Always holds: version 1, group Ed25519, a key, at least one question, all of them sane.
#[derive(Clone)]
pub struct Election {
    text: String,
    fingerprint: String,
    uuid: Uuid,
    name: String,
    description: String,
    key: Point,
    questions: Vec<Question>,
}

impl Election {
    /// Makes the election to whose trustees ballots will be sealed.
    pub fn build(draft: ElectionDraft, trustees: &Trustees) -> Result<Self, ElectionError> {
        let fields = Text {
            version: 1,
            description: draft.description,
            name: draft.name,
            group: group::NAME.to_owned(),
            public_key: *trustees.election_key(),
            questions: draft.questions.into_iter().map(Question::into_fields).collect(),
            uuid: draft.uuid,
            administrator: draft.administrator,
            credential_authority: draft.credential_authority,
            language: None,
        };
        Self::new(json::write(&fields), fields)
    }

    /// Reads an election. White space is kept, and counts for the fingerprint.
    pub fn parse(text: &[u8]) -> Result<Self, ElectionError> {
        let fields = json::read_spaced(text)?;
        // `read_spaced` has parsed it, so it is UTF-8.
        Self::new(String::from_utf8_lossy(text).into_owned(), fields)
    }

    fn new(text: String, fields: Text) -> Result<Self, ElectionError> {
        if fields.version != 1 {
            return Err(ElectionError::Version(fields.version));
        }
        if fields.group != group::NAME {
            return Err(ElectionError::Group);
        }
        let key = fields.public_key.not_neutral().map_err(|_| ElectionError::NeutralKey)?;
        if fields.questions.is_empty() {
            return Err(ElectionError::NoQuestions);
        }
        let mut questions = Vec::with_capacity(fields.questions.len());
        for (place, question) in fields.questions.into_iter().enumerate() {
            let checked = Question::checked(question);
            questions.push(checked.map_err(|why| ElectionError::Question { question: place + 1, why })?);
        }
        let choices = questions.iter().map(Question::choices).sum();
        if choices > MOST_CHOICES {
            return Err(ElectionError::TooManyChoices { choices, most: MOST_CHOICES });
        }
        let Text { uuid, name, description, .. } = fields;
        Ok(Self { fingerprint: Hash::of(&text).base64(), text, uuid, name, description, key, questions })
    }

    /// The text, verbatim.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What ballots are bound to and people compare: the text's hash in base64.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The election's name for machines.
    pub fn uuid(&self) -> &Uuid {
        &self.uuid
    }

    /// The election's name for people.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is about.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// What is asked.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The product of the trustees' keys, to which ballots are sealed.
    pub fn key(&self) -> &Point {
        &self.key
    }

    /// The number of ciphertexts in each answer.
    pub(crate) fn shape(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        self.questions().iter().map(Question::choices)
    }
}

impl fmt::Debug for Election {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Election")
            .field("text", &self.text)
            .field("fingerprint", &self.fingerprint)
            .finish_non_exhaustive()
    }
}
