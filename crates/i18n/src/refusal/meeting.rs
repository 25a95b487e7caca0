use review::{
    meeting::{CommentText, Refusal},
    text::TextError,
};

use crate::Say;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::NotOpen => say.meeting_refusal_not_open().to_owned(),
        Refusal::AlreadyOpen => say.meeting_refusal_already_open().to_owned(),
        Refusal::Closed => say.meeting_refusal_closed().to_owned(),
        Refusal::LastSlot => say.meeting_refusal_last_slot().to_owned(),
        Refusal::LastReporter => say.meeting_refusal_last_reporter().to_owned(),
        Refusal::NotReports => say.meeting_refusal_not_reports().to_owned(),
        Refusal::UnknownSlot => say.meeting_refusal_unknown_slot().to_owned(),
        Refusal::NoReporters => say.meeting_refusal_no_reporters().to_owned(),
        Refusal::NotInOrder { .. } => say.meeting_refusal_not_in_order().to_owned(),
        Refusal::TwiceInOrder { .. } => say.meeting_refusal_twice_in_order().to_owned(),
        Refusal::NoReporter { .. } => say.meeting_refusal_no_reporter().to_owned(),
        Refusal::NoClock => say.meeting_refusal_no_clock().to_owned(),
        Refusal::ClockRuns => say.meeting_refusal_clock_runs().to_owned(),
        Refusal::ClockPaused => say.meeting_refusal_clock_paused().to_owned(),
        Refusal::ClockLength { limit_minutes } => say.meeting_refusal_clock_length(limit_minutes),
        Refusal::NothingToUndo => say.meeting_refusal_nothing_to_undo().to_owned(),
        Refusal::PointBegun { .. } => say.meeting_refusal_point_begun().to_owned(),
        Refusal::AgendaPoints => say.meeting_refusal_agenda_points().to_owned(),
        Refusal::AgendaEmpty => say.meeting_refusal_agenda_empty().to_owned(),
        Refusal::AgendaMinutes { limit_minutes } => say.meeting_refusal_agenda_minutes(limit_minutes),
        Refusal::ReportsBegun => say.meeting_refusal_reports_begun().to_owned(),
        Refusal::WitnessMissing => say.meeting_refusal_witness_missing().to_owned(),
        Refusal::WitnessTooLong { count, limit } => say.meeting_refusal_witness_too_long(count, limit),
        Refusal::ReasonMissing => say.meeting_refusal_reason_missing().to_owned(),
        Refusal::ReasonTooLong { count, limit } => say.meeting_refusal_reason_too_long(count, limit),
        Refusal::NoWriting => say.meeting_refusal_no_writing().to_owned(),
        Refusal::HasTheFloor => say.meeting_refusal_has_the_floor().to_owned(),
        Refusal::BoxesPlanned => say.meeting_refusal_boxes_planned().to_owned(),
        Refusal::CommentEmpty => say.meeting_refusal_comment_empty().to_owned(),
        Refusal::NoProblem => say.said_refusal_no_problem().to_owned(),
        Refusal::TakenUp => say.said_refusal_taken_up().to_owned(),
        Refusal::NotALeader => say.said_refusal_not_a_leader().to_owned(),
        Refusal::Confirmed => say.said_refusal_confirmed().to_owned(),
        Refusal::ConfirmedBefore => say.said_refusal_confirmed_before().to_owned(),
        Refusal::NothingToConfirm => say.said_refusal_nothing_to_confirm().to_owned(),
        Refusal::Text { text, error } => match error {
            TextError::Empty => say.meeting_refusal_text_empty(name(say, *text)),
            TextError::TooLong { count, limit } => {
                say.meeting_refusal_text_too_long(name(say, *text), count, limit)
            }
        },
    }
}

fn name(say: Say, text: CommentText) -> &'static str {
    match text {
        CommentText::Praise => say.meeting_praise(),
        CommentText::Problem => say.meeting_problem(),
        CommentText::Direction => say.meeting_direction(),
        CommentText::SummingUp => say.meeting_summing_up_text(),
        CommentText::Requirement => say.meeting_requirement(),
    }
}
