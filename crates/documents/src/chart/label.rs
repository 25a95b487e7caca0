//! Names in a column that is too narrow for some of them.

use super::drawing::Drawing;

/// Between two lines of a name.
pub(super) const LINE: u64 = 17;

/// How wide a character is at most, at the size of the charts' words.
fn wide(c: char) -> u64 {
    match c {
        ' ' | '.' | ',' | 'i' | 'j' | 'l' | '|' | '\'' => 5,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 13,
        'A'..='Z' | '&' | '0'..='9' => 10,
        _ if c.is_ascii() => 8,
        _ => 14,
    }
}

pub(super) fn width(text: &str) -> u64 {
    text.chars().map(wide).sum()
}

/// A name from the place given on, its middle at the height given: in two lines where one does not do, with an ellipsis
/// where two do not.
pub(super) fn name(drawing: &mut Drawing, class: &str, text: &str, at: (u64, u64), room: u64) {
    let (lines, whole) = broken(text, room);
    let (x, y) = at;
    let first = if lines.len() > 1 { y.saturating_sub(LINE / 2) } else { y };
    for (place, line) in (0..).zip(&lines) {
        let at = (x, first + place * LINE);
        if whole {
            drawing.text(class, at, line);
        } else {
            drawing.titled_text(class, at, line, text);
        }
    }
}

/// One line, with an ellipsis where the room is too small.
pub(super) fn shortened(text: &str, room: u64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let (head, _) = split(text, room.saturating_sub(wide('…')));
    format!("{}…", head.trim_end())
}

/// At most two lines, and whether that is all.
fn broken(text: &str, room: u64) -> (Vec<String>, bool) {
    if width(text) <= room {
        return (vec![text.to_owned()], true);
    }
    let (head, rest) = split(text, room);
    // Between words where there are any.
    let (head, rest) = match head.rfind(' ').filter(|at| *at > 0 && !rest.starts_with(' ')) {
        Some(at) => (head.get(..at).unwrap_or(head), text.get(at..).unwrap_or(rest)),
        None => (head, rest),
    };
    let rest = rest.trim();
    (vec![head.trim_end().to_owned(), shortened(rest, room)], width(rest) <= room)
}

/// As much of a text as there is room for, and the rest.
fn split(text: &str, room: u64) -> (&str, &str) {
    let mut used = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        used += wide(c);
        (used > room).then_some(at)
    });
    text.split_at(end.unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_broken_between_words_and_a_very_long_one_ends_in_an_ellipsis() {
        let lines = |text: &str| broken(text, 168);
        assert_eq!(lines("研发中心党支部"), (vec!["研发中心党支部".to_owned()], true));
        let words = lines("Research and Development branch");
        assert_eq!(words, (vec!["Research and".to_owned(), "Development branch".to_owned()], true));
        let (long, whole) = lines(&"名".repeat(200));
        assert!(!whole && long[1].ends_with('…') && long[1].chars().count() == 12, "{long:?}");
        assert_eq!(lines(""), (vec![String::new()], true));
    }
}
