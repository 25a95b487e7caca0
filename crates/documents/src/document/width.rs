//! How wide the columns of a table are: by their shares, but none narrower than its longest word.

use super::{Cell, Table};

/// A longer word, such as a fingerprint, may break: it would leave the other columns nothing.
const LONGEST: usize = 16;

impl Table {
    /// The widths of the columns in a room, in units of which `em` are as wide as a Chinese character of the table.
    /// `edges` are the room that a cell loses on both sides.
    pub fn widths(&self, room: u32, em: u32, edges: u32) -> Vec<u32> {
        let shares: Vec<_> = self.columns.iter().map(|column| u32::from(column.width.max(1))).collect();
        let mut needs: Vec<_> = (0..shares.len()).map(|place| self.need(place, em) + edges).collect();
        let all = needs.iter().sum::<u32>().max(1);
        if all > room {
            // There is no room for every word: all columns give up as much.
            for need in &mut needs {
                *need = *need * room / all;
            }
        }
        let mut fixed = vec![false; shares.len()];
        loop {
            let left = needs.iter().zip(&fixed).filter(|(_, fixed)| **fixed).map(|(need, _)| *need);
            let left = room.saturating_sub(left.sum());
            let free = shares.iter().zip(&fixed).filter(|(_, fixed)| !**fixed).map(|(share, _)| *share);
            let free = free.sum::<u32>().max(1);
            let width = |place: usize| left * shares.get(place).copied().unwrap_or_default() / free;
            let narrow = |place: &usize| {
                fixed.get(*place) == Some(&false)
                    && needs.get(*place).is_some_and(|need| *need > width(*place))
            };
            let Some(place) = (0..shares.len()).find(narrow) else {
                let one = |(place, (fixed, need)): (usize, (&bool, &u32))| {
                    if *fixed { *need } else { width(place) }
                };
                return fixed.iter().zip(&needs).enumerate().map(one).collect();
            };
            if let Some(fixed) = fixed.get_mut(place) {
                *fixed = true;
            }
        }
    }

    /// The longest word of a column.
    fn need(&self, place: usize, em: u32) -> u32 {
        let head = self.columns.get(place).map(|column| longest(&column.title, usize::MAX));
        let cell = |row: &Vec<Cell>| row.get(place).map(|cell| longest(&cell.text, LONGEST));
        let widest = self.rows.iter().filter_map(cell).chain(head).max().unwrap_or_default();
        // Rounded up: a word that lacks a hair breaks as well.
        (widest.max(1_000) * em).div_ceil(1_000)
    }
}

/// The longest word that no line is broken in, in thousandths of an em; those of more letters than `most` are let break.
fn longest(text: &str, most: usize) -> u32 {
    let (mut found, mut word, mut letters) = (0, 0, 0);
    for c in text.chars() {
        if is_joined(c) {
            (word, letters) = (word + wide(c), letters + 1);
            if letters <= most {
                found = found.max(word);
            }
        } else {
            (word, letters) = (0, 0);
        }
    }
    found
}

/// Between these no line ends; Chinese characters each stand for themselves.
fn is_joined(c: char) -> bool {
    !c.is_whitespace() && c < '\u{2E80}'
}

/// How wide a letter is at most in a bold roman, in thousandths of an em.
fn wide(c: char) -> u32 {
    match c {
        'W' | 'M' | '@' | '%' | '—' | '…' => 1_000,
        'm' => 833,
        'w' => 722,
        'A'..='Z' | '&' => 780,
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '’' | '-' => 334,
        't' | 'f' | 'r' | 's' | '(' | ')' => 445,
        '0'..='9' => 500,
        _ => 560,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    fn table(columns: &[(&str, u16)], rows: &[&[&str]]) -> Table {
        Table {
            caption: None,
            unit: None,
            columns: columns.iter().map(|(title, width)| Column::words(*title, *width)).collect(),
            rows: rows.iter().map(|row| row.iter().map(|text| Cell::from(*text)).collect()).collect(),
        }
    }

    #[test]
    fn a_column_is_as_wide_as_its_longest_word_and_the_others_share_the_rest() {
        let narrow = table(&[("Box", 6), ("Collected", 1), ("Reporters", 1)], &[]);
        let widths = narrow.widths(4_000, 100, 20);
        let collected = longest("Collected", usize::MAX) / 10 + 20;
        assert!(widths[1] >= collected && widths[2] >= collected && widths[0] > widths[1], "{widths:?}");
        assert!(widths.iter().sum::<u32>() <= 4_000);
        let shares = table(&[("甲", 3), ("乙", 1)], &[]);
        assert_eq!(shares.widths(4_000, 100, 20), [3_000, 1_000], "Chinese may break anywhere");
    }

    #[test]
    fn a_fingerprint_takes_no_room_from_others() {
        let long = "f".repeat(64);
        let prints = table(&[("File", 1), ("Fingerprint", 1)], &[&["a", &long]]);
        assert_eq!(prints.widths(2_400, 100, 20), [1_200, 1_200]);
    }

    #[test]
    fn where_no_room_is_left_all_columns_give_up_as_much() {
        let many: Vec<_> = (0..20).map(|_| ("Collected", 1)).collect();
        let widths = table(&many, &[]).widths(4_000, 100, 20);
        assert!(widths.iter().all(|width| *width == widths[0] && *width > 150), "{widths:?}");
    }
}
