//! Headings bear Word's own numbers, so that one that is moved or added is numbered anew.

use std::fmt::Write as _;

use i18n::Lang;

use super::sheet::Sheet;

/// The numbering that heading styles begin with.
pub(super) const HEADINGS: u32 = 1;
/// Short lists.
pub(super) const ITEMS: u32 = 2;
/// The first of those that begin anew, one a part.
pub(super) const PARTS: u32 = 3;

pub(super) fn part(lang: Lang, sheet: &Sheet, parts: u32) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"multilevel\"/>",
    );
    let levels = match lang {
        Lang::Zh => [
            ("chineseCountingThousand", "%1、", "nothing"),
            ("chineseCountingThousand", "（%2）", "nothing"),
            ("decimal", "%3.", "nothing"),
            ("decimal", "（%4）", "nothing"),
        ],
        Lang::En => [
            ("decimal", "%1.", "space"),
            ("decimal", "%1.%2.", "space"),
            ("decimal", "%1.%2.%3.", "space"),
            ("decimal", "%1.%2.%3.%4.", "space"),
        ],
    };
    // Writing to a string cannot fail.
    for (level, (format, text, then)) in levels.into_iter().enumerate() {
        let style = level + 1;
        let _ = write!(
            xml,
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:pStyle w:val=\"Heading{style}\"/><w:suff w:val=\"{then}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/></w:lvl>"
        );
    }
    let (left, hanging) = (sheet.characters(3), sheet.characters(1));
    let _ = write!(
        xml,
        "</w:abstractNum><w:abstractNum w:abstractNumId=\"2\"><w:multiLevelType w:val=\"hybridMultilevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"ListBullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{left}\" w:hanging=\"{hanging}\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"{HEADINGS}\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"{ITEMS}\"><w:abstractNumId w:val=\"2\"/></w:num>"
    );
    for part in PARTS..PARTS + parts {
        let _ = write!(xml, "<w:num w:numId=\"{part}\"><w:abstractNumId w:val=\"1\"/>");
        for level in 0..levels.len() {
            let _ = write!(
                xml,
                "<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"
            );
        }
        xml.push_str("</w:num>");
    }
    xml + "</w:numbering>"
}
