//! What stands around the text in the archive.

use i18n::Lang;
use review::template::Layout;

use super::super::phrases;
use super::sheet::Sheet;
use super::xml::escaped;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) const CONTENT_TYPES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>",
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>",
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>",
    "<Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>",
    "<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>",
    "<Override PartName=\"/word/fontTable.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml\"/>",
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>",
    "<Override PartName=\"/word/footer2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>",
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>"
);

pub(super) const PACKAGE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>";

pub(super) const APP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Pingyi</Application></Properties>";

/// The parts that the text refers to.
pub(super) fn relations(pictures: usize) -> String {
    let one = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    let fixed = [
        one("styles", "styles", "styles.xml"),
        one("numbering", "numbering", "numbering.xml"),
        one("settings", "settings", "settings.xml"),
        one("fonts", "fontTable", "fontTable.xml"),
        one("odd", "footer", "footer1.xml"),
        one("even", "footer", "footer2.xml"),
    ];
    let picture = |place| one(&format!("picture{place}"), "image", &format!("media/{place}.png"));
    let pictures: String = (1..=pictures).map(picture).collect();
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}{pictures}</Relationships>",
        fixed.concat()
    )
}

pub(super) fn document(body: &str) -> String {
    format!(
        "{HEAD}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{RELATIONS}\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{body}</w:body></w:document>"
    )
}

/// Paper and page numbers of what stands before.
pub(super) fn section(sheet: &Sheet) -> String {
    let Sheet { width, height, top, right, bottom, left, footer, pitch, .. } = sheet;
    let turned = if sheet.across { " w:orient=\"landscape\"" } else { "" };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"odd\"/><w:footerReference w:type=\"even\" r:id=\"even\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/><w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"720\" w:footer=\"{footer}\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:docGrid w:type=\"lines\" w:linePitch=\"{pitch}\"/></w:sectPr>"
    )
}

/// The number of the page between dashes, a character from the outer edge.
pub(super) fn footer(lang: Lang, layout: &Layout, odd: bool) -> String {
    let side = if odd { "right" } else { "left" };
    let character = review::template::Sizes::half_points(&layout.sizes.page_number) * 10;
    let (before, after) = phrases::around_page_number(lang);
    let run = |inner: &str| format!("<w:r>{inner}</w:r>");
    let text = |text: &str| run(&format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(text)));
    let field = [
        "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>",
        "<w:fldChar w:fldCharType=\"separate\"/>",
        "<w:t>1</w:t>",
        "<w:fldChar w:fldCharType=\"end\"/>",
    ]
    .map(run)
    .concat();
    format!(
        "{HEAD}<w:ftr xmlns:w=\"{WORD}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:ind w:{side}=\"{character}\"/><w:jc w:val=\"{side}\"/></w:pPr>{}{field}{}</w:p></w:ftr>",
        text(&before),
        text(&after)
    )
}

pub(super) fn settings(lang: Lang) -> String {
    let tag = super::tag(lang);
    format!(
        "{HEAD}<w:settings xmlns:w=\"{WORD}\"><w:zoom w:percent=\"100\"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"{tag}\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}

/// Title and maker, and no time: the same document is the same file.
pub(super) fn core(lang: Lang, title: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Pingyi</dc:creator><dc:language>{}</dc:language></cp:coreProperties>",
        escaped(title),
        super::tag(lang)
    )
}
