//! How often each grade was given: a bar a reporter, all together or criterion by criterion.

use super::Room;
use super::bar::{self, Segment};
use super::drawing::{Drawing, Place};
use super::label;

/// One reporter's marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The unit.
    pub name: String,
    /// From the best grade down, then abstentions.
    pub segments: Vec<Segment>,
    /// The score, as printed, at the bar's end.
    pub score: Option<String>,
}

/// One criterion: the same reporters in the same order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// The criterion.
    pub name: String,
    /// What was marked.
    pub bars: Vec<Vec<Segment>>,
}

const SCORES: u64 = 60;
const ROW: u64 = 44;
const BAR: u64 = 26;
const LEGEND: u64 = 30;
const AXIS: u64 = 26;

/// All reporters below each other, with a legend and a scale of shares.
pub fn distribution(room: Room, title: &str, bars: &[Bar]) -> String {
    let rows = u64::try_from(bars.len()).unwrap_or_default();
    let legend = Legend::of(room, bars.first().map(|bar| bar.segments.as_slice()));
    let top = legend.height;
    let mut drawing = Drawing::new(room.class(), room.width(), top + rows * ROW + AXIS);
    legend.draw(&mut drawing);
    let (from, until) = (room.names(), room.width() - SCORES);
    shares(&mut drawing, &[(from, until)], top, top + rows * ROW);
    for (place, bar) in (0..).zip(bars) {
        let (y, middle) = (top + place * ROW + (ROW - BAR) / 2, top + place * ROW + ROW / 2);
        label::name(&mut drawing, "chart__label", &bar.name, (0, middle), room.names() - 12);
        bar::draw(&mut drawing, &bar.segments, Place { x: from, y, width: until - from, height: BAR });
        if let Some(score) = &bar.score {
            drawing.text("chart__value", (room.width(), middle), score);
        }
    }
    let told: Vec<_> = bars.iter().map(|bar| bar::described(&bar.name, &bar.segments)).collect();
    drawing.svg(title, Some(&told.join("; ")))
}

/// Panels side by side.
fn beside(room: Room) -> usize {
    match room {
        Room::Wide => 4,
        Room::Narrow => 1,
    }
}

const BETWEEN: u64 = 14;
const HEAD: u64 = 46;

/// The same reporters on each criterion: as many small charts as there are criteria, side by side where there is room.
pub fn criteria(room: Room, title: &str, names: &[String], panels: &[Panel]) -> String {
    let rows = u64::try_from(names.len()).unwrap_or_default();
    let blocks = u64::try_from(panels.len().div_ceil(beside(room))).unwrap_or_default();
    let block = HEAD + rows * ROW + AXIS;
    let first = panels.first().and_then(|panel| panel.bars.first());
    let legend = Legend::of(room, first.map(Vec::as_slice));
    let mut drawing = Drawing::new(room.class(), room.width(), legend.height + blocks * block);
    legend.draw(&mut drawing);
    let columns = u64::try_from(panels.len().clamp(1, beside(room))).unwrap_or(1);
    let width = (room.width() - room.names() - BETWEEN * (columns - 1)) / columns;
    for (at, chunk) in (0..).zip(panels.chunks(beside(room))) {
        let top = legend.height + at * block;
        for (place, name) in (0..).zip(names) {
            label::name(
                &mut drawing,
                "chart__label",
                name,
                (0, top + HEAD + place * ROW + ROW / 2),
                room.names() - 12,
            );
        }
        for (column, panel) in (0..).zip(chunk) {
            let x = room.names() + column * (width + BETWEEN);
            one_panel(&mut drawing, panel, x, width, top);
        }
    }
    let told = |panel: &Panel| {
        let bars = names.iter().zip(&panel.bars).map(|(name, segments)| bar::described(name, segments));
        format!("{}: {}", panel.name, bars.collect::<Vec<_>>().join("; "))
    };
    drawing.svg(title, Some(&panels.iter().map(told).collect::<Vec<_>>().join(". ")))
}

fn one_panel(drawing: &mut Drawing, panel: &Panel, x: u64, width: u64, top: u64) {
    label::name(drawing, "chart__name", &panel.name, (x, top + HEAD / 2), width);
    let first = top + HEAD;
    let rows = u64::try_from(panel.bars.len()).unwrap_or_default();
    shares(drawing, &[(x, x + width)], first, first + rows * ROW);
    for (place, segments) in (0..).zip(&panel.bars) {
        let y = first + place * ROW + (ROW - BAR) / 2;
        bar::draw(drawing, segments, Place { x, y, width, height: BAR });
    }
}

/// Lines at nothing, a half and all, with their shares below.
fn shares(drawing: &mut Drawing, bars: &[(u64, u64)], top: u64, bottom: u64) {
    for (from, until) in bars {
        let ends =
            [(*from, "0%", ""), (from.midpoint(*until), "50%", " is-middle"), (*until, "100%", " is-end")];
        for (x, share, anchor) in ends {
            drawing.line("chart__rule", (x, top), (x, bottom + 4));
            drawing.text(&format!("chart__tick{anchor}"), (x, bottom + AXIS / 2 + 4), share);
        }
    }
}

/// Which look is which grade.
struct Legend {
    room: Room,
    entries: Vec<(u64, u64, Segment)>,
    height: u64,
}

impl Legend {
    fn of(room: Room, segments: Option<&[Segment]>) -> Self {
        let (mut x, mut y, mut entries) = (0, 0, Vec::new());
        for segment in segments.unwrap_or_default() {
            let width = 22 + label::width(&segment.name).min(room.width() - 40) + 18;
            if x > 0 && x + width > room.width() {
                (x, y) = (0, y + 24);
            }
            entries.push((x, y, segment.clone()));
            x += width;
        }
        let height = if entries.is_empty() { 0 } else { y + LEGEND };
        Self { room, entries, height }
    }

    fn draw(&self, drawing: &mut Drawing) {
        let room = self.room;
        for (x, y, segment) in &self.entries {
            let place = Place { x: *x, y: y + 3, width: 16, height: 14 };
            drawing.rect(&format!("tone-{}", segment.tone), place);
            bar::marked(drawing, segment.tone, place);
            let name = label::shortened(&segment.name, room.width() - 40);
            drawing.text("chart__label", (x + 22, y + 10), &name);
        }
    }
}
