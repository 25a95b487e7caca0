//! Charts as our own SVG: one drawing for page, projector and paper. Geometry is in attributes, colour in classes, so
//! that a strict content policy and both colour schemes hold. The table stands behind each, never only the picture.

use std::fmt::Write as _;

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
    let counted: Vec<_> = segments.iter().filter(|segment| segment.count > 0).collect();
    let total: u64 = counted.iter().map(|segment| segment.count).sum();
    let gaps = GAP * u64::try_from(counted.len().saturating_sub(1)).unwrap_or_default();
    let room = WIDTH.saturating_sub(gaps);
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\"><title>{}</title>",
        escaped(&described(title, &counted))
    );
    let (mut before, mut place) = (0, 0);
    for segment in counted {
        let from = place * GAP + room * before / total;
        before += segment.count;
        let until = place * GAP + room * before / total;
        draw(&mut svg, segment, from, until - from);
        place += 1;
    }
    svg + "</svg>"
}

fn draw(svg: &mut String, segment: &Segment, from: u64, width: u64) {
    let Segment { tone, count, name } = segment;
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<rect class=\"tone-{tone}\" x=\"{from}\" y=\"0\" width=\"{width}\" height=\"{HEIGHT}\"><title>{}: {count}</title></rect>",
        escaped(name)
    );
    if width >= ROOM {
        let (x, y) = (from + width / 2, HEIGHT / 2);
        let _ = write!(svg, "<text class=\"chart__count on-{tone}\" x=\"{x}\" y=\"{y}\">{count}</text>");
    }
}

fn described(title: &str, segments: &[&Segment]) -> String {
    let parts: Vec<_> = segments.iter().map(|one| format!("{} {}", one.name, one.count)).collect();
    format!("{title}: {}", parts.join(", "))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
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
