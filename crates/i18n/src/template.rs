//! A template in words: what is wrong with it or worth another look, where, and how to mend it.

mod label;
mod own;

use review::{
    exact::Exact,
    template::{Advice, Flaw, TemplateError},
};

use crate::Say;

impl Say {
    /// The sentence for whoever writes the template.
    pub fn template_error(self, why: &TemplateError) -> String {
        let place = |field: &str| self.template_where(self.template_part(field), field);
        match why {
            TemplateError::TooLong { limit } => self.template_wrong_too_long(limit),
            TemplateError::Syntax { line, flaw, message } => {
                self.template_wrong_line(line, self.template_flaw(flaw, message))
            }
            TemplateError::OutOfRange { field, found, least, greatest } => {
                self.template_wrong_range(place(field), number(found), number(least), number(greatest))
            }
            TemplateError::WrongCount { field, count, least, greatest } => {
                self.template_wrong_count(place(field), count, least, greatest)
            }
            TemplateError::Twice { field, key } => self.template_wrong_twice(place(field), key),
            TemplateError::Unknown { field, key } => self.template_wrong_unknown(place(field), key),
            TemplateError::WeightsNotWhole { field, sum } => {
                self.template_wrong_weights(place(field), share(sum))
            }
            TemplateError::PointsNotFalling { .. }
            | TemplateError::MergedIntoItself { .. }
            | TemplateError::QuotasOverlap { .. }
            | TemplateError::QuotaBounds { .. }
            | TemplateError::EvaluationInputs { .. }
            | TemplateError::InputNotOfChecks { .. }
            | TemplateError::InputWithoutChecks { .. }
            | TemplateError::BandMissing { .. }
            | TemplateError::BandTooMany { .. }
            | TemplateError::BandsNotFalling { .. }
            | TemplateError::CapOnLast { .. }
            | TemplateError::CapBounds { .. }
            | TemplateError::CapsOverlap { .. }
            | TemplateError::FloorNotLowest
            | TemplateError::CeilingOnBest { .. }
            | TemplateError::NeverReached { .. }
            | TemplateError::GateIdle { .. }
            | TemplateError::TrimShape { .. }
            | TemplateError::NothingToTrim { .. }
            | TemplateError::TrimAboveAlone { .. }
            | TemplateError::JudgesMissing { .. }
            | TemplateError::JudgesElsewhere { .. }
            | TemplateError::PooledZero
            | TemplateError::LeastAboveGreatest
            | TemplateError::BandBeyondGreatest { .. }
            | TemplateError::ReportSlots { .. }
            | TemplateError::OralMinutes { .. }
            | TemplateError::CannotApprove { .. }
            | TemplateError::UnknownFact { .. }
            | TemplateError::FigureNotAllowed { .. } => self.template_disagreement(why),
        }
    }

    /// Parts that do not fit each other.
    fn template_disagreement(self, why: &TemplateError) -> String {
        match why {
            TemplateError::PointsNotFalling { grade } => self.template_wrong_points(grade),
            TemplateError::MergedIntoItself { group } => self.template_wrong_merge_self(group),
            TemplateError::QuotasOverlap { grade } => self.template_wrong_quotas_overlap(grade),
            TemplateError::QuotaBounds { place } => self.template_wrong_quota_bounds(place),
            TemplateError::EvaluationInputs { count } => self.template_wrong_evaluation_inputs(count),
            TemplateError::InputNotOfChecks { check, input } => {
                self.template_wrong_input_not_of_checks(check, input)
            }
            TemplateError::InputWithoutChecks { input } => self.template_wrong_input_without_checks(input),
            TemplateError::BandMissing { place, expected } => {
                self.template_wrong_band_missing(expected, place)
            }
            TemplateError::BandTooMany { grade } => self.template_wrong_band_many(grade),
            TemplateError::BandsNotFalling { grade } => self.template_wrong_bands_falling(grade),
            TemplateError::CapOnLast { grade } => self.template_wrong_cap_last(grade),
            TemplateError::CapBounds { grade } => self.template_wrong_cap_bounds(grade),
            TemplateError::CapsOverlap { grade } => self.template_wrong_caps_overlap(grade),
            TemplateError::FloorNotLowest => self.template_wrong_floor().to_owned(),
            TemplateError::CeilingOnBest { field, grade } => {
                self.template_wrong_ceiling(self.template_where(self.template_part(field), field), grade)
            }
            TemplateError::NeverReached { field, bound } => self
                .template_wrong_never(self.template_where(self.template_part(field), field), number(bound)),
            TemplateError::GateIdle { gate, by } => self.template_wrong_gate_idle(gate, by),
            TemplateError::TrimShape { input } => self.template_wrong_trim_shape(input),
            TemplateError::NothingToTrim { input } => self.template_wrong_trim_nothing(input),
            TemplateError::TrimAboveAlone { input } => self.template_wrong_trim_alone(input),
            TemplateError::JudgesMissing { input } => self.template_wrong_judges_missing(input),
            TemplateError::JudgesElsewhere { input } => self.template_wrong_judges_elsewhere(input),
            TemplateError::PooledZero => self.template_wrong_pooled_zero().to_owned(),
            TemplateError::LeastAboveGreatest => self.template_wrong_least().to_owned(),
            TemplateError::BandBeyondGreatest { grade, greatest } => {
                self.template_wrong_band_beyond(number(greatest), grade)
            }
            TemplateError::ReportSlots { count } => self.template_wrong_report_slots(count),
            TemplateError::OralMinutes { oral, agenda } => self.template_wrong_oral_minutes(oral, agenda),
            TemplateError::CannotApprove { step, role } => self.template_wrong_approver(role.key(), step),
            TemplateError::UnknownFact { name } => self.template_wrong_fact(name),
            TemplateError::FigureNotAllowed { fact } => self.template_wrong_figure(fact.key()),
            TemplateError::TooLong { .. }
            | TemplateError::Syntax { .. }
            | TemplateError::OutOfRange { .. }
            | TemplateError::WrongCount { .. }
            | TemplateError::Twice { .. }
            | TemplateError::Unknown { .. }
            | TemplateError::WeightsNotWhole { .. } => why.to_string(),
        }
    }

