//! The rules of a review, told by the worked numbers of the domain notes
//! (T1 to T12) and by property. T4 and T8, trimmed means and ranking ballots,
//! are not offered.

mod ceremony;
mod comment;
mod evaluation;
mod exact;
mod filling;
mod follow_up;
mod grades;
mod meeting;
mod oracle;
mod paper;
mod publication;
mod report;
mod role;
mod roster;
mod scoring;
mod support;
mod template;
mod values;
mod versions;
