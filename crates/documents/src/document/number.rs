use i18n::Lang;

use super::{Block, Level};

/// A block, and the number that a heading bears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// "一、" or "1."; none for what is not a heading.
    pub number: Option<String>,
    /// The block.
    pub block: &'a Block,
}

/// The blocks with their headings numbered, each level anew under the one above, and anew in each part.
pub fn numbered(lang: Lang, blocks: &[Block]) -> Vec<Numbered<'_>> {
    let mut counts = [0_usize; 4];
    blocks.iter().map(|block| Numbered { number: number(lang, &mut counts, block), block }).collect()
}

fn number(lang: Lang, counts: &mut [usize; 4], block: &Block) -> Option<String> {
    match block {
        Block::Heading(level, _) => Some(next(lang, counts, *level)),
        Block::Part { .. } => {
            *counts = [0; 4];
            None
        }
        Block::Addressee(_)
        | Block::Text(_)
        | Block::Item(_)
        | Block::Facts(_)
        | Block::Table(_)
        | Block::Chart { .. }
        | Block::Attachments(_)
        | Block::Signatures(_)
        | Block::Issued { .. }
        | Block::Guidance(_)
        | Block::Room { .. } => None,
    }
}

fn next(lang: Lang, counts: &mut [usize; 4], level: Level) -> String {
    let depth = match level {
        Level::First => 0,
        Level::Second => 1,
        Level::Third => 2,
        Level::Fourth => 3,
    };
    let mut at = 0;
    for (place, count) in counts.iter_mut().enumerate() {
        if place == depth {
            *count += 1;
            at = *count;
        } else if place > depth {
            *count = 0;
        }
    }
    match (lang, level) {
        (Lang::Zh, Level::First) => format!("{}、", chinese(at)),
        (Lang::Zh, Level::Second) => format!("（{}）", chinese(at)),
        (Lang::Zh, Level::Third) => format!("{at}."),
        (Lang::Zh, Level::Fourth) => format!("（{at}）"),
        (Lang::En, _) => {
            let above = counts.iter().take(depth + 1).map(ToString::to_string).collect::<Vec<_>>();
            format!("{}. ", above.join("."))
        }
    }
}

/// 1 to 99 as they are counted: 一, 十, 十二, 二十, 九十九; figures beyond.
pub fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: usize| DIGITS.get(at).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, 0) => "〇".to_owned(),
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens @ 2..=9, ones) => format!("{}十{}", digit(tens), digit(ones)),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(lang: Lang, levels: &[Level]) -> Vec<String> {
        let blocks: Vec<_> = levels.iter().map(|level| Block::Heading(*level, String::new())).collect();
        numbered(lang, &blocks).into_iter().map(|one| one.number.unwrap()).collect()
    }

    #[test]
    fn each_level_begins_anew_under_the_one_above() {
        use Level::{First, Fourth, Second, Third};
        let levels = [First, Second, Third, Fourth, Second, First, Second];
        assert_eq!(numbers(Lang::Zh, &levels), ["一、", "（一）", "1.", "（1）", "（二）", "二、", "（一）"]);
        assert_eq!(numbers(Lang::En, &levels)[..3], ["1. ", "1.1. ", "1.1.1. "]);
    }

    #[test]
    fn numbers_are_counted_as_chinese_counts_them() {
        let all: Vec<_> = [1, 10, 11, 20, 26, 99, 100].into_iter().map(chinese).collect();
        assert_eq!(all, ["一", "十", "十一", "二十", "二十六", "九十九", "100"]);
    }
}
