//! What people typed, as a page can show it.

pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(clean).collect()
}

/// A Latin letter is about half as wide as its size. What is longer than a line may be broken anywhere.
const LINE: usize = 50;

/// Lets a word break that no line of `most` letters holds.
pub(super) fn breakable(text: &str, most: usize) -> String {
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let is_letter = |one: char| one.is_ascii_graphic();
        let word = rest.find(|one| !is_letter(one)).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(word).unwrap_or((rest, ""));
        let gap = after.find(is_letter).unwrap_or(after.len());
        let (gap, after) = after.split_at_checked(gap).unwrap_or((after, ""));
        if word.len() > most {
            word.chars().for_each(|letter| told.extend([letter, '\u{200B}']));
        } else {
            told.push_str(word);
        }
        told.push_str(gap);
        rest = after;
    }
    told
}

/// Without what no page can show.
pub(super) fn clean(text: &str) -> String {
    let spaced = text.replace(['\t', '\n', '\r'], " ");
    let lawful = |one: &char| !one.is_control() && !('\u{FFFE}'..='\u{FFFF}').contains(one);
    breakable(&spaced.chars().filter(lawful).collect::<String>(), LINE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_word_that_no_line_holds_may_break() {
        assert_eq!(
            breakable("一 abcd：abcde 二", 4),
            "一 abcd：a\u{200B}b\u{200B}c\u{200B}d\u{200B}e\u{200B} 二"
        );
        assert_eq!(breakable("", 4), "");
        assert_eq!(breakable("𠮷一", 1), "𠮷一");
    }

    #[test]
    fn what_no_page_can_show_is_left_out() {
        assert_eq!(clean("a\tb\u{0}c\u{FFFE}\u{1F}𠮷"), "a bc𠮷");
        assert_eq!(lines("a\r\nb\n"), ["a", "b"]);
    }
}
