//! Whatever is written in a document is there when the Word file is opened again.

use std::io::{Cursor, Read as _};

use documents::document::{Block, Document, Drawn, Level, Paper, numbered, word};
use documents::word::read;
use i18n::Lang;
use proptest::prelude::*;
use review::template::Layout;

use crate::sample;

fn undrawn(_: &str) -> Option<Drawn> {
    None
}

fn file(document: &Document) -> Vec<u8> {
    word(document, &Layout::default(), &undrawn).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What is left of a text: XML has no place for control characters, and readers gather blanks.
fn words(text: &str) -> String {
    let lawful = |one: &char| !one.is_control() && !('\u{FFFE}'..='\u{FFFF}').contains(one);
    text.chars().filter(|one| !one.is_whitespace()).filter(lawful).collect()
}

#[test]
fn headings_are_headings_and_bear_the_number_that_they_are_printed_with() {
    for lang in Lang::ALL {
        let document = sample::full(lang);
        let read = read(&file(&document)).unwrap();
        let found: Vec<_> = read
            .paragraphs
            .iter()
            .filter_map(|line| line.level.map(|level| (level, line.text.trim().to_owned())))
            // The title is one of none, as office programs have it.
            .filter(|(level, text)| *level > 0 && !["登记表", "Record"].contains(&text.as_str()))
            .collect();
        let expected: Vec<_> = numbered(lang, &document.blocks)
            .into_iter()
            .filter_map(|one| match (one.block, one.number) {
                (Block::Heading(level, text), Some(number)) => Some((
                    match level {
                        Level::First => 1,
                        Level::Second => 2,
                        Level::Third => 3,
                        Level::Fourth => 4,
                    },
                    format!("{number}{text}"),
                )),
                _ => None,
            })
            .collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for ((level, text), (wanted, heading)) in found.iter().zip(&expected) {
            assert_eq!((level, words(text)), (wanted, words(heading)));
        }
    }
}

#[test]
fn the_same_document_is_the_same_file() {
    for document in
        [sample::full(Lang::Zh), sample::wide(Lang::En), sample::ugly(Lang::Zh), sample::letter(Lang::En, 1)]
    {
        assert_eq!(file(&document), file(&document));
    }
}

#[test]
fn page_grid_and_faces_are_those_of_the_layout() {
    let document = part(&file(&sample::full(Lang::Zh)), "word/document.xml");
    // 37, 26, 35 and 28 millimetres; 22 lines of 28 characters of 16 points.
    assert!(
        document.contains("w:top=\"2097\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""),
        "{document}"
    );
    assert!(document.contains("<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>"), "{document}");
    let styles = part(&file(&sample::full(Lang::Zh)), "word/styles.xml");
    assert!(
        styles.contains("w:eastAsia=\"方正小标宋简体\"") && styles.contains("w:ascii=\"Times New Roman\"")
    );
    assert!(styles.contains("<w:spacing w:val=\"-5\"/>"), "28 characters of 16 points in 156 millimetres");
    let fonts = part(&file(&sample::full(Lang::Zh)), "word/fontTable.xml");
    assert!(fonts.contains(
        "<w:font w:name=\"仿宋_GB2312\"><w:altName w:val=\"仿宋,FangSong,STFangsong,Noto Serif SC\"/>"
    ));
    let across = part(&file(&sample::wide(Lang::Zh)), "word/document.xml");
    assert!(across.contains("w:w=\"16837\" w:h=\"11905\" w:orient=\"landscape\""), "{across}");
    assert!(across.contains("<w:tblHeader/>"));
}

#[test]
fn text_is_never_markup_nor_a_field() {
    for lang in Lang::ALL {
        let bytes = file(&sample::ugly(lang));
        let read = read(&bytes).unwrap();
        let all = words(&read.paragraphs.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().concat());
        for text in sample::UGLY {
            assert!(all.contains(&words(text)), "{text:?} is lost");
        }
        let document = part(&bytes, "word/document.xml");
        assert!(
            !document.contains("fldChar") && !document.contains("w:hyperlink"),
            "no field but the page's"
        );
    }
}

#[test]
fn nothing_is_no_fault() {
    for lang in Lang::ALL {
        let read = read(&file(&sample::odd(lang))).unwrap();
        let text: Vec<_> = read.paragraphs.iter().map(|line| line.text.as_str()).collect();
        let text = text.concat();
        assert!(text.contains("结尾") && text.contains("乙") && !text.contains('丙'), "{text}");
    }
}

#[test]
fn only_what_is_issued_bears_the_letterhead() {
    let text = include_str!("../../../../examples/demonstration/template.toml");
    let text =
        format!("{text}\n[documents.header]\nwords = {{ zh = \"星河研究所文件\", en = \"Galaxy\" }}\n");
    let layout = review::template::Template::parse(&text).unwrap().documents().clone();
    let has = |document: &Document| {
        part(&word(document, &layout, &undrawn).unwrap(), "word/document.xml").contains("星河研究所文件")
    };
    assert!(has(&sample::full(Lang::Zh)));
    assert!(!has(&sample::wide(Lang::Zh)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_again_as_it_was_written(texts in prop::collection::vec("\\PC{1,40}|.{1,40}", 1..8)) {
        let blocks = texts.iter().map(|text| Block::Text(text.clone())).collect();
        let title = "评议".to_owned();
        let bytes = file(&Document { lang: Lang::Zh, title, paper: Paper::Upright, blocks });
        let read = read(&bytes).unwrap();
        let found = words(&read.paragraphs.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().concat());
        prop_assert_eq!(found, words(&format!("评议{}", texts.concat())));
    }
}
