//! Which stretch of a manuscript belongs where.

use super::heading::{ALIKE, BOLD, CERTAIN, Number, Rank, likeness, numbered, tokens};
use super::{PIECES_LIMIT, Piece, Place};
use crate::report::manuscript::{Manuscript, Paragraph};
use crate::template::{Section, SectionKey, Template};
use crate::words::Lang;

/// Characters of a heading that is only text.
const HEADING: usize = 60;

/// What a title block may say without being missed: the unit's and the reporter's names, the review's.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub names: Vec<String>,
}

/// Cuts a manuscript at the headings that are the template's sections.
///
/// Nothing of it is lost: what comes before the first heading and what stands under a heading of its own have pieces
/// too, whose place is for the reporter to say. Only a title block that repeats what is known is to be left out.
pub fn pieces(template: &Template, known: &Known, manuscript: &Manuscript) -> Vec<Piece> {
    let rules = template.report();
    let mut cutter = Cutter {
        sections: &rules.sections,
        problem: rules.problem.as_ref().map(|rule| &rule.section),
        pieces: Vec::new(),
        used: Vec::new(),
        now: None,
    };
    for paragraph in &manuscript.paragraphs {
        for line in lines(paragraph) {
            cutter.take(&line);
        }
    }
    let mut pieces = cutter.pieces;
    settle_title_block(&mut pieces, known);
    pieces.retain(|piece| !piece.heading.is_empty() || !piece.text.is_empty());
    together(pieces)
}

/// A line with what tells whether it is a heading.
struct Line {
    text: String,
    level: Option<u8>,
    bold: bool,
}

/// A heading may be broken for its looks; any other line break begins a line.
fn lines(paragraph: &Paragraph) -> Vec<Line> {
    let line = |text: String| Line { text, level: paragraph.level, bold: paragraph.bold };
    // Some give all of their text the style of a heading, for its looks.
    if paragraph.level.is_some() && paragraph.text.chars().count() <= 3 * HEADING {
        let text: String = paragraph.text.lines().map(trimmed).collect::<Vec<_>>().join(" ");
        return vec![line(text)].into_iter().filter(|line| !line.text.is_empty()).collect();
    }
    let lines = paragraph.text.lines().map(trimmed).filter(|text| !text.is_empty());
    lines.map(|text| Line { level: None, ..line(text.to_owned()) }).collect()
}

/// Indentation by full-width blanks is how paragraphs begin, not what they say.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}'))
}

/// The heading under which the last piece stands.
#[derive(Clone, Copy)]
struct Open {
    rank: Rank,
    number: Option<Number>,
    is_section: bool,
}

struct Cutter<'a> {
    sections: &'a [Section],
    /// The one that tells problems, where the template asks for their share.
    problem: Option<&'a SectionKey>,
    pieces: Vec<Piece>,
    used: Vec<SectionKey>,
    now: Option<Open>,
}

impl Cutter<'_> {
    fn take(&mut self, line: &Line) {
        let (number, said) = numbered(&line.text);
        if let Some(rank) = rank(line, number) {
            // Without number, style or bold type a line must be the title itself.
            let least = if rank == BOLD && !line.bold { CERTAIN } else { ALIKE };
            if let Some(key) = self.section(said, rank, least) {
                return self.open(&line.text, String::new(), Some(key), rank, number);
            }
            if self.closes(line, rank, number) {
                return self.open(&line.text, String::new(), None, rank, number);
            }
        }
        if let Some((heading, rest)) = inline(&line.text) {
            let (number, said) = numbered(heading);
            let rank = number.map_or(BOLD, |number| number.rank);
            let least = if number.is_some() { CERTAIN } else { 1000 };
            if let Some(key) = self.section(said, rank, least) {
                return self.open(heading, rest.to_owned(), Some(key), rank, number);
            }
        }
        self.go_on(&line.text);
    }

    /// The section whose title this is. Inside a section the headings below it are its own, though they may be called
    /// as other sections are: "problems" are often told section by section.
    fn section(&self, said: &str, rank: Rank, least: usize) -> Option<SectionKey> {
        let place = |key: &SectionKey| self.sections.iter().position(|one| one.key == *key);
        let before = self.used.last().and_then(place);
        let after = |at: usize| before.is_none_or(|before| at > before);
        let best = self
            .sections
            .iter()
            .enumerate()
            .map(|(at, section)| {
                (self.score(said, section), !self.used.contains(&section.key), after(at), section)
            })
            .filter(|(score, ..)| *score >= least)
            .reduce(|best, one| if (one.0, one.1, one.2) > (best.0, best.1, best.2) { one } else { best });
        let (score, is_new, _, section) = best?;
        let fits = match self.now.filter(|now| rank > now.rank) {
            Some(now) if now.is_section => is_new && score >= CERTAIN,
            Some(_) => is_new,
            None => true,
        };
        fits.then(|| section.key.clone())
    }

    fn score(&self, said: &str, section: &Section) -> usize {
        let alike = Lang::ALL.into_iter().map(|lang| likeness(said, section.title.in_lang(lang))).max();
        let is_problem = self.problem == Some(&section.key) && tells_problems(said);
        alike.unwrap_or(0).max(if is_problem { CERTAIN - 1 } else { 0 })
    }

    /// Whether a heading that is no section's ends what stands open.
    fn closes(&self, line: &Line, rank: Rank, number: Option<Number>) -> bool {
        let Some(now) = self.now else {
            // Before the first section only a heading with a number or a style begins something.
            return number.is_some() || line.level.is_some_and(|level| level > 0);
        };
        // 二、 comes after 一、 though only one of the two has the style of a heading.
        let is_next = |(last, next): (Number, Number)| next.rank == last.rank && next.value == last.value + 1;
        let follows = now.number.zip(number).is_some_and(is_next);
        follows || rank < now.rank || (rank == now.rank && line.level.is_some())
    }

    fn open(
        &mut self,
        heading: &str,
        text: String,
        key: Option<SectionKey>,
        rank: Rank,
        number: Option<Number>,
    ) {
        self.now = Some(Open { rank, number, is_section: key.is_some() });
        self.used.extend(key.clone());
        self.pieces.push(Piece { heading: heading.to_owned(), text, place: key.map(Place::Section) });
    }

    fn go_on(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(piece) => add(&mut piece.text, text),
            None => self.pieces.push(Piece { heading: String::new(), text: text.to_owned(), place: None }),
        }
    }
}

