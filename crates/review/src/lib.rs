//! The rules of a review: what is allowed, what a report must hold, how votes
//! become scores and scores grades.
//!
//! Values in, values out: no clock, chance, files, network or environment
//! (docs/ARCHITECTURE.md). A feature keeps its rules in the module that bears
//! its name and says no with that module's `Refusal`.

pub mod account;
pub mod attendance;
pub mod comment;
pub mod document;
pub mod evaluation;
pub mod exact;
pub mod fact;
pub mod follow_up;
pub mod id;
pub mod log;
pub mod mail;
pub mod meeting;
pub mod notice;
pub mod phase;
pub mod projector;
pub mod publication;
pub mod question;
mod refusal;
pub mod rehearsal;
pub mod report;
pub mod result;
pub mod role;
pub mod roster;
pub mod slides;
pub mod template;
pub mod text;
pub mod threshold;
pub mod time;
pub mod words;

pub use refusal::Refusal;
