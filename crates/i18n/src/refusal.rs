//! A refusal of the rules as a sentence: what, why, how to mend. One module a feature.
//!
//! No catch-all arm anywhere: a new refusal must not reach a reader without words.

mod account;
mod attendance;
mod ceremony;
mod comment;
mod cycle;
mod document;
mod evaluation;
mod fact;
mod follow_up;
mod inputs;
mod letter;
mod mail;
mod meeting;
mod notice;
mod paper;
mod projector;
mod publication;
mod question;
mod rehearsal;
mod report;
mod result;
mod roster;
mod sitting;
mod slides;

use review::Refusal;

use crate::Say;

impl Say {
    /// The sentence for a reader.
    pub fn refusal(self, why: &Refusal) -> String {
        match why {
            Refusal::Account(why) => account::sentence(self, why),
            Refusal::Role(_) => self.trouble_forbidden_text().to_owned(),
            Refusal::Phase(why) => cycle::sentence(self, why),
            Refusal::Attendance(why) => attendance::sentence(self, why),
            Refusal::Roster(why) => roster::sentence(self, why),
            Refusal::Report(why) => report::sentence(self, why),
            Refusal::Fact(why) => fact::sentence(self, why),
            Refusal::Meeting(why) => meeting::sentence(self, why),
            Refusal::Evaluation(why) => evaluation::sentence(self, why),
            Refusal::Result(why) => result::sentence(self, why),
            Refusal::Publication(why) => publication::sentence(self, why),
            Refusal::Question(why) => question::sentence(self, why),
            Refusal::Comment(why) => comment::sentence(self, why),
            Refusal::FollowUp(why) => follow_up::sentence(self, why),
            Refusal::Mail(why) => mail::sentence(self, why),
            Refusal::Notice(why) => notice::sentence(self, why),
            Refusal::Projector(why) => projector::sentence(self, why),
            Refusal::Document(why) => document::sentence(self, why),
            Refusal::Rehearsal(why) => rehearsal::sentence(self, why),
            Refusal::Slides(why) => slides::sentence(self, why),
        }
    }
}