fn add(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// Whatever else such a heading says, it is that one.
fn tells_problems(said: &str) -> bool {
    const WORDS: [&str; 8] =
        ["问题", "不足", "短板", "差距", "problems", "shortcomings", "weaknesses", "lessons"];
    let said = said.to_lowercase();
    WORDS.iter().any(|word| said.contains(word))
}

/// How high a line stands in the outline, if it may be a heading.
fn rank(line: &Line, number: Option<Number>) -> Option<Rank> {
    if let Some(level) = line.level {
        return Some(level.min(9));
    }
    let is_short = line.text.chars().count() <= HEADING;
    let goes_on = line.text.ends_with(['。', '；', ';', '，', ',', '！', '？']);
    if !is_short || goes_on {
        return None;
    }
    match number {
        Some(number) => Some(number.rank),
        // A line of its own may be a title without number or bold type.
        None => Some(BOLD).filter(|_| line.bold || tokens(&line.text).len() <= 20),
    }
}

/// A heading with its text in the same paragraph or the same row of a table.
fn inline(text: &str) -> Option<(&str, &str)> {
    let (at, mark) = text.char_indices().find(|(_, c)| matches!(c, '。' | '：' | ':' | '\t'))?;
    let heading = text.get(..at)?;
    let rest = trimmed(text.get(at + mark.len_utf8()..)?);
    (heading.chars().count() <= HEADING && !rest.is_empty()).then_some((heading, rest))
}

/// What stands before the first heading: left out where it repeats what is known.
fn settle_title_block(pieces: &mut Vec<Piece>, known: &Known) {
    let Some(first) = pieces.first().filter(|first| first.heading.is_empty()) else { return };
    let (mut title, mut rest) = (String::new(), String::new());
    for line in first.text.lines() {
        add(if repeats(line, known) { &mut title } else { &mut rest }, line);
    }
    let piece = |text, place| Piece { heading: String::new(), text, place };
    let split = [piece(title, Some(Place::LeaveOut)), piece(rest, None)];
    pieces.splice(..1, split.into_iter().filter(|piece| !piece.text.is_empty()));
}

/// Whether a line says nothing but names, the year and what kind of text this is.
fn repeats(line: &str, known: &Known) -> bool {
    const USUAL: [&str; 20] = [
        "述职述廉",
        "述职报告",
        "述职",
        "述廉",
        "党支部书记",
        "书记",
        "年度",
        "工作",
        "报告",
        "汇报人",
        "报告人",
        "单位",
        "姓名",
        "抓党建",
        "抓基层党建",
        "党建",
        "年",
        "月",
        "日",
        "workreport",
    ];
    let mut left: String = tokens(line).concat();
    let mut names: Vec<String> = known.names.iter().map(|name| tokens(name).concat()).collect();
    names.extend(USUAL.map(ToOwned::to_owned));
    names.extend(["annual", "report", "review", "work", "of", "the"].map(ToOwned::to_owned));
    names.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
    for name in names.iter().filter(|name| !name.is_empty()) {
        left = left.replace(name.as_str(), "");
    }
    left.chars().all(|c| c.is_numeric() || "〇零一二三四五六七八九十".contains(c))
}

fn together(mut pieces: Vec<Piece>) -> Vec<Piece> {
    if pieces.len() > PIECES_LIMIT {
        let rest = pieces.split_off(PIECES_LIMIT);
        let mut last = Piece { heading: String::new(), text: String::new(), place: None };
        for piece in rest {
            for part in [piece.heading, piece.text].iter().filter(|part| !part.is_empty()) {
                add(&mut last.text, part);
            }
        }
        pieces.push(last);
    }
    pieces
}
