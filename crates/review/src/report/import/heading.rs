//! What tells a heading, and how much two of them have in common.

/// Where a heading stands in an outline; the smaller, the higher. Styles go before numbers, numbers before bold type.
pub(super) type Rank = u8;

pub(super) const BOLD: Rank = 30;
/// Two headings say the same from here on, in thousandths.
pub(super) const ALIKE: usize = 600;
/// … and beyond doubt from here on.
pub(super) const CERTAIN: usize = 800;

/// A number before a heading or an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) rank: Rank,
    pub(super) value: u32,
}

/// A way to write a number: it, and what stands after it.
type Form = fn(&str) -> Option<(Number, &str)>;

/// Takes the number off a line: 一、 （一） 1. (1) 第一部分 Part 1 II.
pub(super) fn numbered(line: &str) -> (Option<Number>, &str) {
    let forms: [Form; 6] = [part, enclosed, chinese, dotted, roman, circled];
    match forms.into_iter().find_map(|form| form(line)) {
        Some((number, rest)) => (Some(number), rest.trim_start_matches(is_gap)),
        None => (None, line),
    }
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '、' | '.' | '．' | ',' | '，' | ':' | '：' | '-' | '—' | '–')
}

/// 第一部分, 第二章, Part 1, Section 2
fn part(line: &str) -> Option<(Number, &str)> {
    if let Some(rest) = line.strip_prefix('第') {
        let (value, rest) = any_value(rest)?;
        let (rank, rest) = [("部分", 11), ("章", 11), ("节", 12), ("项", 12)]
            .into_iter()
            .find_map(|(word, rank)| Some((rank, rest.strip_prefix(word)?)))?;
        return Some((Number { rank, value }, rest));
    }
    let (word, rest) = line.split_once(' ')?;
    let rank = match word.to_ascii_lowercase().as_str() {
        "part" | "chapter" => 11,
        "section" => 12,
        _ => return None,
    };
    let (value, rest) = any_value(rest).or_else(|| roman_value(rest))?;
    Some((Number { rank, value }, rest))
}

/// （一） (1)
fn enclosed(line: &str) -> Option<(Number, &str)> {
    let rest = line.strip_prefix(['（', '('])?.trim_start();
    let (rank, (value, rest)) = match chinese_value(rest) {
        Some(found) => (14, found),
        None => (16, digits(rest)?),
    };
    let rest = rest.trim_start().strip_prefix(['）', ')'])?;
    Some((Number { rank, value }, rest))
}

/// 一、
fn chinese(line: &str) -> Option<(Number, &str)> {
    let (value, rest) = chinese_value(line)?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(['、', '.', '．', '，', ',', '：', ':'])?;
    Some((Number { rank: 13, value }, rest))
}

/// 1. 1、 1) 1.2 1.2.3
fn dotted(line: &str) -> Option<(Number, &str)> {
    let (mut value, mut rest) = digits(line)?;
    let mut rank = 15;
    while let Some((next, after)) = rest.strip_prefix(['.', '．']).and_then(digits) {
        (value, rest, rank) = (next, after, (rank + 1).min(20));
    }
    let after = rest.strip_prefix(['、', '.', '．', ')', '）']).or_else(|| {
        // 1.2 Findings: a number of several parts needs no mark, a single one might be a year.
        rest.strip_prefix([' ', '\t', '\u{3000}']).filter(|_| rank > 15)
    })?;
    Some((Number { rank, value }, after))
}

/// II.
fn roman(line: &str) -> Option<(Number, &str)> {
    let (value, rest) = roman_value(line)?;
    let rest = rest.strip_prefix(['.', '、', '．'])?;
    Some((Number { rank: 13, value }, rest))
}

/// ①
fn circled(line: &str) -> Option<(Number, &str)> {
    let first = line.chars().next()?;
    let value = u32::from(first).checked_sub(0x245F).filter(|value| (1..=20).contains(value))?;
    Some((Number { rank: 17, value }, line.get(first.len_utf8()..)?))
}

fn any_value(text: &str) -> Option<(u32, &str)> {
    chinese_value(text).or_else(|| digits(text))
}

