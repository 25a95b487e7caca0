//! Whatever is typed and however a page is laid out, there is a file.

use documents::document::{Block, Cell, Column, Document, Level, Paper, Table};
use i18n::Lang;
use proptest::prelude::*;
use review::template::{Layout, Template};
use review::time::Instant;

const MOMENT: Instant = Instant::from_ms(1_673_359_200_000);

fn everywhere(lang: Lang, paper: Paper, text: &str) -> Document {
    let s = || text.to_owned();
    let level = [Level::Fourth, Level::First, Level::Third];
    let mut blocks =
        vec![Block::Addressee(s()), Block::Text(s()), Block::Item(s()), Block::Facts(vec![(s(), s())])];
    blocks.extend(level.map(|level| Block::Heading(level, s())));
    blocks.push(Block::Table(Table {
        caption: Some(s()),
        unit: Some(s()),
        columns: vec![Column::words(s(), 1), Column::figures(s(), 9)],
        rows: vec![vec![Cell::strong(s()), s().into()]],
    }));
    blocks.extend([
        Block::Chart { svg: format!("<svg viewBox=\"0 0 9 9\">{text}</svg>"), described: s() },
        Block::Attachments(vec![s(), s()]),
        Block::Signatures(vec![s()]),
        Block::Guidance(vec![s(), s()]),
        Block::Room { label: s(), lines: 2 },
        Block::Part { label: Some(s()), title: s() },
        Block::Issued { by: s(), day: s() },
    ]);
    Document { lang, title: s(), paper, blocks }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_is_set(text in "\\PC{0,60}|.{0,30}|[#$*_\\[\\]{}@<>\\\\/\"`~=+-]{0,30}", chinese: bool, across: bool) {
        let lang = if chinese { Lang::Zh } else { Lang::En };
        let paper = if across { Paper::Across } else { Paper::Upright };
        let document = everywhere(lang, paper, &text);
        let file = typesetting::pdf(&document, &Layout::default(), MOMENT).unwrap();
        prop_assert!(file.starts_with(b"%PDF-1.7"));
        prop_assert!(typesetting::word(&document, &Layout::default()).is_ok());
    }
}

#[test]
fn the_narrowest_and_the_widest_page_are_set() {
    let text = include_str!("../../../examples/demonstration/template.toml");
    let narrow = "top = 80\nbottom = 80\nleft = 80\nright = 80\nlines = 5\ncharacters = 5\nseal_lines = 10\n\
        [documents.sizes]\ntitle = 72\nbody = 16\ntable = 72\nnote = 72\npage_number = 72\n";
    let wide = "top = 5\nbottom = 5\nleft = 5\nright = 5\nlines = 135\ncharacters = 96\nseal_lines = 0\n\
        [documents.sizes]\ntitle = 6\nbody = 6\ntable = 6\nnote = 6\npage_number = 6\n";
    for page in [narrow, wide] {
        let template = Template::parse(&format!("{text}\n[documents.page]\n{page}")).unwrap();
        for paper in [Paper::Upright, Paper::Across] {
            let document = everywhere(Lang::Zh, paper, "述职 review 㐂𠮷");
            assert!(typesetting::pdf(&document, template.documents(), MOMENT).unwrap().starts_with(b"%PDF"));
            assert!(typesetting::word(&document, template.documents()).is_ok());
        }
    }
}
