//! The sentences of the host's script.

use documents::packet::day::ScriptLine as Line;
use i18n::Say;
use review::{
    meeting::Part,
    roster::Attendances,
    template::{Colour, Group, OwnRow, Slot, SlotKind},
    threshold::Operator,
};
use storage::{cycle::Review, meeting::lot::Draw, roster::Reporter};

use super::{hall::Hall, lot};
use crate::moment;

/// What the sentences are made of.
pub(super) struct Facts<'a> {
    pub(super) hall: &'a Hall,
    pub(super) review: &'a Review,
    pub(super) attendances: Attendances,
    pub(super) scrutineers: Vec<String>,
    pub(super) draws: Vec<Draw>,
}

impl Facts<'_> {
    /// What is said at a point of the agenda.
    pub(super) fn lines(&self, slot: &Slot) -> Vec<Line> {
        match slot.kind {
            SlotKind::Opening { .. } => self.opening(),
            SlotKind::Tellers { .. } => self.tellers(),
            SlotKind::Reports { report_minutes, question_minutes, comment_minutes } => {
                self.reports([report_minutes, question_minutes, comment_minutes])
            }
            SlotKind::Ballot { .. } => self.ballot(),
            SlotKind::SummingUp { .. } => {
                let committee = self.hall.template.vocabulary().committee.in_lang(self.say().lang());
                vec![said(self.say().script_summing_up(committee))]
            }
        }
    }

    fn opening(&self) -> Vec<Line> {
        let (say, review, hall) = (self.say(), self.review, self.hall);
        let lang = say.lang();
        let greeting = say.script_greeting(
            moment::day(say, review.meets_at, &review.zone),
            review.place.in_lang(lang),
            review.year,
            hall.template.vocabulary().meeting.in_lang(lang),
            review.organisation.in_lang(lang),
        );
        let titles = hall.rules.agenda.iter().map(|slot| slot.title.in_lang(lang).to_owned()).collect();
        let mut lines = vec![said(greeting)];
        lines.extend(self.heads());
        lines.push(said(say.script_agenda()));
        lines.push(Line::List(titles));
        lines.push(said(say.script_declare_open()));
        lines
    }

    /// How many have come, and whether they are enough.
    fn heads(&self) -> Vec<Line> {
        let say = self.say();
        let quorum = service::meeting::quorum(&self.hall.template, self.attendances.clone());
        if quorum.present == 0 {
            return vec![cue(say.script_nobody_counted())];
        }
        let leave: u32 = self.attendances.values().map(|group| group.on_leave).sum();
        let roll = said(say.script_roll(quorum.roll, leave, quorum.present));
        if !quorum.is_met() {
            return vec![roll, cue(say.script_quorum_missing(quorum.needed, quorum.present))];
        }
        let share = quorum.threshold.share.to_display_ratio();
        let rule = match quorum.threshold.operator {
            Operator::AtLeast => say.roster_quorum_at_least(share),
            Operator::MoreThan => say.roster_quorum_more_than(share),
        };
        vec![roll, said(say.script_quorum_met(rule, quorum.needed))]
    }

    fn tellers(&self) -> Vec<Line> {
        let say = self.say();
        let mut lines = match self.scrutineers.as_slice() {
            [] => vec![cue(say.script_scrutineers_none())],
            names => vec![said(say.script_scrutineers(names.join(say.frame_list_comma())))],
        };
        lines.push(said(say.script_scrutineers_vote()));
        lines.push(cue(say.script_scrutineers_adopted()));
        lines.push(said(say.script_cards()));
        let group = |group: &Group| {
            let title = group.title.in_lang(say.lang());
            say.script_card_group(&group.key, colour(say, group.colour), title)
        };
        lines.push(Line::List(self.groups().iter().map(group).collect()));
        lines
    }

    fn reports(&self, minutes: [u32; 3]) -> Vec<Line> {
        let (say, hall) = (self.say(), self.hall);
        let mut lines = Vec::new();
        if hall.reporters.is_empty() {
            lines.push(cue(say.script_no_reporters()));
        }
        let planned = [Part::Report, Part::Questions, Part::Comment].into_iter().zip(minutes);
        let planned = planned.filter(|(_, minutes)| *minutes > 0);
        let part = |(part, minutes): (Part, u32)| {
            say.script_part(hall.part(part), say.script_minutes(usize::try_from(minutes).unwrap_or_default()))
        };
        let parts: Vec<_> = planned.map(part).collect();
        lines.push(said(say.script_reports(parts.join(say.frame_list_comma()))));
        lines.push(said(say.script_warning(hall.rules.warning_seconds)));
        lines.extend(self.order());
        lines.push(Line::List(self.calls()));
        let [_, questions, comment] = minutes;
        lines.push(cue(say.script_each()));
        lines.push(said(if questions > 0 { say.script_thanks_questions() } else { say.script_thanks() }));
        if comment > 0 {
            lines.push(said(say.script_comment()));
        }
        if !hall.in_writing.is_empty() {
            let units = hall.in_writing.iter().map(|one| one.unit.name.in_lang(say.lang()));
            let units: Vec<_> = units.collect();
            lines.push(said(say.script_writing(units.join(say.frame_list_comma()))));
        }
        lines
    }

    /// Where the order comes from.
    fn order(&self) -> Vec<Line> {
        let say = self.say();
        let Some(last) = self.draws.last() else { return vec![said(say.script_order_fixed())] };
        let when = moment::minute(say, last.at, &self.review.zone);
        let drawn = said(say.script_order_lot(when, &last.witness));
        let moved = lot::deviation(self.hall, last).map(|_| cue(say.script_order_moved()));
        [Some(drawn), moved].into_iter().flatten().collect()
    }

    /// Each reporter called up, and the next one told to get ready.
    fn calls(&self) -> Vec<String> {
        let (say, reporters) = (self.say(), &self.hall.reporters);
        let lang = say.lang();
        let next = reporters.iter().skip(1).map(Some).chain([None]);
        let call = |(place, (one, next)): (usize, (&Reporter, Option<&Reporter>))| {
            let call = say.script_call(place + 1, one.unit.name.in_lang(lang), one.title.in_lang(lang));
            match next {
                Some(Reporter { unit, .. }) => {
                    format!("{call} {}", say.script_ready(unit.name.in_lang(lang)))
                }
                None => call,
            }
        };
        reporters.iter().zip(next).enumerate().map(call).collect()
    }

    fn ballot(&self) -> Vec<Line> {
        let say = self.say();
        let (lang, rules) = (say.lang(), self.hall.template.evaluation());
        let criteria: Vec<_> = rules.criteria.iter().map(|one| one.title.in_lang(lang)).collect();
        let grades: Vec<_> = rules.grades.iter().map(|one| one.title.in_lang(lang)).collect();
        let own: Vec<_> = rules.groups.iter().filter(|group| group.own_row == OwnRow::Skip).collect();
        let own: Vec<_> = own.iter().map(|group| group.key.to_string()).collect();
        let comma = say.frame_list_comma();
        let grading = say.script_ballot_grades(
            criteria.join(comma),
            grades.join(comma),
            rules.abstain.title.in_lang(lang),
        );
        let mut lines = vec![said(say.script_ballot()), said(say.script_ballot_cards()), said(grading)];
        if !own.is_empty() {
            lines.push(said(say.script_ballot_own(own.join(comma))));
        }
        lines.extend([
            said(say.script_ballot_scan()),
            said(say.script_ballot_phone()),
            cue(say.script_ballot_open_cue()),
            said(say.script_ballot_open()),
            cue(say.script_ballot_end_cue()),
            said(say.script_ballot_end(rules.grace_seconds)),
            said(say.script_ballot_print()),
        ]);
        lines
    }

    fn groups(&self) -> &[Group] {
        &self.hall.template.evaluation().groups
    }

    fn say(&self) -> Say {
        self.hall.say
    }
}

fn said(text: impl Into<String>) -> Line {
    Line::Said(text.into())
}

fn cue(text: impl Into<String>) -> Line {
    Line::Cue(text.into())
}

fn colour(say: Say, colour: Colour) -> &'static str {
    match colour {
        Colour::Red => say.template_colour_red(),
        Colour::Yellow => say.template_colour_yellow(),
        Colour::Blue => say.template_colour_blue(),
        Colour::White => say.template_colour_white(),
    }
}
