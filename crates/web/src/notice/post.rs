//! What is due, in the words of a chat.

use i18n::Say;
use review::notice::Task;
use service::notice::hook::Outgoing;
use storage::notice::hook::{Part, PostKind, Summary};

use super::words;
use crate::links;

/// Puts a post into the chat's language. `address` is how people reach the house, where somebody said so.
pub fn post_text(address: &str, outgoing: &Outgoing) -> String {
    let (say, summary) = (Say(outgoing.lang()), &outgoing.post.summary);
    let organisation = summary.organisation.in_lang(say.lang());
    let head = say.hook_message_head(summary.year, organisation, words::weekday(say, summary.day));
    let test = match outgoing.post.kind {
        PostKind::Test => Some(say.hook_message_test().to_owned()),
        PostKind::Summary => None,
    };
    let address = address.trim_end_matches('/');
    let link = (!address.is_empty()).then(|| format!("{address}{}", links::tasks()));
    let lines = [Some(head), test].into_iter().flatten().chain(said(say, summary)).chain(link);
    lines.collect::<Vec<_>>().join("\n")
}

fn said(say: Say, summary: &Summary) -> Vec<String> {
    if summary.parts.is_empty() {
        return vec![say.hook_message_nothing().to_owned()];
    }
    let parts = summary.parts.iter().map(|part| line(say, summary, part));
    std::iter::once(say.hook_message_late(summary.late)).chain(parts).collect()
}

fn line(say: Say, summary: &Summary, part: &Part) -> String {
    let stand = words::open(say, part.due, summary.day).text;
    say.hook_message_part(what(say, &part.task), part.people, words::weekday(say, part.due), stand)
}

/// Without what differs from person to person, and without words that are nobody else's to read yet.
fn what(say: Say, task: &Task) -> String {
    match task {
        Task::HandIn { .. } => say.hook_message_hand_in().to_owned(),
        Task::MendItem { .. } => say.hook_message_mend().to_owned(),
        Task::ApproveNews { .. } => say.hook_message_news().to_owned(),
        Task::GatherRoster
        | Task::ConfirmCopied { .. }
        | Task::BeginCeremony
        | Task::MakeKey
        | Task::RehearseOpening
        | Task::AnswerRemarks { .. }
        | Task::Accept { .. }
        | Task::MakeCards { .. }
        | Task::CheckIn
        | Task::OpenSums { .. }
        | Task::SetGrades { .. }
        | Task::VerifyItems { .. }
        | Task::AcknowledgeLetter { .. }
        | Task::ReviewObjections { .. }
        | Task::HoldTalks { .. } => words::of(say, task, ""),
    }
}
