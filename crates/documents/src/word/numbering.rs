//! The numbers that an office suite puts before paragraphs by itself: no letter of them stands in the text.

use std::collections::BTreeMap;

use review::report::manuscript::ManuscriptError;

use super::xml::{Event, Reader, Tag};

/// A list has nine levels.
const LEVELS: usize = 9;
/// Characters of a number's pattern.
const PATTERN: usize = 40;
/// No report counts further; a file may claim to.
const GREATEST: u32 = 9_999;

/// How one level of a list counts and looks.
#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// `第%1章`, `%1.%2`
    pattern: String,
    /// What stands between number and text: `tab`, `space` or `nothing`.
    gap: Option<String>,
    /// All counts in plain figures, whatever their own levels say.
    is_legal: bool,
}

type Levels = BTreeMap<usize, Level>;

#[derive(Debug, Default)]
struct List {
    /// What it is made after; lists made after the same go on counting from each other.
    pattern: String,
    /// Where it differs.
    levels: Levels,
    restarts: bool,
}

/// All lists, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: BTreeMap<String, Levels>,
    lists: BTreeMap<String, List>,
    counted: BTreeMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// The number of the next paragraph of a list, with the blank after it.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let found = self.lists.get(list)?;
        let series = if found.restarts { format!("list {list}") } else { found.pattern.clone() };
        let counted = self.counted.entry(series).or_default();
        let (patterns, lists) = (&self.patterns, &self.lists);
        let shape = |at| shape(patterns, lists, list, at);
        for (at, count) in counted.iter_mut().enumerate() {
            let start = || shape(at).and_then(|shape| shape.start).unwrap_or(1);
            match at.cmp(&level) {
                // An item of a lower level may come without one above it.
                std::cmp::Ordering::Less => *count = Some(count.unwrap_or_else(start)),
                std::cmp::Ordering::Equal => {
                    *count = Some(count.map_or_else(start, |last| (last + 1).min(GREATEST)));
                }
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        let here = shape(level)?;
        let number = filled(&here.pattern, |at| {
            let count = counted.get(at).copied().flatten().unwrap_or(1);
            let format = shape(at).map_or("none", |shape| &shape.format);
            written(count, if here.is_legal && format != "none" { "decimal" } else { format })
        });
        if here.format == "bullet" {
            return Some("• ".to_owned());
        }
        // After 一、 nobody leaves a gap; after 1. everybody does.
        let is_tight = here.gap.as_deref() == Some("nothing") || number.ends_with(|c: char| !c.is_ascii());
        let gap = if number.is_empty() || is_tight { "" } else { " " };
        Some(format!("{number}{gap}"))
    }
}

fn shape<'a>(
    patterns: &'a BTreeMap<String, Levels>,
    lists: &'a BTreeMap<String, List>,
    list: &str,
    level: usize,
) -> Option<&'a Level> {
    let list = lists.get(list)?;
    let own = list.levels.get(&level).filter(|own| !own.pattern.is_empty() || !own.format.is_empty());
    own.or_else(|| patterns.get(&list.pattern)?.get(&level))
}

/// Puts the counts of the levels into `%1`, `%2` …
fn filled(pattern: &str, count: impl Fn(usize) -> String) -> String {
    let (mut number, mut chars) = (String::new(), pattern.chars().peekable());
    while let Some(c) = chars.next() {
        let level = chars.peek().and_then(|next| next.to_digit(10)).filter(|digit| c == '%' && *digit > 0);
        match level {
            Some(level) => {
                chars.next();
                number.push_str(&count(level as usize - 1));
            }
            None => number.push(c),
        }
    }
    number
}

fn written(count: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "chineseLegalSimplified"
        | "ideographDigital"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseDigitalTenThousand" => chinese(count),
        "ideographTraditional" => picked("甲乙丙丁戊己庚辛壬癸", count),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => picked("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", count),
        "decimalFullWidth" | "decimalFullWidth2" => {
            count.to_string().chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect()
        }
        "decimalZero" => format!("{count:02}"),
        "upperLetter" => letter(count),
        "lowerLetter" => letter(count).to_lowercase(),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "none" | "bullet" => String::new(),
        _ => count.to_string(),
    }
}

