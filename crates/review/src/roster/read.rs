//! Cells as values: what each column must hold, however it was typed.

use super::cell::{Cell, folded, is_han, narrow};
use super::mistake::CellError;
use crate::account::SignIn;
use crate::report::How;
use crate::role::{Role, Roles};
use crate::template::{GroupKey, Template};
use crate::text::{TextError, bounded};
use crate::words::{Lang, Words, WordsError};

/// Characters of a unit's code and of a staff number.
const KEY_LIMIT: usize = 40;
/// Characters of a name or a post.
const NAME_LIMIT: usize = 200;
/// As mail systems bound it.
const EMAIL_LIMIT: usize = 254;
/// Nobody counts more members than this; a longer figure is a slip.
const MOST_MEMBERS: usize = 1_000_000;

/// The text of a cell; empty for one that holds nothing, or a dash for nothing.
pub(crate) fn text(cell: &Cell) -> Result<String, CellError> {
    match cell {
        Cell::Empty => Ok(String::new()),
        Cell::Text(text) => plain(text),
        Cell::Number(number) => Ok(number.clone()),
        Cell::Day(day) => Err(CellError::MadeADay { found: day.clone() }),
        Cell::Flag(flag) => Ok(if *flag { "yes" } else { "no" }.to_owned()),
        Cell::Formula(formula) => Err(CellError::Formula { found: format!("={formula}") }),
        Cell::Broken(found) => Err(CellError::Broken { found: found.clone() }),
    }
}

/// Whether a program would take the text for a formula.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

fn plain(text: &str) -> Result<String, CellError> {
    let text = text.strip_prefix(['\'', '’']).unwrap_or(text).trim();
    if matches!(text, "-" | "–" | "—" | "——" | "/" | "－") {
        return Ok(String::new());
    }
    if is_formula(text) { Err(CellError::Formula { found: text.to_owned() }) } else { Ok(text.to_owned()) }
}

