//! What the keys and words of a template's text are called where it is typed into a form.

use crate::Say;

impl Say {
    /// The name of a part of a form, by its path. Nothing for one that has no name yet.
    pub fn template_form_part(self, path: &str) -> Option<&'static str> {
        match path {
            "report.attachments" => Some(self.template_part_attachments()),
            "report.written" => Some(self.meeting_in_writing()),
            "facts" => Some(self.fact_title()),
            "facts.checks" => Some(self.template_part_checks()),
            "evaluation.trustees" => Some(self.template_part_trustees()),
            "evaluation.abstain" => Some(self.template_abstain()),
            "evaluation.filling.quotas" => Some(self.template_part_quotas()),
            "evaluation.paper" => Some(self.template_part_paper()),
            "news.steps" => Some(self.template_part_steps()),
            "calendar.deadlines" => Some(self.template_part_deadlines()),
            "template"
            | "vocabulary"
            | "report"
            | "report.sections"
            | "report.problem"
            | "report.oral"
            | "meeting"
            | "meeting.agenda"
            | "evaluation"
            | "evaluation.criteria"
            | "evaluation.grades"
            | "evaluation.groups"
            | "evaluation.filling"
            | "evaluation.comments"
            | "assessment"
            | "assessment.inputs"
            | "assessment.bands"
            | "assessment.caps"
            | "assessment.floors"
            | "assessment.triggers"
            | "assessment.adjustments"
            | "assessment.gates"
            | "assessment.majorities"
            | "assessment.vetoes"
            | "assessment.consequences"
            | "assessment.feedback"
            | "news"
            | "calendar"
            | "documents.page"
            | "documents.sizes"
            | "documents.faces"
            | "documents.header" => Some(self.template_part(path)),
            _ => None,
        }
    }

    /// The label of a value. `part` is its table, such as `report.sections`; `key` its key there. Nothing where the
    /// text speaks of something that has no label yet: then the key itself must do.
    pub fn template_label(self, part: &str, key: &str) -> Option<&'static str> {
        let label = match (part, key) {
            ("vocabulary", _) => return self.template_vocabulary(key),
            ("documents.page" | "documents.sizes" | "documents.faces" | "documents.header", _) => {
                return self.template_label_of_documents(part, key);
            }
            ("template", "name") => self.template_name(),
            ("template", "version") => self.template_version(),
            (_, "key") => self.template_key(),
            (_, "title") => self.template_field_title(),
            (_, "guidance") => self.template_guidance(),
            (_, "weight") => self.template_weight(),
            (_, "share" | "threshold" | "minimum") => self.template_share(),
            (_, "operator") => self.template_field_operator(),
            (_, "grade") => self.template_grade(),
            (_, "grades") => self.template_part_grades(),
            ("report" | "report.written", "total_limit") => self.template_limit_total(),
            ("report.problem", "section") => self.template_field_section(),
            ("report.problem", "effect") => self.template_field_effect(),
            ("report.attachments", "limit") => self.template_field_attachments(),
            ("report.attachments", "megabytes") => self.template_field_megabytes(),
            (_, "limit") => self.template_limit(),
            ("meeting" | "meeting.agenda", _) => return self.template_label_of_meeting(key),
            ("evaluation.comments", "prompt") => self.template_field_prompt(),
            ("evaluation.comments", "readers") => self.template_comments_readers(),
            ("report.oral", "minutes") => self.template_minutes(),
            ("news", "different_approvers") => self.template_different(),
            ("news.steps", "role") => self.template_role(),
            ("calendar" | "calendar.deadlines", _) => return self.template_label_of_calendar(key),
            ("report.written", "on_ballot") => self.template_field_on_ballot(),
            ("facts" | "facts.checks", _) => return self.template_label_of_facts(key),
            _ if part.starts_with("evaluation") => return self.template_label_of_evaluation(key),
            _ if part.starts_with("assessment") => return self.template_label_of_assessment(key),
            _ => return None,
        };
        Some(label)
    }

    fn template_vocabulary(self, key: &str) -> Option<&'static str> {
        let label = match key {
            "organisation" => self.template_word_organisation(),
            "unit" => self.template_word_unit(),
            "reporter" => self.template_word_reporter(),
            "committee" => self.template_word_committee(),
            "leader" => self.template_word_leader(),
            "organiser" => self.template_word_organiser(),
            "meeting" => self.template_word_meeting(),
            _ => return None,
        };
        Some(label)
    }

    fn template_label_of_meeting(self, key: &str) -> Option<&'static str> {
        let label = match key {
            "quorum" => self.template_quorum(),
            "warning_seconds" => self.template_field_warning(),
            "kind" => self.template_field_kind(),
            "minutes" => self.template_minutes(),
            "report_minutes" => self.template_field_report_minutes(),
            "question_minutes" => self.template_field_question_minutes(),
            "comment_minutes" => self.template_field_comment_minutes(),
            _ => return None,
        };
        Some(label)
    }

    fn template_label_of_calendar(self, key: &str) -> Option<&'static str> {
        let label = match key {
            "next_meeting" => self.template_next_meeting(),
            "days" => self.template_field_days(),
            "count" => self.template_field_count(),
            "rest_day" => self.template_rest(),
            "task" => self.template_field_task(),
            "remind" => self.template_remind(),
            "remind_items" => self.template_remind_items(),
            "remind_hour" => self.template_remind_hour(),
            "quiet_on_rest_days" => self.template_remind_quiet(),
            _ => return None,
        };
        Some(label)
    }

    fn template_label_of_documents(self, part: &str, key: &str) -> Option<&'static str> {
        let label = match (part, key) {
            ("documents.page", "top") => self.template_paper_top(),
            ("documents.page", "bottom") => self.template_paper_bottom(),
            ("documents.page", "left") => self.template_paper_left(),
            ("documents.page", "right") => self.template_paper_right(),
            ("documents.page", "lines") => self.template_paper_lines(),
            ("documents.page", "characters") => self.template_paper_characters(),
            ("documents.page", "seal_lines") => self.template_paper_seal(),
            (_, "title") => self.template_paper_title(),
            (_, "body") => self.template_paper_body(),
            (_, "first") => self.template_paper_first(),
            (_, "second") => self.template_paper_second(),
            (_, "table") => self.template_paper_table(),
            (_, "note") => self.template_paper_note(),
            (_, "page_number") => self.template_paper_page_number(),
            (_, "latin") => self.template_paper_latin(),
            (_, "words") => self.template_paper_words(),
            _ => return None,
        };
        Some(label)
    }

    fn template_label_of_facts(self, key: &str) -> Option<&'static str> {
        let label = match key {
            "entered_by" => self.template_check_entered_by(),
            "reporter_reads" => self.template_check_reporter_reads(),
            "kind" => self.template_check_kind(),
            "points" => self.template_field_full_score(),
            "decimals" => self.template_field_decimals(),
            "input" => self.template_check_input(),
            _ => return None,
        };
        Some(label)
    }

    fn template_label_of_evaluation(self, key: &str) -> Option<&'static str> {
        let label = match key {
            "minimum_group" => self.template_minimum(),
            "spare_cards" => self.template_spare(),
            "grace_seconds" => self.template_field_grace(),
            "needed" => self.template_trustees(),
            "points" => self.template_points(),
            "tone" => self.template_field_tone(),
            "counted_in_denominator" => self.template_field_counted(),
            "missing_rows" => self.template_missing_rows(),
            "all_same" => self.template_all_same(),
            "reveal" => self.template_reveal(),
            "incomplete" => self.template_field_incomplete(),
            "criterion" => self.template_field_criterion(),
            "at_least" => self.template_field_at_least(),
            "at_most" => self.template_field_at_most(),
            "colour" => self.template_colour(),
            "merge_into" => self.template_merge(),
            "own_row" => self.template_own_row(),
            _ => return None,
        };
        Some(label)
    }

    fn template_label_of_assessment(self, key: &str) -> Option<&'static str> {
        let label = match key {
            "decimals" => self.template_field_decimals(),
            "source" => self.template_source(),
            "bound" => self.template_bound(),
            "consequence" => self.template_consequence(),
            "mean" => self.template_mean(),
            "absent" => self.template_absent(),
            "ties" => self.template_ties(),
            "tie_break" => self.template_tie_break(),
            "judges" => self.template_judges(),
            "trim" => self.template_trim(),
            "trim_above" => self.template_trim_above(),
            "bonus" => self.template_bonus(),
            "deduction" => self.template_deduction(),
            "greatest" => self.template_greatest(),
            "least" => self.template_least(),
            "input" => self.template_gate_input(),
            "ceiling" => self.template_ceiling(),
            "acknowledge_days" => self.template_acknowledge_days(),
            "objection_days" => self.template_objection_days(),
            "shows" => self.template_shows(),
            _ => return None,
        };
        Some(label)
    }

    fn template_task(self, word: &str) -> Option<&'static str> {
        let said = match word {
            "roster" => self.template_task_roster(),
            "key" => self.template_task_key(),
            "reports" => self.template_task_reports(),
            "acceptance" => self.template_task_acceptance(),
            "cards" => self.template_task_cards(),
            "grades" => self.template_task_grades(),
            "news" => self.template_task_news(),
            _ => return None,
        };
        Some(said)
    }

    /// How scores are brought together.
    fn template_counting(self, key: &str, word: &str) -> Option<&'static str> {
        let said = match (key, word) {
            ("mean", "by_group") => self.template_mean_by_group(),
            ("mean", "pooled") => self.template_mean_pooled(),
            ("absent", "share_out") => self.template_absent_share_out(),
            ("absent", "zero") => self.template_absent_zero(),
            ("absent", "refuse") => self.template_absent_refuse(),
            ("ties", "committee") => self.template_ties_committee(),
            ("ties", "higher") => self.template_ties_higher(),
            ("ties", "lower") => self.template_ties_lower(),
            _ => return None,
        };
        Some(said)
    }

    /// What a word of the program is called that may stand under a key.
    pub fn template_choice(self, key: &str, word: &str) -> Option<&'static str> {
        let said = match (key, word) {
            ("operator", "at_least") => self.template_choice_at_least(),
            ("operator", "more_than") => self.template_choice_more_than(),
            ("effect", "warn") => self.template_effect_warn(),
            ("effect", "block") => self.template_effect_block(),
            ("kind", "opening") => self.template_kind_opening(),
            ("kind", "tellers") => self.template_kind_tellers(),
            ("kind", "reports") => self.template_kind_reports(),
            ("kind", "ballot") => self.template_kind_ballot(),
            ("kind", "summing_up") => self.template_kind_summing_up(),
            ("tone", "good") => self.template_tone_good(),
            ("tone", "fairly_good") => self.template_tone_fairly_good(),
            ("tone", "average") => self.template_tone_average(),
            ("tone", "poor") => self.template_tone_poor(),
            ("colour", "red") => self.template_colour_red(),
            ("colour", "yellow") => self.template_colour_yellow(),
            ("colour", "blue") => self.template_colour_blue(),
            ("colour", "white") => self.template_colour_white(),
            ("own_row", "skip") => self.template_own_row_skip(),
            ("own_row", "mark") => self.template_own_row_mark(),
            ("missing_rows", "refuse") => self.template_missing_refuse(),
            ("missing_rows", "abstain") => self.template_missing_abstain(),
            ("all_same", "warn") => self.template_all_same_warn(),
            ("all_same", "allow") => self.template_all_same_allow(),
            ("reveal", "at_once") => self.template_reveal_at_once(),
            ("reveal", "after_report") => self.template_reveal_after_report(),
            ("incomplete", "count") => self.template_incomplete_count(),
            ("incomplete", "void") => self.template_incomplete_void(),
            ("source", "evaluation") => self.template_source_evaluation(),
            ("source", "entered") => self.template_source_entered(),
            ("source", "judges") => self.template_source_judges(),
            ("mean" | "absent" | "ties", _) => return self.template_counting(key, word),
            ("shows", "grade") => self.letters_grade(),
            ("shows", "score") => self.letters_score(),
            ("shows", "distribution") => self.letters_distribution(),
            ("source", "checks") => self.template_field_from_checks(),
            ("kind", "desk") => self.fact_desk(),
            ("kind", "field") => self.fact_field(),
            ("role" | "readers" | "entered_by", "organiser") => self.cycle_role_organiser(),
            ("role" | "readers" | "entered_by", "leader") => self.cycle_role_leader(),
            ("role" | "readers", "reporter") => self.cycle_role_reporter(),
            ("role", "approver") => self.cycle_role_approver(),
            ("next_meeting", "same_date") => self.template_next_same_date(),
            ("next_meeting", "same_weekday") => self.template_next_same_weekday(),
            ("count", "calendar") => self.template_count_calendar(),
            ("count", "working") => self.template_count_working(),
            ("rest_day", "stay") => self.template_rest_stay(),
            ("rest_day", "before") => self.template_rest_before(),
            ("rest_day", "after") => self.template_rest_after(),
            ("task", _) => return self.template_task(word),
            _ => return None,
        };
        Some(said)
    }
}

#[cfg(test)]
mod tests {
    use review::words::Lang;

    use super::Say;

    const REFERENCE: &str = include_str!("../../../../docs/template.md");

    #[test]
    fn whatever_the_reference_names_has_a_label_and_its_part_a_name() {
        let rows = REFERENCE.lines().filter_map(|line| line.strip_prefix("| `"));
        let paths: Vec<_> = rows.filter_map(|row| row.split('`').next()).collect();
        assert!(paths.len() > 80, "the reference names {} keys", paths.len());
        for path in paths {
            let (part, key) = path.rsplit_once('.').unwrap();
            let a_list = path == "evaluation.filling.quotas";
            for say in [Say(Lang::Zh), Say(Lang::En)] {
                assert!(a_list || say.template_label(part, key).is_some(), "{path} has no label");
                assert!(say.template_form_part(part).is_some(), "{part} has no name");
            }
        }
    }
}