    fn template_flaw(self, flaw: &Flaw, message: &str) -> String {
        match flaw {
            Flaw::UnknownKey { key, among } => self.template_wrong_unknown_key(key, among),
            Flaw::MissingKey { key } => self.template_wrong_missing_key(key),
            Flaw::TwiceKey { key } => self.template_wrong_twice_key(key),
            Flaw::UnknownWord { word, among } => self.template_wrong_unknown_word(word, among),
            Flaw::NotWhole { found } => self.template_wrong_not_whole(found),
            Flaw::Other => self.template_wrong_toml(message),
        }
    }

    /// What is lawful and may be a slip.
    pub fn template_advice_on(self, advice: &Advice) -> String {
        match advice {
            Advice::TotalOutOfReach { sum, total } => self.template_advice_total(sum, total),
            Advice::NobodyToMergeWith { group, minimum } => self.template_advice_alone(group, minimum),
            Advice::EvaluationWithoutWeight => self.template_advice_no_weight().to_owned(),
            Advice::CapOutOfReach { grade } => self.template_advice_cap(grade),
            Advice::NoCalendar => self.template_advice_no_calendar().to_owned(),
        }
    }

    /// The name of the part to which a path in the text belongs.
    pub fn template_part(self, field: &str) -> &'static str {
        let mut steps = field.split('.');
        match (steps.next().unwrap_or_default(), steps.next().unwrap_or_default()) {
            ("template", _) => self.template_part_identity(),
            ("vocabulary", _) => self.template_part_vocabulary(),
            ("report", "sections") => self.template_part_sections(),
            ("report", "problem") => self.template_part_problem(),
            ("report", "oral") => self.template_part_oral(),
            ("report", "written") => self.meeting_in_writing(),
            ("facts", _) => self.fact_title(),
            ("report", _) => self.template_part_report(),
            ("meeting", "agenda") => self.template_part_agenda(),
            ("meeting", _) => self.template_part_meeting(),
            ("evaluation", "criteria") => self.template_part_criteria(),
            ("evaluation", "grades") => self.template_part_grades(),
            ("evaluation", "groups") => self.template_part_groups(),
            ("evaluation", "filling") => self.template_part_filling(),
            ("evaluation", "comments") => self.template_part_comments(),
            ("evaluation", _) => self.template_part_evaluation(),
            ("assessment", "inputs") => self.template_part_inputs(),
            ("assessment", "bands") => self.template_part_bands(),
            ("assessment", "caps") => self.template_part_caps(),
            ("assessment", "floors") => self.template_part_floors(),
            ("assessment", "triggers") => self.template_part_triggers(),
            ("assessment", "adjustments") => self.template_part_adjustments(),
            ("assessment", "gates") => self.template_part_gates(),
            ("assessment", "majorities") => self.template_part_majorities(),
            ("assessment", "vetoes") => self.template_part_vetoes(),
            ("assessment", "consequences") => self.template_part_consequences(),
            ("assessment", "feedback") => self.template_part_feedback(),
            ("assessment", "release") => self.template_part_release(),
            ("assessment", _) => self.template_part_assessment(),
            ("news", _) => self.template_part_news(),
            ("calendar", _) => self.template_part_calendar(),
            ("documents", "page") => self.template_part_page(),
            ("documents", "sizes") => self.template_part_type_sizes(),
            ("documents", "faces") => self.template_part_faces(),
            ("documents", "header") => self.template_part_letterhead(),
            ("documents", _) => self.template_part_documents(),
            _ => self.template_name(),
        }
    }
}

/// A number as short as it is exact: `40`, `94.5`, `2/3`.
pub fn number(value: &Exact) -> String {
    let short =
        (0..=2).map(|places| value.round_half_up(places)).find(|text| text.parse().as_ref() == Ok(value));
    short.unwrap_or_else(|| value.to_display_ratio())
}

/// A share: `40%`, or `1/3` where no short percentage is exact.
pub fn share(value: &Exact) -> String {
    let short = (0..=2).map(|places| value.percent(places)).find(|text| text.parse().as_ref() == Ok(value));
    short.unwrap_or_else(|| value.to_display_ratio())
}
