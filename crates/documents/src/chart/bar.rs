//! One bar of stacked segments: alone, or as a part of a larger drawing.

use std::fmt::Write as _;

use super::drawing::{Drawing, Place};
use super::label;

/// Width of a bar, in the drawing's own units.
const WIDTH: u64 = 600;
/// Height of a bar.
const HEIGHT: u64 = 32;
/// Paper between two segments.
const GAP: u64 = 2;
/// A segment narrower than this has no room for its count.
const ROOM: u64 = 26;

/// A part of a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it counts, for who does not see it.
    pub name: String,
    /// The class that colours it: `good`, `fairly_good`, `average`, `poor`, `abstain`.
    pub tone: &'static str,
    /// How many.
    pub count: u64,
}

/// One stacked bar. `title` is its accessible name; segments without votes are left out.
pub fn stacked_bar(title: &str, segments: &[Segment]) -> String {
    let mut drawing = Drawing::new("chart", WIDTH, HEIGHT);
    draw(&mut drawing, segments, Place { x: 0, y: 0, width: WIDTH, height: HEIGHT });
    drawing.svg(&described(title, segments), None)
}

/// A bar from edge to edge of its place.
pub(super) fn draw(drawing: &mut Drawing, segments: &[Segment], place: Place) {
    let counted: Vec<_> = segments.iter().filter(|segment| segment.count > 0).collect();
    let total: u64 = counted.iter().map(|segment| segment.count).sum();
    let gaps = GAP * u64::try_from(counted.len().saturating_sub(1)).unwrap_or_default();
    let room = place.width.saturating_sub(gaps);
    let (mut before, mut gone) = (0, 0);
    for segment in counted {
        let from = gone * GAP + room * before / total;
        before += segment.count;
        let until = gone * GAP + room * before / total;
        let own = Place { x: place.x + from, width: until - from, ..place };
        one(drawing, segment, own);
        gone += 1;
    }
}

fn one(drawing: &mut Drawing, segment: &Segment, place: Place) {
    let Segment { tone, count, name } = segment;
    drawing.titled_rect(&format!("tone-{tone}"), place, &format!("{name}: {count}"));
    marked(drawing, tone, place);
    let count = count.to_string();
    if place.width >= ROOM.max(label::width(&count)) {
        let (x, y) = (place.x + place.width / 2, place.y + place.height / 2);
        drawing.text(&format!("chart__count on-{tone}"), (x, y), &count);
    }
}

/// Good and poor are as dark as each other, average and abstained as light: without colour, lines along the lower edge
/// tell them apart.
pub(super) fn marked(drawing: &mut Drawing, tone: &str, place: Place) {
    let (class, step) = match tone {
        "poor" => ("chart__mark on-poor", 5),
        "abstain" => ("chart__mark on-abstain", 9),
        _ => return,
    };
    let band = 5.min(place.height);
    let (top, bottom) = (place.y + place.height - band, place.y + place.height);
    let mut path = String::new();
    let mut x = place.x + 2;
    while x + 1 < place.x + place.width {
        // Writing to a string cannot fail.
        let _ = write!(path, "M{x} {bottom}V{top}");
        x += step;
    }
    drawing.path(class, &path);
}

/// What a bar says to who does not see it.
pub(super) fn described(title: &str, segments: &[Segment]) -> String {
    let counted = segments.iter().filter(|segment| segment.count > 0);
    let parts: Vec<_> = counted.map(|one| format!("{} {}", one.name, one.count)).collect();
    format!("{title}: {}", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(name: &str, tone: &'static str, count: u64) -> Segment {
        Segment { name: name.into(), tone, count }
    }

    #[test]
    fn a_bar_is_filled_from_edge_to_edge_whatever_the_counts() {
        for counts in [[7, 0, 0], [1, 1, 1], [5, 9, 22], [1, 100, 1]] {
            let [a, b, c] = counts;
            let svg = stacked_bar(
                "B1",
                &[segment("x", "good", a), segment("y", "average", b), segment("z", "poor", c)],
            );
            let number = |attribute: &str, from: &str| -> u64 {
                from.split(attribute).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
            };
            let last = svg.split("<rect").last().unwrap();
            assert_eq!(number(" x=\"", last) + number(" width=\"", last), WIDTH, "{counts:?}");
        }
    }

    #[test]
    fn nobody_voted_is_an_empty_bar_not_a_fault() {
        assert!(!stacked_bar("B1", &[segment("x", "good", 0)]).contains("<rect"));
    }

    #[test]
    fn names_cannot_break_out_of_the_drawing() {
        let svg = stacked_bar("<script>", &[segment("\"><b>", "good", 1)]);
        assert!(!svg.contains("<script>") && !svg.contains("<b>"));
    }

    #[test]
    fn the_numbers_can_be_heard_as_well_as_seen() {
        let svg = stacked_bar("R&D", &[segment("Good", "good", 6), segment("Poor", "poor", 1)]);
        assert!(svg.contains("<title>R&amp;D: Good 6, Poor 1</title>"), "{svg}");
    }
}