/// A code or a staff number; `None` for an empty cell. `００7` is `007`, `7.0` is `7`.
pub(super) fn key(cell: &Cell) -> Result<Option<String>, CellError> {
    let narrow: String = narrow(&text(cell)?).chars().filter(|c| !c.is_whitespace()).collect();
    let whole = match narrow.split_once('.') {
        Some((whole, rest)) if digits(whole) && !rest.is_empty() && rest.chars().all(|c| c == '0') => whole,
        Some(_) | None => narrow.as_str(),
    };
    if whole.is_empty() { Ok(None) } else { fitting(whole, KEY_LIMIT).map(Some) }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// How keys are compared when a spreadsheet may have eaten zeros or turned letters: `007`, `7`.
pub(super) fn loose(key: &str) -> String {
    let zeros = key.trim_start_matches('0');
    if digits(key) && !zeros.is_empty() { zeros.to_owned() } else { key.to_lowercase() }
}

pub(super) fn email(cell: &Cell) -> Result<Option<String>, CellError> {
    let address = folded(&text(cell)?);
    let address = address.strip_prefix("mailto:").unwrap_or(&address);
    if address.is_empty() {
        return Ok(None);
    }
    let wrong = || CellError::NotAnEmail { found: address.to_owned() };
    let (local, domain) = address.split_once('@').ok_or_else(wrong)?;
    let marks = [',', ';', '<', '>', '(', ')', '"', '\\', '@', ':'];
    if local.is_empty() || domain.is_empty() || domain.starts_with('.') || address.matches(marks).count() != 1
    {
        return Err(wrong());
    }
    fitting(address, EMAIL_LIMIT).map(Some)
}

/// A name or a post. Blanks between Chinese characters only align a column: `张　三` is `张三`.
pub(super) fn name(cell: &Cell) -> Result<String, CellError> {
    let text = text(cell)?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = if text.chars().all(|c| is_han(c) || c == ' ') { text.replace(' ', "") } else { text };
    if text.is_empty() { Ok(text) } else { fitting(&text, NAME_LIMIT) }
}

fn fitting(text: &str, limit: usize) -> Result<String, CellError> {
    bounded(text, limit).map_err(|why| match why {
        TextError::Empty => CellError::Missing,
        TextError::TooLong { count, limit } => CellError::TooLong { count, limit },
    })
}

/// The same sense in both languages out of what is given; `None` when nothing is.
///
/// An organisation of one language leaves the other's cell empty; the same words stand in. Where the file has no column
/// for a language, what is known in it stays, unless it only stood in.
pub(super) fn words(
    zh: Option<String>,
    en: Option<String>,
    before: Option<&Words>,
) -> Result<Option<Words>, CellError> {
    let of_two = before.filter(|words| words.in_lang(Lang::Zh) != words.in_lang(Lang::En));
    let kept = |lang| of_two.map_or_else(String::new, |words| words.in_lang(lang).to_owned());
    let (zh, en) = match (zh, en) {
        (None, None) => return Ok(before.cloned()),
        (Some(zh), Some(en)) => (zh, en),
        (Some(zh), None) if !zh.is_empty() => (zh, kept(Lang::En)),
        (None, Some(en)) if !en.is_empty() => (kept(Lang::Zh), en),
        (Some(_), None) | (None, Some(_)) => return Ok(None),
    };
    if zh.is_empty() && en.is_empty() {
        return Ok(None);
    }
    let (zh, en) = (if zh.is_empty() { &en } else { &zh }, if en.is_empty() { &zh } else { &en });
    Words::new(zh, en).map(Some).map_err(|why| match why {
        WordsError::Missing { .. } => CellError::Missing,
        WordsError::TooLong { count, limit, .. } => CellError::TooLong { count, limit },
    })
}

/// A number of people: `20`, `20.0`, `２０人`.
pub(super) fn count(cell: &Cell) -> Result<usize, CellError> {
    // Whatever a number's cell says, it is no formula in disguise: it is not kept as a text.
    let found = match cell {
        Cell::Text(text) => text.clone(),
        Cell::Empty | Cell::Number(_) | Cell::Day(_) | Cell::Flag(_) | Cell::Formula(_) | Cell::Broken(_) => {
            text(cell)?
        }
    };
    let whole = folded(&found);
    let whole = whole.trim_end_matches(['人', '名']);
    let whole = whole.strip_suffix(".0").or_else(|| whole.strip_suffix(".00")).unwrap_or(whole);
    let number = Some(whole).filter(|text| digits(text)).and_then(|text| text.parse().ok());
    let number = number.filter(|number| *number <= MOST_MEMBERS);
    number.ok_or_else(|| missing_or(found, |found| CellError::NotANumber { found }))
}

/// `None` for an empty cell.
pub(super) fn sign_in(cell: &Cell) -> Result<Option<String>, CellError> {
    let found = narrow(&text(cell)?);
    if found.trim().is_empty() {
        return Ok(None);
    }
    let name: Result<SignIn, _> = found.parse();
    name.map(|name| Some(name.to_string())).map_err(|_| CellError::NoAccount { found })
}

/// A group by its letter (`A`, `Ａ票`, `group a`) or by its title.
pub(super) fn group(cell: &Cell, template: &Template) -> Result<GroupKey, CellError> {
    let found = text(cell)?;
    let known = |word: &str| {
        let bare = word.trim_end_matches(['票', '组', '类']);
        let bare = bare.strip_prefix("group").or_else(|| bare.strip_prefix("ballot")).unwrap_or(bare);
        let groups = &template.evaluation().groups;
        let titled = |title: &Words| Lang::ALL.iter().any(|lang| folded(title.in_lang(*lang)) == word);
        let found =
            groups.iter().find(|one| one.key.as_str().eq_ignore_ascii_case(bare) || titled(&one.title));
        found.map(|one| one.key.clone())
    };
    let whole = folded(&found);
    if let Some(group) = known(&whole) {
        return Ok(group);
    }
    let several = whole.split(SEPARATORS).filter(|part| !part.is_empty());
    let (mut parts, mut groups) = (0_usize, 0_usize);
    for part in several {
        parts += 1;
        groups += usize::from(known(part).is_some());
    }
    if parts > 1 && groups == parts {
        return Err(CellError::SeveralGroups { found });
    }
    Err(missing_or(found, |found| CellError::NoGroup { found }))
}

/// How a reporter reports; an empty cell is in person.
pub(super) fn how(cell: &Cell, template: &Template) -> Result<How, CellError> {
    let found = text(cell)?;
    let how = match folded(&found).as_str() {
        "" => return Ok(How::default()),
        "inperson" | "in_person" | "in-person" | "onsite" | "on-site" | "现场" | "现场述职" | "会上述职"
        | "口头" => How::InPerson,
        "writing" | "inwriting" | "written" | "书面" | "书面述职" | "只书面述职" => How::Writing,
        _ => return Err(CellError::NoWay { found }),
    };
    if template.report().how(how) == how { Ok(how) } else { Err(CellError::NoWriting) }
}

/// Between several values of one cell, narrow.
const SEPARATORS: [char; 7] = ['、', ',', ';', '/', '+', '&', '|'];

/// Roles of the review, several in one cell. Administrators are not made by a roster.
pub(super) fn roles(cell: &Cell) -> Result<Roles, CellError> {
    let found = narrow(&text(cell)?);
    let words = found.split(SEPARATORS).map(folded).filter(|word| !word.is_empty());
    let role = |word: String| {
        let role =
            Role::ALL.into_iter().find(|role| role.key() == word || role_words(*role).contains(&&*word));
        role.filter(|role| *role != Role::Administrator).ok_or(CellError::NoRole { found: word })
    };
    words.map(role).collect()
}

const fn role_words(role: Role) -> &'static [&'static str] {
    match role {
        Role::Administrator => &["管理员"],
        Role::Organiser => &["组织者", "组织人员", "工作人员", "organizer"],
        Role::Reporter => &["述职人", "述职对象"],
        Role::Leader => &["领导", "点评领导"],
        Role::Scrutineer => &["监票人", "总监票人", "teller"],
        Role::Trustee => &["密钥保管人"],
        Role::Correspondent => &["通讯员"],
        Role::Approver => &["审稿人", "审核人"],
        Role::Observer => &["观察员"],
    }
}

