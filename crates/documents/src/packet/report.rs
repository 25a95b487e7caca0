//! What reporters hand in and what is said of it before the meeting: written report (D04), spoken text (D05),
//! self-assessment (D06), pre-review note (D07), pre-check record (D08), interview notes (D09).

use i18n::{Lang, moment};
use review::{template::CheckKind, time::Instant, words::Words};

use super::{Occasion, Speaker, Teller, heading, place, signatures, table, text};
use crate::document::{Block, Cell, Column, Document};

/// A report as it was handed in last, in the language of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Whose.
    pub speaker: Speaker,
    /// Title and text of each section, in the template's order.
    pub sections: Vec<(Words, String)>,
    /// Last year's problems, and what became of each.
    pub answers: Vec<(Words, String)>,
    /// The text that is spoken; blank where none is filed.
    pub spoken: String,
    /// When it was handed in, and which version it is.
    pub handed_in: (Instant, usize),
}

/// D04: the report in full.
pub fn written(lang: Lang, on: &Occasion, report: &Report) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let mut blocks = vec![whose(tell, &report.speaker)];
    for (title, words) in &report.sections {
        blocks.push(heading(without_number(tell.of(title))));
        blocks.push(text(words));
    }
    if !report.answers.is_empty() {
        blocks.push(heading(say.document_carried()));
        let columns = vec![
            Column::marks(say.document_number(), 1),
            Column::words(say.document_problem(), 5),
            Column::words(say.document_mended(), 6),
        ];
        let rows = report.answers.iter().enumerate().map(|(at, (problem, answer))| {
            vec![place(at), Cell::from(tell.of(problem)), Cell::from(answer.as_str())]
        });
        blocks.push(Block::Table(table(columns, rows.collect())));
    }
    let (at, version) = report.handed_in;
    blocks.push(Block::Guidance(vec![say.document_handed_in(version, moment::minute(say, at, &on.zone))]));
    blocks.push(signatures(&[tell.reporter()]));
    let title = say.document_report_title(tell.of(&report.speaker.unit), on.year);
    tell.upright(title, blocks)
}

/// D05: what is spoken.
pub fn spoken(lang: Lang, on: &Occasion, report: &Report) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let blocks = vec![whose(tell, &report.speaker), text(&report.spoken)];
    tell.upright(say.document_spoken_title(tell.of(&report.speaker.unit), on.year), blocks)
}

/// D06: a form for the reporter's own judgement, by the criteria that everybody else marks.
pub fn self_assessment(lang: Lang, on: &Occasion, speaker: &Speaker) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let rules = on.template.evaluation();
    let grades = rules.grades.iter().map(|grade| Column::marks(tell.of(&grade.title), 2));
    let columns = [Column::words(say.document_criterion(), 8)].into_iter().chain(grades).collect();
    let rows = rules.criteria.iter().map(|one| {
        let boxes = rules.grades.iter().map(|_| Cell::from(BOX));
        std::iter::once(Cell::from(tell.of(&one.title))).chain(boxes).collect()
    });
    let blocks = vec![
        whose(tell, speaker),
        Block::Table(table(columns, rows.collect())),
        Block::Room { label: say.document_own_strengths().to_owned(), lines: 5 },
        Block::Room { label: say.document_own_weaknesses().to_owned(), lines: 5 },
        Block::Guidance(vec![say.document_tick_one().to_owned()]),
        signatures(&[tell.reporter()]),
    ];
    tell.upright(tell.titled(say.document_self_assessment()), blocks)
}

/// An empty box to be ticked.
pub(super) const BOX: &str = "□";

/// What became of a version that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Which version.
    pub version: usize,
    /// When it was handed in.
    pub handed_in: Instant,
    /// What was decided, by whom and when; none while it is being read.
    pub decided: Option<Decided>,
}

/// A decision on a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Accepted, or else returned.
    pub accepted: bool,
    /// Whose.
    pub by: Words,
    /// When.
    pub at: Instant,
    /// What the reporter was asked to mend.
    pub note: String,
}

