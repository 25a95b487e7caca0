//! Finding a tracker that somebody typed off a phone or a slip of paper.

/// Fewer characters are not looked up: they would match strangers' ballots.
pub(super) const LEAST: usize = 4;
/// So many are shown at most.
const MOST: usize = 20;

/// What a search came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    TooShort,
    One(&'a str),
    /// The first of those that begin so, and how many do.
    Several(Vec<&'a str>, usize),
    /// None begins so, but these differ only in what eyes and keyboards confuse.
    Alike(Vec<&'a str>),
    Nothing,
}

/// What of a typed text can stand in a tracker. Spaces, dashes, the padding that some programs add and whatever else
/// comes along when text is copied fall away; full-width letters of a Chinese keyboard become plain ones.
pub(super) fn cleaned(text: &str) -> String {
    let plain = text.chars().map(|typed| match typed {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(typed) - 0xfee0).unwrap_or(typed),
        other => other,
    });
    plain.filter(|typed| typed.is_ascii_alphanumeric() || matches!(typed, '+' | '/')).collect()
}

/// Looks for trackers that begin with a cleaned text.
pub(super) fn find<'a>(all: &'a [String], sought: &str) -> Found<'a> {
    if sought.len() < LEAST {
        return Found::TooShort;
    }
    let begins: Vec<_> = all.iter().map(String::as_str).filter(|one| one.starts_with(sought)).collect();
    match begins.as_slice() {
        [] => {}
        [one] => return Found::One(one),
        [..] => return Found::Several(begins.iter().copied().take(MOST).collect(), begins.len()),
    }
    let alike: Vec<_> =
        all.iter().map(String::as_str).filter(|one| is_alike(one, sought)).take(MOST).collect();
    if alike.is_empty() { Found::Nothing } else { Found::Alike(alike) }
}

/// Whether a tracker begins so but for confusable characters and, in longer texts, one wrong one.
fn is_alike(tracker: &str, sought: &str) -> bool {
    /// With fewer characters, one wrong one would bring up strangers.
    const LONG: usize = 8;
    if tracker.len() < sought.len() {
        return false;
    }
    let wrong = tracker.chars().zip(sought.chars()).filter(|(is, typed)| folded(*is) != folded(*typed));
    wrong.count() <= usize::from(sought.len() >= LONG)
}

/// Upper and lower case alike, and what looks alike in print.
fn folded(letter: char) -> char {
    match letter.to_ascii_lowercase() {
        '0' => 'o',
        '1' | 'i' => 'l',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, cleaned, find};

    fn board() -> Vec<String> {
        ["7xKd9Q2aBCDEFGH", "7xKd9Q2aZZZZZZZ", "Il0O+/abcdefghi", "zzzzYYYYxxxxWWW"].map(str::to_owned).into()
    }

    #[test]
    fn spaces_dashes_padding_and_full_width_letters_do_not_matter() {
        assert_eq!(cleaned(" 7xKd 9Q2a-BCDE\u{a0}\u{200b}FGH= "), "7xKd9Q2aBCDEFGH");
        assert_eq!(cleaned("７ｘＫｄ　９Ｑ２ａ＋／"), "7xKd9Q2a+/");
    }

    #[test]
    fn first_characters_find_one_or_several() {
        let board = board();
        assert_eq!(find(&board, "zzzz"), Found::One("zzzzYYYYxxxxWWW"));
        assert_eq!(find(&board, "7xKd9Q2a"), Found::Several(vec!["7xKd9Q2aBCDEFGH", "7xKd9Q2aZZZZZZZ"], 2));
        assert_eq!(find(&board, "zzz"), Found::TooShort);
        assert_eq!(find(&board, "qqqqq"), Found::Nothing);
    }

    #[test]
    fn what_eyes_confuse_is_offered_for_comparison_and_never_called_found() {
        let board = board();
        assert_eq!(find(&board, "ZZZZyyyy"), Found::Alike(vec!["zzzzYYYYxxxxWWW"]));
        assert_eq!(find(&board, "lIO0"), Found::Alike(vec!["Il0O+/abcdefghi"]));
        assert_eq!(find(&board, "zzzzYYYQ"), Found::Alike(vec!["zzzzYYYYxxxxWWW"]), "one slip");
        assert_eq!(find(&board, "zzzQ"), Found::Nothing, "one slip in four characters is another tracker");
        assert_eq!(find(&board, "zzzzYYYYxxxxWWWlonger"), Found::Nothing);
    }
}
