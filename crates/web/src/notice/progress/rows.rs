//! One line a report.

use i18n::Say;
use review::id::AccountId;
use storage::report::{Report, Turn};

use super::gather::{Gathered, Step, Texts};
use crate::{
    gate::Seat,
    links, moment,
    notice::words::{self, Chip},
};

pub(super) struct Row {
    pub(super) account: String,
    pub(super) code: String,
    pub(super) unit: String,
    pub(super) reporter: String,
    pub(super) state: Chip,
    /// How late it is, where it is.
    pub(super) late: Option<Chip>,
    pub(super) sections: String,
    pub(super) length: String,
    pub(super) items: String,
    pub(super) files: usize,
    pub(super) asked: String,
    pub(super) may_be_asked: bool,
    pub(super) chosen: bool,
    pub(super) path: String,
}

pub(super) fn row(seat: &Seat, gathered: &Gathered, texts: &Texts, turn: &Turn) -> Row {
    let (say, reporter) = (seat.say(), &turn.reporter);
    let draft = turn.report.and_then(|id| texts.drafts.get(&id));
    let late = gathered.due.filter(|_| gathered.is_late(turn));
    Row {
        account: reporter.account.to_string(),
        code: reporter.unit.code.clone(),
        unit: reporter.unit.name.in_lang(say.lang()).to_owned(),
        reporter: reporter.title.in_lang(say.lang()).to_owned(),
        state: state(say, Step::of(turn)),
        late: late.map(|due| words::open(say, due, gathered.facts.today)),
        sections: sections(say, gathered, draft),
        length: length(say, gathered, draft),
        items: items(say, gathered, turn, draft),
        files: turn.report.and_then(|id| texts.files.get(&id)).copied().unwrap_or_default(),
        asked: asked(say, seat, gathered, reporter.account),
        may_be_asked: gathered.may_be_asked(reporter.account),
        chosen: false,
        path: links::report(seat.review.id, reporter.id),
    }
}

pub(super) fn state(say: Say, step: Step) -> Chip {
    let (text, tone) = match step {
        Step::NotBegun => (say.progress_not_begun(), "quiet"),
        Step::Drafting => (say.report_state_drafting(), "quiet"),
        Step::HandedIn => (say.report_state_handed_in(), "now"),
        Step::Returned => (say.report_state_returned(), "due"),
        Step::Accepted => (say.report_state_accepted(), "done"),
    };
    Chip { text: text.to_owned(), tone }
}

fn sections(say: Say, gathered: &Gathered, draft: Option<&Report>) -> String {
    let all = gathered.template.report().sections.len();
    let written = draft.map_or(0, |report| {
        let lang = service::report::edition_that_counts(&report.draft);
        let sections = gathered.template.report().sections.iter();
        sections.filter(|section| !report.draft.section(lang, &section.key).trim().is_empty()).count()
    });
    say.progress_part(written, all)
}

fn length(say: Say, gathered: &Gathered, draft: Option<&Report>) -> String {
    let count = draft.map_or(0, |report| {
        report.draft.total(&gathered.template, service::report::edition_that_counts(&report.draft))
    });
    say.progress_part(count, gathered.template.report().total_limit)
}

/// Of what was found in earlier years, what the report has an answer to. Blank where nothing was.
fn items(say: Say, gathered: &Gathered, turn: &Turn, draft: Option<&Report>) -> String {
    let unit = turn.reporter.unit.id;
    let concerned: Vec<_> =
        gathered.items.iter().filter(|(_, of)| of.is_none_or(|other| other == unit)).collect();
    if concerned.is_empty() {
        return "–".to_owned();
    }
    let answered = draft.map_or(0, |report| {
        let lang = service::report::edition_that_counts(&report.draft);
        concerned.iter().filter(|(id, _)| !report.draft.answer(id, lang).trim().is_empty()).count()
    });
    say.progress_part(answered, concerned.len())
}

/// When somebody was asked to hurry last.
pub(super) fn asked(say: Say, seat: &Seat, gathered: &Gathered, account: AccountId) -> String {
    let zone = &seat.review.zone;
    match gathered.nudges.get(&account) {
        None => String::new(),
        Some(nudge) if gathered.was_asked_today(account) => {
            say.progress_asked_today(moment::time(nudge.at, zone))
        }
        Some(nudge) => moment::minute(say, nudge.at, zone),
    }
}