/// D07: every version, and what was said of it.
pub fn pre_review(lang: Lang, on: &Occasion, speaker: &Speaker, versions: &[Review]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let columns = vec![
        Column::marks(say.document_version(), 2),
        Column::words(say.document_handed_in_on(), 4),
        Column::words(say.document_outcome(), 3),
        Column::words(say.document_by_and_on(), 5),
        Column::words(say.document_opinion(), 8),
    ];
    let rows = versions.iter().map(|one| {
        let outcome = match &one.decided {
            None => say.document_in_review(),
            Some(decided) if decided.accepted => say.document_accepted(),
            Some(_) => say.document_returned(),
        };
        let by = one.decided.as_ref().map_or_else(String::new, |decided| {
            format!("{} {}", tell.of(&decided.by), tell.on_day(decided.at))
        });
        let note = one.decided.as_ref().map_or("", |decided| decided.note.as_str());
        let handed_in = tell.on_day(one.handed_in);
        vec![
            Cell::from(one.version.to_string()),
            Cell::from(handed_in),
            Cell::from(outcome),
            Cell::from(by),
            Cell::from(note),
        ]
    });
    let blocks = vec![
        whose(tell, speaker),
        Block::Table(table(columns, rows.collect())),
        signatures(&[say.document_reviewer()]),
    ];
    tell.upright(tell.titled(say.document_pre_review()), blocks)
}

/// What one check has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which check.
    pub check: Words,
    /// On papers, or at the unit.
    pub kind: CheckKind,
    /// The score with its full score, as printed; none where only a note was made.
    pub score: Option<String>,
    /// What was seen, in the language of the document.
    pub note: String,
    /// Who entered it.
    pub by: Words,
}

/// D08: what was checked at a unit before the meeting.
pub fn pre_check(lang: Lang, on: &Occasion, speaker: &Speaker, found: &[Found]) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let columns = vec![
        Column::marks(say.document_number(), 1),
        Column::words(say.document_check(), 5),
        Column::marks(say.document_check_kind(), 2),
        Column::figures(say.document_score(), 3),
        Column::words(say.document_seen(), 7),
        Column::words(say.document_checker(), 3),
    ];
    let rows = found.iter().enumerate().map(|(at, one)| {
        let kind = match one.kind {
            CheckKind::Desk => say.document_check_desk(),
            CheckKind::Field => say.document_check_field(),
        };
        vec![
            place(at),
            Cell::from(tell.of(&one.check)),
            Cell::from(kind),
            Cell::from(one.score.as_deref().unwrap_or_default()),
            Cell::from(one.note.as_str()),
            Cell::from(tell.of(&one.by)),
        ]
    });
    let blocks = vec![
        whose(tell, speaker),
        Block::Table(table(columns, rows.collect())),
        signatures(&[say.document_checker(), say.document_unit_head()]),
    ];
    tell.upright(tell.titled(say.document_pre_check()), blocks)
}

/// D09: a form for talks. What is said in them is confidential and never in the program.
pub fn interview(lang: Lang, on: &Occasion, speaker: &Speaker) -> Document {
    let tell = Teller::new(lang, on);
    let say = tell.say;
    let blank = |label: &str| (label.to_owned(), "＿＿＿＿＿＿".to_owned());
    let room = |label: &str| Block::Room { label: label.to_owned(), lines: 6 };
    let blocks = vec![
        Block::Guidance(vec![say.document_confidential().to_owned()]),
        whose(tell, speaker),
        Block::Facts(vec![
            blank(say.document_interviewed()),
            blank(say.document_time()),
            blank(say.document_place()),
        ]),
        room(say.document_interview_strengths()),
        room(say.document_interview_problems()),
        room(say.document_interview_advice()),
        signatures(&[say.document_interviewer()]),
    ];
    tell.upright(tell.titled(say.document_interview()), blocks)
}

pub(super) fn whose(tell: Teller, speaker: &Speaker) -> Block {
    Block::Facts(vec![
        (tell.unit().to_owned(), tell.of(&speaker.unit).to_owned()),
        (tell.reporter().to_owned(), tell.of(&speaker.title).to_owned()),
    ])
}

/// A section's title without the number that its template gave it ("一、"): headings are numbered here.
fn without_number(title: &str) -> &str {
    let rest = title.trim_start_matches(|c| "一二三四五六七八九十百0123456789".contains(c));
    let mark = rest.strip_prefix('、').or_else(|| rest.strip_prefix('.')).or_else(|| rest.strip_prefix('．'));
    match mark {
        Some(bare) if rest.len() < title.len() => bare.trim_start(),
        Some(_) | None => title,
    }
}

#[cfg(test)]
mod tests {
    use super::without_number;

    #[test]
    fn a_section_is_not_numbered_twice() {
        assert_eq!(without_number("一、思想政治建设情况"), "思想政治建设情况");
        assert_eq!(without_number("十二、其他"), "其他");
        assert_eq!(without_number("1. Results"), "Results");
        assert_eq!(without_number("三原色队伍"), "三原色队伍");
        assert_eq!(without_number("“三原色”队伍"), "“三原色”队伍");
    }
}
