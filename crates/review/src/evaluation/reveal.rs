//! Whom a ballot may grade already, where it follows the meeting. The booth keeps to it; a sealed ballot cannot be asked.

use std::collections::BTreeSet;

use crate::id::ReporterId;
use crate::meeting::{Entry, Log, MeetingState, Stage};
use crate::template::{FillingRules, MeetingRules, Reveal};

/// Of those who report in person, who has not had the own turn yet. A meeting that is not led here holds nothing back,
/// and nobody waits once the reports are over.
pub fn waiting(
    filling: &FillingRules,
    agenda: &MeetingRules,
    state: &MeetingState,
    log: &Log,
    in_person: &[ReporterId],
) -> BTreeSet<ReporterId> {
    if filling.reveal == Reveal::AtOnce || !reports_to_come(agenda, state) {
        return BTreeSet::new();
    }
    let had = |entry: &Entry| {
        let (before, after) = (entry.before.state.reporter(), entry.after.state.reporter());
        before.filter(|_| before != after)
    };
    let heard: BTreeSet<_> = log.standing().filter_map(had).collect();
    in_person.iter().copied().filter(|one| !heard.contains(one)).collect()
}

fn reports_to_come(agenda: &MeetingRules, state: &MeetingState) -> bool {
    let Stage::At(key) = &state.stage else { return false };
    let here = agenda.agenda.iter().position(|slot| &slot.key == key);
    let reports = agenda.agenda.iter().rposition(|slot| slot.kind.is_reports());
    here.zip(reports).is_some_and(|(here, reports)| here <= reports)
}
