//! Which template this is, and how it calls things.

use serde::Deserialize;

use super::key::TemplateKey;
use crate::words::Words;

/// Which template this is. Two texts may bear one name; the fingerprint of the
/// text tells them apart.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    pub key: TemplateKey,
    /// As its keepers count: 1 to 32 characters.
    pub version: String,
    pub name: Words,
}

/// What the organisation calls things.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// The kind of organisation: 研究所, institute.
    pub organisation: Words,
    /// What a reporter answers for: 党支部, branch.
    pub unit: Words,
    /// Who reports: 党支部书记, branch secretary.
    pub reporter: Words,
    /// The body that hears, comments and sets grades: 党委, Party committee.
    pub committee: Words,
    /// One of that body: 党委委员, committee member.
    pub leader: Words,
    /// The office that runs the review: 党委工作部.
    pub organiser: Words,
    /// The sitting: 述职评议会, work review meeting.
    pub meeting: Words,
}
