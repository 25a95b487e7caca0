//! Text inside XML.

/// A text that cannot be taken for markup. Characters that XML does not have are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    for character in text.chars().filter(|one| is_lawful(*one)) {
        match character {
            '&' => told.push_str("&amp;"),
            '<' => told.push_str("&lt;"),
            '>' => told.push_str("&gt;"),
            '"' => told.push_str("&quot;"),
            other => told.push(other),
        }
    }
    told
}

/// XML 1.0, production 2.
fn is_lawful(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("a<b & \"c\">"), "a&lt;b &amp; &quot;c&quot;&gt;");
        assert_eq!(escaped("\u{0}一\u{8}二\u{FFFF}𠮷"), "一二𠮷");
    }
}
