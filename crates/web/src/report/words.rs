//! How states, editions, findings and days are called.

use i18n::{Lang, Say};
use review::{
    follow_up::ItemState,
    report::{Outcome, Problem, State},
    template::{SectionKey, Template},
    threshold::{Operator, Threshold},
    time::Day,
};
use storage::follow_up::Item;

/// A word in a coloured frame.
pub(super) struct Chip {
    pub(super) text: &'static str,
    /// The class that gives it its colour.
    pub(super) tone: &'static str,
}

pub(super) fn state(say: Say, state: State) -> Chip {
    let (text, tone) = match state {
        State::Drafting => (say.report_state_drafting(), "quiet"),
        State::HandedIn => (say.report_state_handed_in(), "now"),
        State::Returned => (say.report_state_returned(), "due"),
        State::Accepted => (say.report_state_accepted(), "done"),
    };
    Chip { text, tone }
}

pub(super) fn item_state(say: Say, state: ItemState) -> Chip {
    let (text, tone) = match state {
        ItemState::Open => (say.report_item_open(), "due"),
        ItemState::InProgress => (say.report_item_in_progress(), "now"),
        ItemState::Submitted => (say.report_item_submitted(), "now"),
        ItemState::Verified => (say.report_item_verified(), "done"),
        ItemState::Returned => (say.report_item_returned(), "due"),
    };
    Chip { text, tone }
}

pub(super) fn outcome(say: Say, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => say.report_outcome_done(),
        Outcome::Partly => say.report_outcome_partly(),
        Outcome::NotDone => say.report_outcome_not_done(),
    }
}

pub(super) fn edition(say: Say, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => say.report_edition_zh(),
        Lang::En => say.report_edition_en(),
    }
}

/// A civil day as people read it. Empty only for a day beyond the calendar's end.
pub(super) fn day(say: Say, day: Day) -> String {
    let pattern = match say.lang() {
        Lang::Zh => "%Y年%-m月%-d日",
        Lang::En => "%-d %B %Y",
    };
    let narrow = |number: u8| i8::try_from(number).unwrap_or_default();
    jiff::civil::Date::new(day.year(), narrow(day.month()), narrow(day.day()))
        .map(|date| date.strftime(pattern).to_string())
        .unwrap_or_default()
}

/// Minutes and seconds.
pub(super) fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A section's title in the reader's language; the key of one that the template does not have.
pub(super) fn section_title(say: Say, template: &Template, key: &SectionKey) -> String {
    let section = template.report().sections.iter().find(|section| &section.key == key);
    section.map_or_else(|| key.to_string(), |section| section.title.in_lang(say.lang()).to_owned())
}

/// What is wrong, as a sentence.
pub(super) fn problem(say: Say, template: &Template, items: &[Item], problem: &Problem) -> String {
    let title = |key| section_title(say, template, key);
    match problem {
        Problem::SectionMissing { section } => say.report_finding_missing(title(section)),
        Problem::SectionTooLong { section, count, limit } => {
            say.report_finding_long(title(section), count, limit)
        }
        Problem::TotalTooLong { count, limit } => say.report_finding_total(count, limit),
        Problem::ProblemShareLow { section, minimum, .. } => {
            let share = problem.share().map_or_else(String::new, |share| share.percent(1));
            share_low(say, &title(section), &share, minimum)
        }
        Problem::ItemUnanswered { item } => {
            let found = items.iter().enumerate().find(|(_, one)| one.id == *item);
            let text = found.map_or("", |(_, item)| item.text.in_lang(say.lang()));
            say.report_finding_item(found.map_or(0, |(at, _)| at + 1), short(text))
        }
        Problem::ItemUndecided { item } => {
            let found = items.iter().enumerate().find(|(_, one)| one.id == *item);
            let text = found.map_or("", |(_, item)| item.text.in_lang(say.lang()));
            say.report_finding_undecided(found.map_or(0, |(at, _)| at + 1), short(text))
        }
        Problem::OralTooLong { count, limit } => say.report_finding_oral(count, limit),
    }
}

fn share_low(say: Say, section: &str, share: &str, minimum: &Threshold) -> String {
    let least = minimum.share.percent(1);
    match minimum.operator {
        Operator::AtLeast => say.report_finding_share(section, share, least),
        Operator::MoreThan => say.report_finding_share_more(section, share, least),
    }
}

/// The beginning of a text, for a list.
fn short(text: &str) -> String {
    const LENGTH: usize = 60;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.split_at(end).0),
        None => text.to_owned(),
    }
}

/// What people wrote, as paragraphs: each line that says something is one.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
