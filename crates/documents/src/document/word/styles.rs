//! Named styles, so that a reader's own program knows a heading when it sees one.

use std::fmt::Write as _;

use i18n::Lang;
use review::exact::Exact;
use review::template::{FaceName, Layout, Sizes};

use super::numbering::{HEADINGS, ITEMS};
use super::sheet::Sheet;
use super::xml::escaped;

/// Of a letterhead.
const RED: &str = "C00000";

/// A paragraph style.
struct Style<'a> {
    id: &'a str,
    name: &'a str,
    /// What follows when somebody types on.
    next: &'a str,
    /// Paragraph properties in the order of the standard.
    paragraph: String,
    face: &'a [FaceName],
    /// Half points.
    size: u32,
    bold: bool,
    italic: bool,
    colour: Option<&'a str>,
}

pub(super) fn part(lang: Lang, layout: &Layout, sheet: &Sheet) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    );
    let tag = super::tag(lang);
    let latin = first(&layout.faces.latin);
    let body = first(&layout.faces.body);
    let size = sheet.body;
    let closer = match lang {
        Lang::Zh => format!("<w:spacing w:val=\"{}\"/>", sheet.closer),
        Lang::En => String::new(),
    };
    // Writing to a string cannot fail.
    let _ = write!(
        xml,
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{latin}\" w:eastAsia=\"{body}\" w:hAnsi=\"{latin}\" w:cs=\"{latin}\"/>{closer}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/><w:lang w:val=\"{tag}\" w:eastAsia=\"zh-CN\" w:bidi=\"ug-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    );
    for style in all(lang, layout, sheet) {
        style.write(&latin, &mut xml);
    }
    xml.push_str("<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>");
    xml
}

/// The font that is wanted, as an attribute's text.
pub(super) fn first(face: &[FaceName]) -> String {
    face.first().map(|name| escaped(name.as_str())).unwrap_or_default()
}

/// What the styles are made of.
struct Kit<'a> {
    english: bool,
    layout: &'a Layout,
    sheet: &'a Sheet,
}

const CENTRED: &str = "<w:jc w:val=\"center\"/>";
/// Lines of these stand off the page's grid.
const FREE: &str = "<w:snapToGrid w:val=\"0\"/>";
/// … and are as high as what stands in them.
const AS_HIGH: &str = "w:line=\"240\" w:lineRule=\"auto\"";

fn all<'a>(lang: Lang, layout: &'a Layout, sheet: &'a Sheet) -> Vec<Style<'a>> {
    let kit = Kit { english: lang == Lang::En, layout, sheet };
    [kit.titles(), kit.headings(), kit.text(), kit.tables(), kit.closing()].into_iter().flatten().collect()
}

fn style<'a>(
    id: &'static str,
    name: &'static str,
    paragraph: String,
    face: &'a [FaceName],
    size: u32,
) -> Style<'a> {
    Style { id, name, next: "BodyText", paragraph, face, size, bold: false, italic: false, colour: None }
}