fn picked(from: &str, count: u32) -> String {
    let at = (count as usize).checked_sub(1);
    at.and_then(|at| from.chars().nth(at)).map_or_else(|| count.to_string(), String::from)
}

fn letter(count: u32) -> String {
    // After Z comes AA.
    let at = count.max(1) - 1;
    let letter = char::from_u32(u32::from('A') + at % 26).unwrap_or('A');
    std::iter::repeat_n(letter, (at / 26 + 1).min(20) as usize).collect()
}

fn roman(mut count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut number = String::new();
    for (value, sign) in SIGNS {
        while count >= value {
            number.push_str(sign);
            count -= value;
        }
    }
    number
}

/// Up to 9,999.
fn chinese(count: u32) -> String {
    let digit = |at: u32| "〇一二三四五六七八九".chars().nth(at as usize).unwrap_or('〇');
    let (mut number, mut gap) = (String::new(), false);
    for (unit, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let here = count / unit % 10;
        if here == 0 {
            gap = !number.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            number.push('零');
        }
        if !(here == 1 && unit == 10 && number.is_empty()) {
            number.push(digit(here));
        }
        number.push_str(sign);
    }
    if number.is_empty() { "〇".to_owned() } else { number }
}

/// What is read of the part so far.
#[derive(Default)]
struct Reading {
    numbering: Numbering,
    pattern: Option<String>,
    list: Option<String>,
    level: usize,
}

pub(super) fn read(part: &str) -> Result<Numbering, ManuscriptError> {
    let (mut reading, mut reader) = (Reading::default(), Reader::new(part));
    while let Some(event) = reader.next()? {
        match event {
            Event::Open(tag) => reading.take(&tag),
            Event::Close(name) if name == "abstractNum" => reading.pattern = None,
            Event::Close(name) if name == "num" => reading.list = None,
            Event::Close(_) | Event::Text(_) => {}
        }
    }
    Ok(reading.numbering)
}

impl Reading {
    fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "abstractNum" => self.pattern = tag.attribute("abstractNumId"),
            "num" => {
                self.list = tag.attribute("numId");
                if let Some(list) = &self.list {
                    self.numbering.lists.entry(list.clone()).or_default();
                }
            }
            "abstractNumId" => {
                if let (Some(list), Some(pattern)) = (self.list(), tag.value()) {
                    list.pattern = pattern;
                }
            }
            "lvl" | "lvlOverride" => {
                self.level = tag.attribute("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
            }
            "startOverride" => {
                if let Some(list) = self.list() {
                    list.restarts = true;
                }
            }
            name @ ("start" | "numFmt" | "lvlText" | "suff" | "isLgl") => {
                let value = tag.value().unwrap_or_default();
                if let Some(level) = self.level() {
                    match name {
                        "start" => level.start = value.parse().ok().map(|start: u32| start.min(GREATEST)),
                        "numFmt" => level.format = value,
                        "isLgl" => level.is_legal = tag.is_on(),
                        "lvlText" => level.pattern = value.chars().take(PATTERN).collect(),
                        _ => level.gap = Some(value),
                    }
                }
            }
            _ => {}
        }
    }

    fn list(&mut self) -> Option<&mut List> {
        self.numbering.lists.get_mut(self.list.as_ref()?)
    }

    fn level(&mut self) -> Option<&mut Level> {
        let level = self.level;
        if level >= LEVELS {
            return None;
        }
        if let Some(pattern) = &self.pattern {
            return Some(
                self.numbering.patterns.entry(pattern.clone()).or_default().entry(level).or_default(),
            );
        }
        Some(self.list()?.levels.entry(level).or_default())
    }
}
