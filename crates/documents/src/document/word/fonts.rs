//! Which fonts a file names, and which stand in for them where they are missing.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use review::template::Layout;

use super::xml::escaped;

pub(super) fn part(layout: &Layout) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    );
    let mut told = BTreeSet::new();
    for (key, names) in layout.faces.lists() {
        let Some((wanted, others)) = names.split_first() else { continue };
        if !told.insert(wanted) {
            continue;
        }
        let others: Vec<_> = others.iter().map(|name| escaped(name.as_str())).collect();
        let instead = if others.is_empty() {
            String::new()
        } else {
            format!("<w:altName w:val=\"{}\"/>", others.join(","))
        };
        let (charset, family) = match key {
            "latin" => ("00", "roman"),
            "first" => ("86", "swiss"),
            _ => ("86", "auto"),
        };
        // Writing to a string cannot fail.
        let _ = write!(
            xml,
            "<w:font w:name=\"{}\">{instead}<w:charset w:val=\"{charset}\"/><w:family w:val=\"{family}\"/><w:pitch w:val=\"variable\"/></w:font>",
            escaped(wanted.as_str())
        );
    }
    xml + "</w:fonts>"
}
