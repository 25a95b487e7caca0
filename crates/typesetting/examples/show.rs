//! Writes documents of every kind into a folder, for somebody to look at: `cargo run -p typesetting --example show -- FOLDER`.

use std::{fs, path::PathBuf};

use i18n::Lang;
use review::{template::Layout, time::Instant};

#[path = "../../documents/tests/document/sample.rs"]
mod sample;

fn main() {
    let folder = PathBuf::from(std::env::args_os().nth(1).expect("a folder to write to"));
    fs::create_dir_all(&folder).expect("the folder can be made");
    let (layout, moment) = (Layout::default(), Instant::from_ms(1_673_359_200_000));
    for lang in Lang::ALL {
        for (name, document) in [
            ("full", sample::full(lang)),
            ("wide", sample::wide(lang)),
            ("ugly", sample::ugly(lang)),
            ("letter", sample::letter(lang, 1)),
            ("odd", sample::odd(lang)),
        ] {
            let begun = std::time::Instant::now();
            let pdf = typesetting::pdf(&document, &layout, moment).expect("a PDF");
            println!("{name} {lang}: {} bytes, {:?}", pdf.len(), begun.elapsed());
            fs::write(folder.join(format!("{name}-{lang}.pdf")), pdf).expect("written");
            let word = typesetting::word(&document, &layout).expect("a Word file");
            fs::write(folder.join(format!("{name}-{lang}.docx")), word).expect("written");
        }
    }
}
