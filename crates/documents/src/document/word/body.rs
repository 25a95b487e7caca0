//! Blocks as paragraphs of named styles.

use std::fmt::Write as _;

use i18n::Lang;
use review::template::{Layout, Sizes};

use super::super::{Block, Document, Level, phrases};
use super::sheet::Sheet;
use super::xml::escaped;
use super::{Draw, numbering, parts, table};

/// What is written so far.
pub(super) struct Body<'a> {
    pub(super) lang: Lang,
    pub(super) sheet: Sheet,
    pub(super) xml: String,
    /// The drawings that were put in, as PNG.
    pub(super) pictures: Vec<Vec<u8>>,
    /// Parts begun: each numbers its headings anew.
    pub(super) parts: u32,
    /// Of the rows of a table, so that a row that fits no page is not kept together.
    pub(super) table_line: u32,
    /// How wide a character of a title is.
    pub(super) title: u32,
    /// Empty lines above a name that is sealed.
    pub(super) seal_lines: u32,
    pub(super) draw: Draw<'a>,
}

impl<'a> Body<'a> {
    pub(super) fn new(lang: Lang, sheet: Sheet, layout: &Layout, draw: Draw<'a>) -> Self {
        Self {
            lang,
            sheet,
            xml: String::new(),
            pictures: Vec::new(),
            parts: 0,
            table_line: Sizes::half_points(&layout.sizes.table) * 10,
            title: Sizes::half_points(&layout.sizes.title) * 10,
            seal_lines: layout.page.seal_lines,
            draw,
        }
    }

    /// What follows is another document: its headings are numbered anew. The paragraph that ends a section is as low as
    /// can be, so that a full page is followed by no empty one.
    pub(super) fn end_section(&mut self) {
        let section = parts::section(&self.sheet);
        // Writing to a string cannot fail.
        let _ = write!(
            self.xml,
            "<w:p><w:pPr><w:pStyle w:val=\"Guidance\"/><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr>{section}</w:pPr></w:p>"
        );
        self.parts += 1;
    }

    pub(super) fn title(&mut self, document: &Document) {
        let title = self.parted(&document.title);
        self.line("Title", "", &title);
    }

    /// A title with the breaks with which it is printed.
    fn parted(&self, title: &str) -> String {
        phrases::title(self.lang, title, self.sheet.text_width() / self.title.max(1)).join("\n")
    }

    pub(super) fn block(&mut self, block: &Block, next: Option<&Block>) {
        let lang = self.lang;
        let keeps = block.keeps(next);
        match block {
            Block::Addressee(name) => self.line("Addressee", "", &phrases::addressee(lang, name)),
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Text(text) => self.text(text, keeps),
            Block::Item(text) => self.line("ListBullet", "", text),
            Block::Facts(facts) => {
                for (label, value) in facts {
                    self.line("Facts", "", &phrases::fact(lang, label, value));
                }
            }
            Block::Table(table) => table::write(self, table),
            Block::Chart { svg, described } => self.chart(svg, described),
            Block::Attachments(titles) => self.attachments(titles, keeps),
            Block::Signatures(roles) => {
                for (place, role) in roles.iter().enumerate() {
                    self.signature(role, keeps || place + 1 < roles.len());
                }
            }
            Block::Issued { by, day } => self.issued(by, day),
            Block::Guidance(lines) => {
                for line in phrases::guidance(lang, lines) {
                    self.line("Guidance", "<w:snapToGrid w:val=\"0\"/>", &line);
                }
            }
            Block::Room { label, lines } => {
                self.line("Facts", "<w:keepNext/>", label);
                (0..*lines).for_each(|_| self.line("Ruled", "", ""));
            }
            Block::Part { label, title } => self.part(label.as_deref(), title),
        }
    }

