//! This year beside last.

use super::drawing::Drawing;
use super::label;
use super::scale::Scale;
use super::{Figure, Room};

/// One unit in both years; none where it had no score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The unit.
    pub name: String,
    /// The year before.
    pub last: Option<Figure>,
    /// This year.
    pub this: Option<Figure>,
    /// By how much it rose or fell, with its sign; blank where a year is missing.
    pub change: String,
}

const EDGE: u64 = 20;
const ROW: u64 = 44;
const LEGEND: u64 = 32;
const AXIS: u64 = 30;

/// A line a unit, from a ring for the year before to a dot for this one; both scores' difference at the end. `years` are
/// the words for the earlier and the later one.
pub fn years(room: Room, title: &str, years: [&str; 2], missing: &str, pairs: &[Pair]) -> String {
    let rows = u64::try_from(pairs.len()).unwrap_or_default();
    let bottom = LEGEND + rows * ROW;
    let values = pairs.iter().flat_map(|pair| [&pair.last, &pair.this]).flatten().map(|figure| &figure.value);
    let scale = Scale::over(values, false, room.names() + EDGE, room.width() - changes(room) - EDGE);
    let mut drawing = Drawing::new(room.class(), room.width(), bottom + AXIS);
    legend(&mut drawing, years);
    for (x, tick) in scale.ticks() {
        drawing.line("chart__rule", (x, LEGEND), (x, bottom + 4));
        drawing.text("chart__tick is-middle", (x, bottom + AXIS / 2 + 4), &tick);
    }
    for (place, pair) in (0..).zip(pairs) {
        let y = LEGEND + place * ROW + ROW / 2;
        label::name(&mut drawing, "chart__label", &pair.name, (0, y), room.names() - 12);
        one_pair(&mut drawing, years, pair, &scale, y);
        let (first, second) = (pair.this.as_ref().map_or(missing, |figure| &figure.shown), &pair.change);
        let end = room.width();
        let (own, change) = match room {
            Room::Wide => ((end - 76, y), (end, y)),
            Room::Narrow => ((end, y - label::LINE / 2), (end, y + label::LINE / 2)),
        };
        drawing.text("chart__value", own, first);
        drawing.text("chart__value is-change", change, second);
    }
    drawing
        .svg(title, Some(&pairs.iter().map(|pair| told(years, missing, pair)).collect::<Vec<_>>().join("; ")))
}

/// What stands at the end of a line: both beside each other, or one over the other.
fn changes(room: Room) -> u64 {
    match room {
        Room::Wide => 150,
        Room::Narrow => 64,
    }
}

fn legend(drawing: &mut Drawing, years: [&str; 2]) {
    let [last, this] = years;
    drawing.dot("chart__ring", (8, 10), 6, last);
    drawing.text("chart__label", (22, 10), last);
    let next = 22 + label::width(last) + 26;
    drawing.dot("chart__dot", (next, 10), 7, this);
    drawing.text("chart__label", (next + 14, 10), this);
}

fn one_pair(drawing: &mut Drawing, years: [&str; 2], pair: &Pair, scale: &Scale, y: u64) {
    let x = |figure: &Option<Figure>| figure.as_ref().map(|figure| scale.x(&figure.value));
    if let Some((last, this)) = x(&pair.last).zip(x(&pair.this)) {
        drawing.line("chart__span", (last, y), (this, y));
    }
    let [last, this] = years;
    // The later one on top, should they be equal: the ring is larger, and stays in sight around it.
    if let Some((figure, at)) = pair.last.as_ref().zip(x(&pair.last)) {
        drawing.dot("chart__ring", (at, y), 8, &format!("{last}: {}", figure.shown));
    }
    if let Some((figure, at)) = pair.this.as_ref().zip(x(&pair.this)) {
        drawing.dot("chart__dot", (at, y), 5, &format!("{this}: {}", figure.shown));
    }
}

fn told(years: [&str; 2], missing: &str, pair: &Pair) -> String {
    let shown =
        |figure: &Option<Figure>| figure.as_ref().map_or_else(|| missing.to_owned(), |one| one.shown.clone());
    let [last, this] = years;
    format!("{}: {last} {}, {this} {}", pair.name, shown(&pair.last), shown(&pair.this))
}
