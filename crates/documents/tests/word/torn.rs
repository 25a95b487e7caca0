//! Texts that were torn and put together again: read or refused, and no letter of what is read is lost.

use documents::word::read;
use proptest::prelude::*;
use review::report::import::{Known, Place, pieces};
use review::template::Template;

use crate::made::word_with;

/// Bits of which texts are made, some of them broken.
const BITS: [&str; 24] = [
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>一、组织建设情况</w:t>",
    "<w:t>正文。</w:t>",
    "<w:t>a&amp;b</w:t>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:del>",
    "</w:del>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"separate\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>",
    "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:br/><w:t>（2022年）二、存在问题：没有</w:t>",
    "<w:p><w:r><w:t>三、获奖情况</w:t></w:r></w:p>",
];
const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Half of all texts are whole: each bit in a paragraph of its own.
fn body(bits: &[usize], whole: bool) -> String {
    let bit = |at: &usize| {
        let bit = BITS[*at];
        let fits = bit.starts_with("<w:t>") || bit.starts_with("<w:br/>") || bit.starts_with("<w:pPr>");
        match (whole, fits, bit.starts_with("<w:pPr>")) {
            (false, ..) => bit.to_owned(),
            (true, true, true) => format!("<w:p>{bit}<w:r><w:t>标题</w:t></w:r></w:p>"),
            (true, true, false) => format!("<w:p><w:r>{bit}</w:r></w:p>"),
            (true, false, _) => String::new(),
        }
    };
    bits.iter().map(bit).collect()
}

proptest! {
    #[test]
    fn nothing_breaks_the_reader_and_nothing_read_is_lost(
        bits in proptest::collection::vec(0..BITS.len(), 0..40),
        whole in any::<bool>(),
    ) {
        let file = word_with(&body(&bits, whole), &[("word/numbering.xml", NUMBERING)]);
        let Ok(manuscript) = read(&file) else { return Ok(()) };
        let template = Template::parse(include_str!("../../../../examples/demonstration/template.toml")).unwrap();
        let pieces = pieces(&template, &Known::default(), &manuscript);
        let all: String = manuscript.paragraphs.iter().map(|paragraph| letters(&paragraph.text)).collect();
        let shown: String = pieces.iter().map(|piece| letters(&piece.heading) + &letters(&piece.text)).collect();
        let has_title = pieces.first().is_some_and(|first| first.place == Some(Place::LeaveOut));
        prop_assert!(all == shown || has_title && all.len() == shown.len(), "{all} became {shown}");
    }
}