    /// A paragraph; `own` are its properties beyond those of its style.
    pub(super) fn line(&mut self, style: &str, own: &str, text: &str) {
        let runs = self.runs(text, "");
        // Writing to a string cannot fail.
        let _ = write!(self.xml, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{own}</w:pPr>{runs}</w:p>");
    }

    /// Text with its line breaks and tabs. Signs that both scripts have are set in the script of the document.
    pub(super) fn runs(&self, text: &str, own: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        let hint = match self.lang {
            Lang::Zh => "<w:rFonts w:hint=\"eastAsia\"/>",
            Lang::En => "",
        };
        let told = escaped(text)
            .replace("\r\n", "\n")
            .replace(['\n', '\r'], "</w:t><w:br/><w:t xml:space=\"preserve\">")
            .replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
        format!("<w:r><w:rPr>{hint}{own}</w:rPr><w:t xml:space=\"preserve\">{told}</w:t></w:r>")
    }

    fn heading(&mut self, level: Level, text: &str) {
        let (style, depth) = match level {
            Level::First => ("Heading1", 0),
            Level::Second => ("Heading2", 1),
            Level::Third => ("Heading3", 2),
            Level::Fourth => ("Heading4", 3),
        };
        let own = match self.parts {
            0 => String::new(),
            part => {
                let number = numbering::PARTS + part - 1;
                // A numbering that begins anew brings its own indent, which is none.
                let two = self.sheet.characters(2);
                let indent = match self.lang {
                    Lang::Zh => format!("<w:ind w:firstLineChars=\"200\" w:firstLine=\"{two}\"/>"),
                    Lang::En => String::new(),
                };
                format!("<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"{number}\"/></w:numPr>{indent}")
            }
        };
        self.line(style, &own, text);
    }

    /// Its paragraphs, of which the last may have to stay with what follows.
    fn text(&mut self, text: &str, keeps: bool) {
        let mut lines = text.split('\n').peekable();
        while let Some(line) = lines.next() {
            let own = if keeps && lines.peek().is_none() { "<w:keepNext/>" } else { "" };
            self.line("BodyText", own, line);
        }
    }

    fn attachments(&mut self, titles: &[String], keeps: bool) {
        let keep = if keeps { "<w:keepNext/>" } else { "" };
        let above =
            format!("<w:spacing w:before=\"{0}\" w:line=\"{0}\" w:lineRule=\"exact\"/>", self.sheet.pitch);
        for (place, line) in phrases::attachments(self.lang, titles).iter().enumerate() {
            // The others stand below the first title, not below the word before it.
            let indent = match (place, self.lang) {
                (0, _) => String::new(),
                (_, Lang::Zh) => {
                    format!("<w:ind w:leftChars=\"500\" w:left=\"{}\"/>", self.sheet.characters(5))
                }
                (_, Lang::En) => {
                    format!("<w:ind w:left=\"{}\"/>", self.sheet.characters(7) + self.sheet.body)
                }
            };
            let own = format!("{keep}{}", if place == 0 { &above } else { &indent });
            self.line("Attachments", &own, line);
        }
    }

    /// A role, a line to sign on, and room for the day.
    fn signature(&mut self, role: &str, keeps: bool) {
        let keep = if keeps { "<w:keepNext/>" } else { "" };
        let width = self.sheet.text_width();
        let label = self.runs(&phrases::signature(self.lang, role), "");
        let day = self.runs(phrases::day(self.lang), "");
        let to = width * 3 / 5;
        let (tabs, rest) = match self.lang {
            Lang::Zh => (
                format!(
                    "<w:tab w:val=\"right\" w:leader=\"underscore\" w:pos=\"{to}\"/><w:tab w:val=\"right\" w:pos=\"{width}\"/>"
                ),
                format!("<w:r><w:tab/></w:r><w:r><w:tab/></w:r>{day}"),
            ),
            Lang::En => (
                format!(
                    "<w:tab w:val=\"right\" w:leader=\"underscore\" w:pos=\"{to}\"/><w:tab w:val=\"left\" w:pos=\"{}\"/><w:tab w:val=\"right\" w:leader=\"underscore\" w:pos=\"{width}\"/>",
                    to + self.sheet.body * 10
                ),
                format!("<w:r><w:tab/></w:r><w:r><w:tab/></w:r>{day}<w:r><w:tab/></w:r>"),
            ),
        };
        // Writing to a string cannot fail.
        let _ = write!(
            self.xml,
            "<w:p><w:pPr><w:pStyle w:val=\"Signature\"/>{keep}<w:tabs>{tabs}</w:tabs></w:pPr>{label}{rest}</w:p>"
        );
    }

    /// The day ends four characters from the edge; the name stands in the middle above it, and the seal over both.
    fn issued(&mut self, by: &str, day: &str) {
        let em = self.sheet.body * 10;
        let wide = |text: &str| {
            let halves: u32 = text.chars().map(|one| if one.is_ascii() { 1 } else { 2 }).sum();
            halves * em / 2 + em / 2
        };
        let (name, date) = (wide(by), wide(day));
        let block = name.max(date).min(self.sheet.text_width());
        // A name that is wider than the day reaches over it on both sides.
        let right =
            (4 * em).saturating_sub(block.saturating_sub(date) / 2).min(self.sheet.text_width() - block);
        let left = self.sheet.text_width() - block - right;
        let indent = format!("<w:ind w:left=\"{left}\" w:right=\"{right}\"/>");
        // Lines, not space above: that is lost where a page begins.
        for _ in 0..=self.seal_lines {
            self.line("Issued", "<w:keepNext/>", "");
        }
        self.line("Issued", &format!("<w:keepNext/>{indent}"), by);
        self.line("Issued", &indent, day);
    }

    fn part(&mut self, label: Option<&str>, title: &str) {
        self.parts += 1;
        let title = &self.parted(title);
        match label {
            Some(label) => {
                self.line("PartLabel", "", label);
                self.line("PartTitle", "", title);
            }
            None => self.line("PartTitle", "<w:pageBreakBefore/>", title),
        }
    }

    fn chart(&mut self, svg: &str, described: &str) {
        let Some(drawn) = (self.draw)(svg) else {
            // Who cannot draw it still says what it shows.
            return self.line("Drawing", "", described);
        };
        // 635 of Word's units make a twip.
        let width = u64::from(self.sheet.text_width()) * 635;
        let whole = width * u64::from(drawn.height) / u64::from(drawn.width.max(1));
        let most = u64::from(self.sheet.text_height()) * 635 * 4 / 5;
        let (width, height) = if whole > most { (width * most / whole.max(1), most) } else { (width, whole) };
        self.pictures.push(drawn.png);
        let id = self.pictures.len();
        let described = escaped(described);
        // Writing to a string cannot fail.
        let _ = write!(
            self.xml,
            "<w:p><w:pPr><w:pStyle w:val=\"Drawing\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{id}\" name=\"{id}\" descr=\"{described}\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"{id}.png\" descr=\"{described}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"picture{id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        );
    }
}
