//! The rules of a review, told by the worked numbers of the domain notes
//! (T1 to T12) and by property. T4 and T8, trimmed means and ranking ballots,
//! are not offered.

mod bundled;
mod ceremony;
mod comment;
mod evaluation;
mod exact;
mod fact;
mod filling;
mod follow_up;
mod grades;
mod mail;
mod manuscript;
mod meeting;
mod meeting_agenda;
mod meeting_line;
mod meeting_lot;
mod meeting_record;
mod notice;
mod oracle;
mod paper;
mod publication;
mod question;
mod report;
mod role;
mod roster;
mod roster_plan;
mod scoring;
mod support;
mod template;
mod template_form;
mod values;
mod versions;
mod wall;
