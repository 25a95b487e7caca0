use super::super::{Rules, SlotKind, TemplateError};
use super::{entries, share, unique, within};

/// In minutes: half a day for one point of the agenda.
const SLOT_LIMIT: u32 = 720;

pub(super) fn check(rules: &Rules) -> Result<(), TemplateError> {
    let meeting = &rules.meeting;
    share("meeting.quorum.share", &meeting.quorum.share)?;
    within("meeting.warning_seconds", meeting.warning_seconds, 0, 3_600)?;
    entries("meeting.agenda", meeting.agenda.len(), 1, 40)?;
    unique("meeting.agenda", meeting.agenda.iter().map(|s| &s.key))?;
    for slot in &meeting.agenda {
        within(&format!("meeting.agenda.{}", slot.key), slot.kind.minutes(1), 1, SLOT_LIMIT)?;
    }
    let count = meeting.agenda.iter().filter(|s| s.kind.is_reports()).count();
    if count != 1 {
        return Err(TemplateError::ReportSlots { count });
    }
    let oral = rules.report.oral.minutes;
    for slot in &meeting.agenda {
        if let SlotKind::Reports { report_minutes: agenda, .. } = slot.kind
            && agenda != oral
        {
            return Err(TemplateError::OralMinutes { oral, agenda });
        }
    }
    Ok(())
}
