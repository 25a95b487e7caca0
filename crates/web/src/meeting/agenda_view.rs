//! The form of this meeting's agenda.

use askama::Template;
use review::{
    meeting::{Lengths, Planned, Point, Stage},
    template::SlotKey,
};

use super::hall::Hall;
use crate::{
    frame::{self, Frame, Workspace},
    gate::Seat,
    links,
};

/// The points with their lengths.
#[derive(Template)]
#[template(path = "meeting/agenda.html")]
pub(super) struct AgendaPage {
    frame: Frame,
    workspace: Workspace,
    meeting: String,
    said: Said,
    version: i64,
    lines: Vec<Line>,
    minutes: u32,
    beside: Option<String>,
    closed: bool,
}

/// What the page says of the press that led to it.
#[derive(Default)]
pub(super) struct Said {
    pub(super) saved: bool,
    pub(super) stale: bool,
    pub(super) refusal: Option<String>,
}

/// A point in the form. What has begun is shown and sent back as it is.
struct Line {
    key: String,
    title: String,
    begun: bool,
    skipped: bool,
    fields: Vec<Field>,
    first: bool,
    last: bool,
}

/// A number of minutes.
struct Field {
    name: &'static str,
    label: String,
    value: String,
}

/// The form as it was sent: in the order of the page.
pub(super) struct Typed {
    pub(super) version: i64,
    rows: Vec<Row>,
}

#[derive(Default)]
struct Row {
    key: String,
    minutes: Option<String>,
    each: [Option<String>; 3],
    skipped: bool,
}

impl Typed {
    /// Each field belongs to the point named before it. A button `up` or `down` moves its point one place.
    pub(super) fn read(fields: &[(String, String)]) -> Option<Self> {
        let (mut version, mut rows, mut moved) = (None, Vec::<Row>::new(), None);
        for (name, value) in fields {
            match name.as_str() {
                "version" => version = value.parse().ok(),
                "point" => rows.push(Row { key: value.clone(), ..Row::default() }),
                "minutes" => rows.last_mut()?.minutes = Some(value.clone()),
                "report" => rows.last_mut()?.each[0] = Some(value.clone()),
                "questions" => rows.last_mut()?.each[1] = Some(value.clone()),
                "comment" => rows.last_mut()?.each[2] = Some(value.clone()),
                "skip" => rows.last_mut()?.skipped = true,
                "up" | "down" => moved = Some((name == "up", value.clone())),
                _ => return None,
            }
        }
        if let Some((up, key)) = moved {
            let place = rows.iter().position(|row| row.key == key)?;
            let upper = if up { place.checked_sub(1) } else { Some(place) };
            if let Some(upper) = upper.filter(|upper| upper + 1 < rows.len()) {
                rows.swap(upper, upper + 1);
            }
        }
        Some(Self { version: version?, rows })
    }

    /// What was typed as numbers; what is none is too much, and refused as such.
    pub(super) fn points(&self) -> Option<Vec<Point>> {
        let number = |text: &str| text.trim().parse().unwrap_or(u32::MAX);
        let point = |row: &Row| {
            let lengths = match (&row.minutes, &row.each) {
                (Some(minutes), [None, None, None]) => Some(Lengths::Whole(number(minutes))),
                (None, [Some(report), Some(questions), Some(comment)]) => Some(Lengths::Each {
                    report: number(report),
                    questions: number(questions),
                    comment: number(comment),
                }),
                _ => None,
            };
            Some(Point { key: SlotKey::new(&row.key).ok()?, lengths: Some(lengths?), skipped: row.skipped })
        };
        self.rows.iter().map(point).collect()
    }
}

pub(super) fn page(seat: &Seat, hall: &Hall, typed: Option<Typed>, said: Said) -> AgendaPage {
    let (frame, workspace) = Workspace::around(seat, frame::Part::Meeting);
    let points = hall.points();
    let rows = typed.map_or_else(|| points.iter().map(row).collect(), |typed| typed.rows);
    let count = rows.len();
    let begun = begun(hall, &points);
    let lines = rows.into_iter().enumerate();
    let lines = lines.filter_map(|(place, row)| line(hall, &points, row, place, begun, count)).collect();
    let speakers = u32::try_from(hall.reporters.len()).unwrap_or(u32::MAX);
    AgendaPage {
        frame,
        workspace,
        meeting: links::meeting(seat.review.id),
        said,
        version: hall.meeting.version,
        lines,
        minutes: hall.rules.minutes(speakers),
        beside: hall.beside(),
        closed: hall.state().stage == Stage::Closed,
    }
}

/// How many points from the first on have begun.
fn begun(hall: &Hall, points: &[Planned]) -> usize {
    match &hall.state().stage {
        Stage::Waiting => 0,
        Stage::At(key) => points.iter().position(|point| &point.slot.key == key).map_or(0, |here| here + 1),
        Stage::Closed => points.len(),
    }
}

fn row(point: &Planned) -> Row {
    let (minutes, each) = match Lengths::of(point.slot.kind) {
        Lengths::Whole(minutes) => (Some(minutes.to_string()), [None, None, None]),
        Lengths::Each { report, questions, comment } => {
            (None, [report, questions, comment].map(|minutes| Some(minutes.to_string())))
        }
    };
    Row { key: point.slot.key.to_string(), minutes, each, skipped: point.skipped }
}

fn line(hall: &Hall, points: &[Planned], row: Row, place: usize, begun: usize, count: usize) -> Option<Line> {
    let say = hall.say;
    let at = points.iter().position(|point| point.slot.key.to_string() == row.key)?;
    let title = points.get(at)?.slot.title.in_lang(say.lang()).to_owned();
    let names = [
        ("report", say.agenda_report_minutes()),
        ("questions", say.agenda_question_minutes()),
        ("comment", say.agenda_comment_minutes()),
    ];
    let each = names.into_iter().zip(row.each).filter_map(|((name, label), value)| {
        Some(Field { name, label: format!("{label} · {}", say.agenda_each()), value: value? })
    });
    let label = || say.agenda_minutes().to_owned();
    let whole = row.minutes.map(|value| Field { name: "minutes", label: label(), value });
    Some(Line {
        fields: whole.into_iter().chain(each).collect(),
        begun: at < begun,
        key: row.key,
        title,
        skipped: row.skipped,
        first: place == 0 || place == begun,
        last: place + 1 == count,
    })
}
