use i18n::Say;
use review::template::{DayCount, Effect, NextMeeting, RestDay, SlotKind, Template};

use super::{Grid, Part, fact, read, threshold};

pub(super) fn vocabulary(say: Say, template: &Template) -> Part {
    let words = template.vocabulary();
    let all = [
        (say.template_word_organisation(), &words.organisation),
        (say.template_word_unit(), &words.unit),
        (say.template_word_reporter(), &words.reporter),
        (say.template_word_committee(), &words.committee),
        (say.template_word_leader(), &words.leader),
        (say.template_word_organiser(), &words.organiser),
        (say.template_word_meeting(), &words.meeting),
    ];
    let facts = all.into_iter().map(|(label, words)| fact(label, read(say, words))).collect();
    Part { title: say.template_part_vocabulary(), facts, grids: Vec::new() }
}

pub(super) fn report(say: Say, template: &Template) -> Part {
    let report = template.report();
    let rows = report.sections.iter();
    let rows = rows.map(|one| vec![read(say, &one.title), read(say, &one.guidance), one.limit.to_string()]);
    let total = report.sections.iter().map(|one| u64::from(one.limit)).sum::<u64>();
    let mut facts = vec![fact(say.template_limit_total(), report.total_limit.to_string())];
    if let Some(problem) = &report.problem {
        let section = template.section(&problem.section).map(|one| read(say, &one.title));
        let is = say.template_problem_is(section.unwrap_or_default(), threshold(say, &problem.minimum));
        let effect = match problem.effect {
            Effect::Warn => say.template_effect_warn(),
            Effect::Block => say.template_effect_block(),
        };
        facts.push(fact(say.template_part_problem(), format!("{is} · {effect}")));
    }
    let oral = say.template_oral_is(report.oral.minutes, report.oral.limit);
    facts.push(fact(say.template_part_oral(), oral));
    if let Some(written) = &report.written {
        let limit = written.total_limit.unwrap_or(report.total_limit);
        let graded =
            if written.on_ballot { say.template_written_graded() } else { say.template_written_ungraded() };
        facts.push(fact(say.meeting_in_writing(), say.template_written_is(limit, graded)));
    }
    let grid = Grid {
        title: say.template_part_sections(),
        heads: vec![say.template_part_sections(), say.template_guidance(), say.template_limit()],
        rows: rows.collect(),
        sum: vec![say.template_total().to_owned(), String::new(), total.to_string()],
    };
    Part { title: say.template_part_report(), facts, grids: vec![grid] }
}

pub(super) fn meeting(say: Say, template: &Template) -> Part {
    let meeting = template.meeting();
    let minutes = |kind: SlotKind| match kind {
        SlotKind::Opening { minutes }
        | SlotKind::Tellers { minutes }
        | SlotKind::Ballot { minutes }
        | SlotKind::SummingUp { minutes } => minutes.to_string(),
        SlotKind::Reports { report_minutes, question_minutes, comment_minutes } => {
            say.template_minutes_each(report_minutes, question_minutes, comment_minutes)
        }
    };
    let rows = meeting.agenda.iter().map(|slot| vec![read(say, &slot.title), minutes(slot.kind)]);
    let grid = Grid {
        title: say.template_part_agenda(),
        heads: vec![say.template_part_agenda(), say.template_minutes()],
        rows: rows.collect(),
        sum: Vec::new(),
    };
    let facts = vec![
        fact(say.template_quorum(), threshold(say, &meeting.quorum)),
        fact(say.template_warning(), say.template_seconds(meeting.warning_seconds)),
    ];
    Part { title: say.template_part_meeting(), facts, grids: vec![grid] }
}

pub(super) fn calendar(say: Say, template: &Template) -> Part {
    let calendar = template.calendar();
    let days = |days: i32| match days {
        0 => say.template_days_on().to_owned(),
        after if after > 0 => say.template_days_after(after),
        before => say.template_days_before(before.unsigned_abs()),
    };
    let next = match calendar.next_meeting {
        NextMeeting::SameDate => say.template_next_same_date(),
        NextMeeting::SameWeekday => say.template_next_same_weekday(),
    };
    let rows: Vec<_> = calendar
        .deadlines
        .iter()
        .map(|one| {
            let rest = match one.rest_day {
                RestDay::Stay => say.template_rest_stay(),
                RestDay::Before => say.template_rest_before(),
                RestDay::After => say.template_rest_after(),
            };
            let own = one.remind.as_deref().unwrap_or(&calendar.remind);
            let counted = match one.count {
                DayCount::Calendar => days(one.days),
                DayCount::Working => say.template_days_working(days(one.days)),
            };
            vec![read(say, &one.title), rest.to_owned(), reminders(own), counted]
        })
        .collect();
    let grid = Grid {
        title: say.template_part_calendar(),
        heads: vec![say.template_deadline(), say.template_rest(), say.template_remind(), say.template_days()],
        rows,
        sum: Vec::new(),
    };
    let grids = if grid.rows.is_empty() { Vec::new() } else { vec![grid] };
    let quiet = if calendar.quiet_on_rest_days { say.template_yes() } else { say.template_no() };
    let facts = vec![
        fact(say.template_next_meeting(), next),
        fact(say.template_remind_items(), reminders(calendar.item_reminders())),
        fact(say.template_remind_hour(), format!("{:02}:00", calendar.remind_hour)),
        fact(say.template_remind_quiet(), quiet),
    ];
    Part { title: say.template_part_calendar(), facts, grids }
}

/// Days from the deadline, from the first on; a minus as it is printed.
fn reminders(days: &[i32]) -> String {
    let mut days = days.to_vec();
    days.sort_unstable();
    let signed = |day: &i32| match *day {
        0 => "0".to_owned(),
        after if after > 0 => format!("+{after}"),
        before => format!("−{}", before.unsigned_abs()),
    };
    days.iter().map(signed).collect::<Vec<_>>().join(" ")
}
