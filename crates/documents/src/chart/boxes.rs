//! How the groups of voters judged: the scores of each reporter's boxes on one line.

use super::drawing::{Drawing, Place};
use super::label;
use super::scale::Scale;
use super::{Figure, Room};

/// One reporter, and what each box gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boxed {
    /// The unit.
    pub name: String,
    /// The box's letters, and its score. Boxes that do not count are not here.
    pub boxes: Vec<(String, Figure)>,
}

const EDGE: u64 = 24;
const PILL: u64 = 20;
const ROOM: u64 = 30;
const AXIS: u64 = 30;

/// A line a reporter, from the lowest box to the highest; letters above their dots, one over the other where they would
/// hide each other.
pub fn boxes(room: Room, title: &str, rows: &[Boxed]) -> String {
    let values = rows.iter().flat_map(|row| &row.boxes).map(|(_, figure)| &figure.value);
    let scale = Scale::over(values, false, room.names() + EDGE, room.width() - EDGE);
    let placed: Vec<_> = rows.iter().map(|row| lanes(row, &scale)).collect();
    let heights: Vec<_> = placed.iter().map(|row| height(row)).collect();
    let bottom: u64 = heights.iter().sum();
    let mut drawing = Drawing::new(room.class(), room.width(), bottom + AXIS);
    for (x, tick) in scale.ticks() {
        drawing.line("chart__rule", (x, 0), (x, bottom + 4));
        drawing.text("chart__tick is-middle", (x, bottom + AXIS / 2 + 4), &tick);
    }
    let mut top = 0;
    for ((row, placed), height) in rows.iter().zip(&placed).zip(&heights) {
        let base = top + height - ROOM / 2;
        label::name(&mut drawing, "chart__label", &row.name, (0, top + height / 2), room.names() - 12);
        one_row(&mut drawing, row, placed, base);
        top += height;
    }
    drawing.svg(title, Some(&rows.iter().map(told).collect::<Vec<_>>().join("; ")))
}

/// A box's place: along the line, how wide, and in which lane above it.
struct Placed {
    x: u64,
    width: u64,
    lane: u64,
}

fn lanes(row: &Boxed, scale: &Scale) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for (letters, figure) in &row.boxes {
        let (x, width) = (scale.x(&figure.value), label::width(letters).max(8) + 14);
        let hides =
            |one: &Placed, lane: u64| one.lane == lane && one.x.abs_diff(x) * 2 < one.width + width + 4;
        // As many lanes as boxes are enough.
        let lanes = 0..=u64::try_from(placed.len()).unwrap_or_default();
        let free = |lane: &u64| placed.iter().all(|one| !hides(one, *lane));
        let lane = { lanes }.find(free).unwrap_or(0);
        placed.push(Placed { x, width, lane });
    }
    placed
}

fn height(placed: &[Placed]) -> u64 {
    let lanes = placed.iter().map(|one| one.lane + 1).max().unwrap_or(1);
    (ROOM + lanes * (PILL + 3)).max(54)
}

fn one_row(drawing: &mut Drawing, row: &Boxed, placed: &[Placed], base: u64) {
    let ends = placed.iter().map(|one| one.x).min().zip(placed.iter().map(|one| one.x).max());
    if let Some((least, greatest)) = ends {
        drawing.line("chart__span", (least, base), (greatest, base));
    }
    let y = |at: &Placed| base.saturating_sub(PILL + 8 + at.lane * (PILL + 3));
    for at in placed {
        drawing.line("chart__lead", (at.x, base), (at.x, y(at) + PILL));
    }
    // Over the lines that lead to those above.
    for ((letters, figure), at) in row.boxes.iter().zip(placed) {
        drawing.dot("chart__dot", (at.x, base), 4, &format!("{letters}: {}", figure.shown));
        let x = at.x.saturating_sub(at.width / 2);
        drawing.pill("chart__box", Place { x, y: y(at), width: at.width, height: PILL });
        drawing.text("chart__letters", (at.x, y(at) + PILL / 2), letters);
    }
}

fn told(row: &Boxed) -> String {
    let boxes: Vec<_> =
        row.boxes.iter().map(|(letters, figure)| format!("{letters} {}", figure.shown)).collect();
    format!("{}: {}", row.name, boxes.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_never_hide_each_other_however_close_the_scores_are() {
        for scores in [["90", "90", "90", "90"], ["90", "90.1", "91", "99"], ["60", "99", "61", "60.5"]] {
            let figure = |score: &&str| Figure { value: score.parse().unwrap(), shown: (*score).to_owned() };
            let boxes = ["A", "B", "C+D", "E"].map(str::to_owned).into_iter().zip(scores.iter().map(figure));
            let row = Boxed { name: "B1".into(), boxes: boxes.collect() };
            let scale = Scale::over(row.boxes.iter().map(|(_, figure)| &figure.value), false, 0, 500);
            let placed = lanes(&row, &scale);
            for (place, one) in placed.iter().enumerate() {
                for other in placed.iter().skip(place + 1).filter(|other| other.lane == one.lane) {
                    assert!(one.x.abs_diff(other.x) * 2 >= one.width + other.width, "{scores:?}");
                }
            }
        }
    }
}
