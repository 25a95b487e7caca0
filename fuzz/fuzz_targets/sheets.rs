//! Any bytes as a roster: as a file, and as a sheet inside a workbook that is otherwise in order.
#![no_main]

use documents::sheets::read;
use libfuzzer_sys::fuzz_target;
use pingyi_fuzz::workbook;
use review::roster::head::lists;
use review::roster::plan::{Kind, Known, plan};
use review::template::Template;
use std::sync::LazyLock;

static TEMPLATE: LazyLock<Template> = LazyLock::new(|| {
    Template::parse(include_str!("../../examples/demonstration/template.toml")).expect("the template holds")
});

fuzz_target!(|bytes: &[u8]| {
    let packed;
    let file = match bytes.split_first() {
        Some((b'!', sheet)) => {
            packed = workbook(sheet);
            packed.as_slice()
        }
        _ => bytes,
    };
    let Ok(book) = read(file) else { return };
    let Ok(lists) = lists(&book) else { return };
    let plan = plan(&TEMPLATE, &Known::default(), &lists.rows);
    assert_eq!(plan.lines.len(), lists.rows.len(), "every row has a fate");
    assert_eq!(plan.deeds.len(), plan.count(Kind::New), "nobody is on the roll yet");
});