impl<'a> Kit<'a> {
    /// A line of the body.
    fn body(&self, id: &'static str, name: &'static str, paragraph: String) -> Style<'a> {
        style(id, name, paragraph, &self.layout.faces.body, self.sheet.body)
    }

    /// What stands in or around a table.
    fn small(&self, id: &'static str, name: &'static str, size: &Exact, paragraph: String) -> Style<'a> {
        style(id, name, paragraph, &self.layout.faces.table, Sizes::half_points(size))
    }

    /// The page's line, or a higher one where the size needs it.
    fn spacing(&self, size: u32, before: u32, after: u32) -> String {
        let line = self.sheet.line(size);
        format!(
            "<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"exact\"/>"
        )
    }

    fn plain(&self) -> String {
        self.spacing(self.sheet.body, 0, 0)
    }

    /// A paragraph of text: in Chinese its first line is indented by two characters, in English space follows it.
    fn indented(&self) -> String {
        if self.english {
            return self.spacing(self.sheet.body, 0, self.sheet.pitch / 4);
        }
        let two = self.sheet.characters(2);
        format!("{}<w:ind w:firstLineChars=\"200\" w:firstLine=\"{two}\"/>", self.plain())
    }

    fn titles(&self) -> Vec<Style<'a>> {
        let (faces, body, pitch) = (&self.layout.faces, self.sheet.body, self.sheet.pitch);
        let size = Sizes::half_points(&self.layout.sizes.title);
        let title = format!("<w:keepNext/>{}{CENTRED}", self.spacing(size, 0, pitch));
        let large = size * 3 / 2;
        let red = format!(
            "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"12\" w:color=\"{RED}\"/></w:pBdr>{}{CENTRED}",
            self.spacing(large, 0, pitch * 2)
        );
        let part = format!("{title}<w:outlineLvl w:val=\"0\"/>");
        let label = format!("<w:keepNext/><w:pageBreakBefore/>{}", self.plain());
        vec![
            self.body("Normal", "Normal", self.plain()),
            Style { bold: self.english, ..style("Title", "Title", title, &faces.title, size) },
            Style { bold: self.english, ..style("PartTitle", "Part Title", part, &faces.title, size) },
            Style { bold: self.english, ..style("PartLabel", "Part Label", label, &faces.first, body) },
            Style { colour: Some(RED), ..style("Letterhead", "Letterhead", red, &faces.title, large) },
        ]
    }

    fn headings(&self) -> Vec<Style<'a>> {
        let faces = &self.layout.faces;
        let heading = |level: u32, id, name, face| {
            let paragraph = format!(
                "<w:keepNext/><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{HEADINGS}\"/></w:numPr>{}<w:outlineLvl w:val=\"{level}\"/>",
                self.indented()
            );
            let plain = style(id, name, paragraph, face, self.sheet.body);
            Style { bold: self.english && level < 2, italic: self.english && level >= 2, ..plain }
        };
        vec![
            heading(0, "Heading1", "heading 1", &faces.first),
            heading(1, "Heading2", "heading 2", &faces.second),
            heading(2, "Heading3", "heading 3", &faces.body),
            heading(3, "Heading4", "heading 4", &faces.body),
        ]
    }

    fn text(&self) -> Vec<Style<'a>> {
        let plain = self.plain();
        let side = if self.english { "left" } else { "both" };
        let items = format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{ITEMS}\"/></w:numPr>{plain}");
        let (two, sized) = (self.sheet.characters(2), "w:leftChars=\"200\"");
        vec![
            self.body("BodyText", "Body Text", format!("{}<w:jc w:val=\"{side}\"/>", self.indented())),
            self.body("Addressee", "Addressee", format!("<w:keepNext/>{plain}")),
            self.body("Facts", "Facts", plain.clone()),
            self.body("ListBullet", "List Bullet", items),
            self.body("Attachments", "Attachments", format!("{plain}<w:ind {sized} w:left=\"{two}\"/>")),
            self.body(
                "Drawing",
                "Drawing",
                format!("{FREE}<w:spacing w:before=\"120\" w:after=\"120\" {AS_HIGH}/>{CENTRED}"),
            ),
        ]
    }

    fn tables(&self) -> Vec<Style<'a>> {
        let (faces, sizes) = (&self.layout.faces, &self.layout.sizes);
        let spaced =
            |before, after| format!("{FREE}<w:spacing w:before=\"{before}\" w:after=\"{after}\" {AS_HIGH}/>");
        let caption = format!("<w:keepNext/>{}{CENTRED}", spaced(120, 60));
        let larger = Sizes::half_points(&sizes.table) + 4;
        let unit = format!("<w:keepNext/>{}<w:jc w:val=\"right\"/>", spaced(0, 40));
        let head = format!("<w:keepNext/>{}{CENTRED}", spaced(40, 40));
        vec![
            Style { bold: self.english, ..style("Caption", "caption", caption, &faces.first, larger) },
            self.small("TableUnit", "Table Unit", &sizes.note, unit),
            self.small("TableText", "Table Text", &sizes.table, spaced(40, 40)),
            Style { bold: true, ..self.small("TableHead", "Table Head", &sizes.table, head) },
            self.small("Guidance", "Guidance", &sizes.note, spaced(40, 0)),
        ]
    }

    fn closing(&self) -> Vec<Style<'a>> {
        let plain = self.plain();
        let number = Sizes::half_points(&self.layout.sizes.page_number);
        let edge = |side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
        let ruled = format!("<w:pBdr>{}{}</w:pBdr>{plain}", edge("bottom"), edge("between"));
        let sign = format!("<w:keepLines/>{}", self.spacing(self.sheet.body, self.sheet.pitch / 3, 0));
        vec![
            self.body("Signature", "Signature", sign),
            self.body("Issued", "Issued", format!("<w:keepLines/>{plain}{CENTRED}")),
            self.body("Ruled", "Ruled Line", ruled),
            style(
                "Footer",
                "footer",
                format!("{FREE}<w:spacing {AS_HIGH}/>"),
                &self.layout.faces.page_number,
                number,
            ),
        ]
    }
}

impl Style<'_> {
    fn write(&self, latin: &str, xml: &mut String) {
        let Self { id, name, next, paragraph, face, size, .. } = self;
        let default = if *id == "Normal" { " w:default=\"1\"" } else { "" };
        let based = if *id == "Normal" { "" } else { "<w:basedOn w:val=\"Normal\"/>" };
        let bold = if self.bold { "<w:b/><w:bCs/>" } else { "" };
        let italic = if self.italic { "<w:i/><w:iCs/>" } else { "" };
        let colour = self.colour.map(|colour| format!("<w:color w:val=\"{colour}\"/>")).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = write!(
            xml,
            "<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}<w:next w:val=\"{next}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr><w:rFonts w:ascii=\"{latin}\" w:eastAsia=\"{}\" w:hAnsi=\"{latin}\" w:cs=\"{latin}\"/>{bold}{italic}{colour}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>",
            first(face)
        );
    }
}
