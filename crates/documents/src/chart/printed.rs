//! The same drawing where there is no style sheet: on paper and in files.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Attributes in place of classes, the last of which wins. Ink, paper and the grades' colours are those of the light
/// pages; what is blank stays as its parent has it.
const LOOKS: &[(&str, &[(&str, &str)])] = &[
    ("chart", &[("font-family", "Noto Sans, Noto Sans SC, sans-serif"), ("font-size", "14"), ("fill", INK)]),
    ("tone-good", &[("fill", "#14594a")]),
    ("tone-fairly_good", &[("fill", "#4f9c84")]),
    ("tone-average", &[("fill", "#f2d58f")]),
    ("tone-poor", &[("fill", "#a8281e")]),
    ("tone-abstain", &[("fill", "#cfcbc2")]),
    ("chart__count", &[("text-anchor", "middle"), ("fill", INK)]),
    ("chart__mark", &[("stroke-width", "1.5"), ("fill", "none")]),
    ("chart__label", &[("fill", INK)]),
    ("chart__name", &[("fill", INK), ("font-weight", "700")]),
    ("chart__value", &[("fill", INK), ("font-weight", "700"), ("text-anchor", "end")]),
    ("chart__tick", &[("fill", "#5e5a53"), ("font-size", "12")]),
    ("chart__letters", &[("fill", INK), ("text-anchor", "middle"), ("font-size", "13")]),
    ("chart__rule", &[("stroke", "#dad5cb"), ("fill", "none")]),
    ("chart__span", &[("stroke", "#8b857a"), ("stroke-width", "3"), ("fill", "none")]),
    ("chart__done", &[("stroke", "#1f6b57"), ("stroke-width", "3"), ("fill", "none")]),
    ("chart__lead", &[("stroke", "#8b857a"), ("fill", "none")]),
    (
        "chart__bound",
        &[("stroke", "#a8281e"), ("stroke-width", "1.5"), ("stroke-dasharray", "5 3"), ("fill", "none")],
    ),
    ("chart__halo", &[("stroke", "#ffffff"), ("stroke-width", "5"), ("fill", "none")]),
    ("chart__bar", &[("fill", "#1f6b57")]),
    ("chart__dot", &[("fill", "#1f6b57")]),
    ("chart__ring", &[("fill", "#ffffff"), ("stroke", INK), ("stroke-width", "2")]),
    ("chart__box", &[("fill", "#ffffff"), ("stroke", "#8b857a")]),
    ("on-poor", &[("fill", "#ffffff"), ("stroke", "none")]),
    ("on-good", &[("fill", "#ffffff")]),
    ("is-middle", &[("text-anchor", "middle")]),
    ("is-end", &[("text-anchor", "end")]),
    ("is-change", &[("font-weight", "400")]),
];
const INK: &str = "#1c1b19";

/// What a mark is drawn with.
const MARKS: [(&str, &str); 2] = [("on-poor", "#ffffff"), ("on-abstain", "#5e5a53")];

/// A drawing of this module with its colours in it, as a file of its own.
pub fn printed(svg: &str) -> String {
    let mut parts = svg.split(" class=\"");
    let mut out =
        parts.next().unwrap_or_default().replacen("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"", 1);
    for part in parts {
        let (classes, rest) = part.split_once('"').unwrap_or((part, ""));
        for (attribute, value) in looks(classes) {
            // Writing to a string cannot fail.
            let _ = write!(out, " {attribute}=\"{value}\"");
        }
        out.push_str(rest);
    }
    out
}

fn looks(classes: &str) -> BTreeMap<&'static str, &'static str> {
    let mut looks = BTreeMap::new();
    for (class, attributes) in LOOKS {
        if classes.split(' ').any(|one| one == *class) {
            looks.extend(attributes.iter().copied());
        }
    }
    if classes.split(' ').any(|one| one == "chart__mark") {
        let stroke = MARKS.iter().find(|(class, _)| classes.split(' ').any(|one| one == *class));
        looks.extend([("fill", "none"), ("stroke", stroke.map_or(INK, |(_, colour)| colour))]);
    }
    looks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Segment, stacked_bar};

    #[test]
    fn a_printed_drawing_has_colours_and_no_classes() {
        let segment = |tone| Segment { name: "x class=\"y\"".into(), tone, count: 6 };
        let svg = stacked_bar("B1", &[segment("good"), segment("poor")]);
        let printed = printed(&svg);
        assert!(!printed.contains(" class=\""), "{printed}");
        assert!(printed.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{printed}");
        assert!(printed.contains("fill=\"#14594a\"") && printed.contains("stroke=\"#ffffff\""), "{printed}");
        assert!(printed.contains("x class=&quot;y&quot;: 6"), "{printed}");
    }
}
