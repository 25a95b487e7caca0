//! How documents look on paper. What a template does not say is as GB/T 9704 has it.

use std::fmt;

use serde::Deserialize;

use crate::exact::Exact;
use crate::words::Words;

/// Page, faces and sizes of every document of a review.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Layout {
    pub page: Page,
    pub sizes: Sizes,
    pub faces: Faces,
    /// Printed in red across the top of what the organisation issues; without it the top is plain, for an office
    /// system that prints its own.
    pub header: Option<Letterhead>,
}

/// An A4 page that lies upright. One that lies across is the same page, turned.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Page {
    /// Millimetres, like the other margins.
    pub top: u32,
    pub bottom: u32,
    /// Where the paper is bound.
    pub left: u32,
    pub right: u32,
    /// Lines of a page: they make the distance from line to line.
    pub lines: u32,
    /// Chinese characters of a line of the body.
    pub characters: u32,
    /// Empty lines above the name and the day that a seal covers.
    pub seal_lines: u32,
}

impl Default for Page {
    fn default() -> Self {
        Self { top: 37, bottom: 35, left: 28, right: 26, lines: 22, characters: 28, seal_lines: 3 }
    }
}

impl Page {
    /// Millimetres of A4.
    pub const WIDTH: u32 = 210;
    /// … from top to bottom.
    pub const HEIGHT: u32 = 297;

    /// Of the text, in millimetres.
    pub const fn text_width(&self) -> u32 {
        Self::WIDTH.saturating_sub(self.left + self.right)
    }

    /// Of the text, in millimetres.
    pub const fn text_height(&self) -> u32 {
        Self::HEIGHT.saturating_sub(self.top + self.bottom)
    }
}

/// Sizes of type in points; a half point is the finest step.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sizes {
    pub title: Exact,
    /// Text and headings.
    pub body: Exact,
    pub table: Exact,
    /// How a form is filled in, and what stands above tables on the right.
    pub note: Exact,
    pub page_number: Exact,
}

impl Default for Sizes {
    fn default() -> Self {
        let [title, body, table, note, page_number] = [22, 16, 12, 12, 14].map(Exact::whole);
        Self { title, body, table, note, page_number }
    }
}

impl Sizes {
    /// A size as office programs count it.
    pub fn half_points(size: &Exact) -> u32 {
        let doubled = size.times(&Exact::whole(2)).round_half_up(0);
        doubled.parse().unwrap_or_default()
    }
}

/// For each kind of line the fonts that it is set in: the first wanted, the others where that one is missing. Several
/// that the standard names are sold and cannot come with the program.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Faces {
    pub title: Vec<FaceName>,
    /// Headings of the first level.
    pub first: Vec<FaceName>,
    /// Headings of the second level; those below are set as the body is.
    pub second: Vec<FaceName>,
    pub body: Vec<FaceName>,
    pub table: Vec<FaceName>,
    pub page_number: Vec<FaceName>,
    /// Latin letters and digits everywhere, and all of an English document.
    pub latin: Vec<FaceName>,
}

impl Default for Faces {
    fn default() -> Self {
        let names = |names: &[&str]| names.iter().map(|name| FaceName((*name).to_owned())).collect();
        Self {
            title: names(&["方正小标宋简体", "方正小标宋_GBK", "小标宋", "华文中宋", "Noto Serif SC"]),
            first: names(&["黑体", "SimHei", "Noto Sans SC"]),
            second: names(&["楷体_GB2312", "楷体", "KaiTi", "STKaiti", "Noto Serif SC"]),
            body: names(&["仿宋_GB2312", "仿宋", "FangSong", "STFangsong", "Noto Serif SC"]),
            table: names(&["宋体", "SimSun", "Noto Serif SC"]),
            page_number: names(&["宋体", "SimSun", "Noto Serif SC"]),
            latin: names(&["Times New Roman", "Tinos", "Liberation Serif"]),
        }
    }
}

impl Faces {
    /// Each list with its key in a template.
    pub fn lists(&self) -> [(&'static str, &[FaceName]); 7] {
        [
            ("title", &self.title),
            ("first", &self.first),
            ("second", &self.second),
            ("body", &self.body),
            ("table", &self.table),
            ("page_number", &self.page_number),
            ("latin", &self.latin),
        ]
    }
}

/// What stands across the top in red.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letterhead {
    pub words: Words,
}

/// A font's name: 1 to 64 characters, none of them a control character, a comma or a semicolon, which part names
/// wherever names are listed; no space at either end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct FaceName(String);

/// What stands there is no font's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a font's name has 1 to 64 characters, no commas, semicolons or control characters, no space at its ends"
)]
pub struct FaceNameError;

impl TryFrom<String> for FaceName {
    type Error = FaceNameError;

    fn try_from(name: String) -> Result<Self, FaceNameError> {
        let parts = |c: char| c.is_control() || [',', ';', '，', '；'].contains(&c);
        let good = (1..=64).contains(&name.chars().count()) && !name.contains(parts) && name.trim() == name;
        if good { Ok(Self(name)) } else { Err(FaceNameError) }
    }
}

impl FaceName {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FaceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