/// Yes also by a tick or by the day from which somebody is away; an empty cell is no.
pub(super) fn yes_or_no(cell: &Cell) -> Result<bool, CellError> {
    if let Cell::Day(_) = cell {
        return Ok(true);
    }
    let found = text(cell)?;
    match folded(&found).as_str() {
        "" | "no" | "n" | "false" | "0" | "否" | "无" | "未请假" | "×" | "x" => Ok(false),
        "yes" | "y" | "true" | "1" | "是" | "有" | "√" | "✓" | "✔" | "请假" | "已请假" => {
            Ok(true)
        }
        word if is_day(word) => Ok(true),
        _ => Err(CellError::NotYesNo { found }),
    }
}

/// `2026-01-10`, `2026/1/10`, `2026.1.10`, `2026年1月10日`.
fn is_day(word: &str) -> bool {
    let parts: Vec<_> = word.trim_end_matches(['日', '号']).split(['-', '/', '.', '年', '月']).collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let part = |text: &str| text.parse::<u16>().ok().filter(|_| digits(text));
    let fits = |number: Option<u16>, most| number.is_some_and(|number| (1..=most).contains(&number));
    year.len() == 4 && part(year).is_some() && fits(part(month), 12) && fits(part(day), 31)
}

fn missing_or(found: String, wrong: impl FnOnce(String) -> CellError) -> CellError {
    if found.is_empty() { CellError::Missing } else { wrong(found) }
}
