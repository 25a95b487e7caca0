//! Any bytes as a report: as a file, and as the parts of a Word file that is otherwise in order.
#![no_main]

use documents::word::read;
use libfuzzer_sys::fuzz_target;
use pingyi_fuzz::word;
use review::report::Body;
use review::report::import::{Choice, Known, Place, gathered, onto, pieces};
use review::template::Template;
use review::words::Lang;
use std::sync::LazyLock;

static TEMPLATE: LazyLock<Template> = LazyLock::new(|| {
    Template::parse(include_str!("../../examples/demonstration/template.toml")).expect("the template holds")
});

fuzz_target!(|bytes: &[u8]| {
    let packed;
    let file = match bytes.split_first() {
        Some((b'!', parts)) => {
            packed = word(parts);
            packed.as_slice()
        }
        _ => bytes,
    };
    let Ok(manuscript) = read(file) else { return };
    let pieces = pieces(&TEMPLATE, &Known::default(), &manuscript);
    // Whatever is written stands in a piece, in its order.
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let read: String = manuscript.paragraphs.iter().map(|paragraph| letters(&paragraph.text)).collect();
    let shown: String = pieces.iter().map(|piece| letters(&piece.heading) + &letters(&piece.text)).collect();
    let title = pieces.first().is_some_and(|first| first.place == Some(Place::LeaveOut));
    // A title block comes before the lines between which it stood.
    assert!(read == shown || title && read.len() == shown.len(), "{read:?} became {shown:?}");
    let choice = Choice::suggested(&pieces);
    let body = onto(Body::default(), Lang::Zh, &pieces, &choice);
    for (key, text) in gathered(&pieces, &choice) {
        assert_eq!(body.section(Lang::Zh, &key), text);
    }
});
