//! Problems that come back: two texts that say the same in the same words.

/// Characters of a text that tell it from others. Two long texts that begin alike and are as long are the same problem
/// typed again; and an index of a database has no room for more.
const TELLING: usize = 200;

/// What a text is recognised by: its letters and digits, without case, width, blanks and punctuation. Blank for a text
/// that has none of them, which is like no other.
pub fn words_key(text: &str) -> String {
    let plain: Vec<char> = text
        .chars()
        .map(narrow)
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    if plain.is_empty() {
        return String::new();
    }
    let begins: String = plain.iter().take(TELLING).collect();
    format!("{}:{begins}", plain.len())
}

/// Full-width Latin letters and digits, as some input methods type them, are the plain ones.
fn narrow(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    }
}
