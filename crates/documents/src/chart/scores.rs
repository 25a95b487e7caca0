//! Composite scores, and where the grades begin.

use review::exact::Exact;

use super::drawing::{Drawing, Place};
use super::label;
use super::scale::Scale;
use super::{Figure, Room};

/// One reporter's composite; none where something is missing for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// The unit.
    pub name: String,
    /// The composite.
    pub score: Option<Figure>,
}

/// Where a grade begins, and what that is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// "Good from 90".
    pub name: String,
    /// The composite.
    pub at: Exact,
}

const SCORES: u64 = 70;
const ROW: u64 = 40;
const BAR: u64 = 20;
const LINE: u64 = 22;
const AXIS: u64 = 30;

/// Bars from nothing to the composite, and a line at each bound with its name above.
pub fn scores(room: Room, title: &str, missing: &str, bounds: &[Bound], rows: &[Scored]) -> String {
    let count = |length: usize| u64::try_from(length).unwrap_or_default();
    let values = rows.iter().filter_map(|row| Some(&row.score.as_ref()?.value));
    let scale = Scale::over(
        values.chain(bounds.iter().map(|bound| &bound.at)),
        true,
        room.names(),
        room.width() - SCORES,
    );
    let top = count(bounds.len()) * LINE + 6;
    let bottom = top + count(rows.len()) * ROW;
    let mut drawing = Drawing::new(room.class(), room.width(), bottom + AXIS);
    for (x, tick) in scale.ticks() {
        drawing.line("chart__rule", (x, top), (x, bottom + 4));
        drawing.text("chart__tick is-middle", (x, bottom + AXIS / 2 + 4), &tick);
    }
    let zero = scale.x(&Exact::zero());
    for (place, row) in (0..).zip(rows) {
        let middle = top + place * ROW + ROW / 2;
        label::name(&mut drawing, "chart__label", &row.name, (0, middle), room.names() - 12);
        let Some(figure) = &row.score else {
            drawing.text("chart__value", (room.width(), middle), missing);
            continue;
        };
        let x = scale.x(&figure.value);
        let bar = Place { x: x.min(zero), y: middle - BAR / 2, width: x.abs_diff(zero), height: BAR };
        drawing.titled_rect("chart__bar", bar, &format!("{}: {}", row.name, figure.shown));
        drawing.text("chart__value", (room.width(), middle), &figure.shown);
    }
    // Over the bars, so that one sees who is past them; each name in a line of its own.
    for (place, bound) in (0..).zip(bounds) {
        let (x, y) = (scale.x(&bound.at), place * LINE + LINE / 2);
        drawing.line("chart__halo", (x, top), (x, bottom));
        drawing.line("chart__bound", (x, y), (x, bottom));
        drawing.text("chart__label is-end", (x.saturating_sub(8), y), &bound.name);
    }
    let told =
        |row: &Scored| format!("{} {}", row.name, row.score.as_ref().map_or(missing, |figure| &figure.shown));
    let bounds: Vec<_> = bounds.iter().map(|bound| bound.name.clone()).collect();
    let all: Vec<_> = bounds.into_iter().chain(rows.iter().map(told)).collect();
    drawing.svg(title, Some(&all.join("; ")))
}