/// At most three digits, of either width: longer ones are years.
fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !matches!(c, '0'..='9' | '０'..='９')).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    if number.is_empty() || number.chars().count() > 3 {
        return None;
    }
    let value = number.chars().filter_map(|c| folded(c).to_digit(10)).fold(0, |sum, digit| sum * 10 + digit);
    Some((value, rest))
}

fn chinese_value(text: &str) -> Option<(u32, &str)> {
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|one| one == c);
    let (mut value, mut last, mut end) = (0_u32, 0_u32, 0);
    for c in text.chars().take(4) {
        if let Some(found) = digit(c) {
            last = u32::try_from(found).ok()?;
        } else if c == '十' {
            value += last.max(1) * 10;
            last = 0;
        } else {
            break;
        }
        end += c.len_utf8();
    }
    (end > 0).then(|| Some((value + last, text.get(end..)?))).flatten()
}

fn roman_value(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !matches!(c, 'I' | 'V' | 'X')).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    let value = |c| match c {
        'I' => 1,
        'V' => 5,
        _ => 10,
    };
    let (mut sum, mut before) = (0_u32, 0);
    for one in number.chars().rev().map(value) {
        sum = if one < before { sum.checked_sub(one)? } else { sum + one };
        before = one;
    }
    (!number.is_empty() && number.len() <= 6).then_some((sum, rest))
}

/// What is left of a line when marks, blanks and width no longer count: Latin words and single Chinese characters.
pub(super) fn tokens(line: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in line.chars().map(folded) {
        if !c.is_alphanumeric() {
            // An apostrophe or a hyphen ends a word as a blank does.
            in_word = false;
        } else if c.is_ascii() {
            match tokens.last_mut().filter(|_| in_word) {
                Some(word) => word.push(c.to_ascii_lowercase()),
                None => tokens.push(c.to_ascii_lowercase().into()),
            }
            in_word = true;
        } else {
            tokens.push(c.to_lowercase().collect());
            in_word = false;
        }
    }
    tokens
}

/// Full-width letters and digits as the narrow ones.
pub(super) fn folded(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// How much of two titles is the same, in thousandths. Words that every title has tell nothing.
pub(super) fn likeness(heading: &str, title: &str) -> usize {
    let (heading, title) = (tokens(heading), tokens(title));
    if heading.is_empty() || title.is_empty() {
        return 0;
    }
    if heading == title {
        return 1000;
    }
    let (short, long) = (telling(&heading), telling(&title));
    if short.is_empty() || long.is_empty() {
        return 0;
    }
    let all = short.len() + long.len();
    // A whole title is always less than the very same one.
    (common(&short, &long) * 2000 / all).min(999)
}

fn telling(tokens: &[String]) -> Vec<&str> {
    const PAIRS: [[&str; 2]; 5] = [["情", "况"], ["工", "作"], ["进", "展"], ["方", "面"], ["报", "告"]];
    const WORDS: [&str; 10] = ["the", "of", "and", "a", "an", "in", "for", "work", "report", "s"];
    let (mut kept, mut at) = (Vec::new(), 0);
    while let Some(token) = tokens.get(at) {
        let next = tokens.get(at + 1).map(String::as_str);
        if PAIRS.iter().any(|[first, second]| token == first && next == Some(second)) {
            at += 2;
            continue;
        }
        if !WORDS.contains(&token.as_str()) {
            kept.push(token.as_str());
        }
        at += 1;
    }
    kept
}

/// The length of what stands in both, in the same order. Headings are short.
fn common(one: &[&str], other: &[&str]) -> usize {
    let mut best = vec![0; other.len() + 1];
    for token in one {
        let mut diagonal = 0;
        for (at, against) in other.iter().enumerate() {
            let left = best.get(at).copied().unwrap_or(0);
            if let Some(here) = best.get_mut(at + 1) {
                let above = *here;
                *here = if token == against { diagonal + 1 } else { above.max(left) };
                diagonal = above;
            }
        }
    }
    best.last().copied().unwrap_or(0)
}
