//! The fonts that come along, unpacked when they are first wanted.

use std::io::Read as _;
use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Serif for text and, bold, for titles; sans for headings; Latin as wide as Times; rare letters of names that the
/// simplified fonts lack; Arabic letters for Uyghur.
const PACKED: [&[u8]; 8] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/Tinos_400Regular.ttf.z")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/Tinos_400Regular_Italic.ttf.z")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/Tinos_700Bold.ttf.z")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/NotoSerifSC_400Regular.ttf.z")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/NotoSerifSC_700Bold.ttf.z")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/NotoSansSC_500Medium.ttf.z")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/NotoSerifJP_400Regular.ttf.z")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/NotoNaskhArabic_400Regular.ttf.z")),
];

/// Latin letters and digits.
pub(crate) const LATIN: &str = "Tinos";
/// Text, tables, titles.
pub(crate) const SERIF: &str = "Noto Serif SC";
/// Headings of the first level, charts.
pub(crate) const SANS: &str = "Noto Sans SC";
/// Rare letters of names.
pub(crate) const RARE: &str = "Noto Serif JP";
/// Uyghur.
pub(crate) const ARABIC: &str = "Noto Naskh Arabic";

/// All fonts, once for the whole program.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) all: Vec<Font>,
    /// The same, for drawings.
    pub(crate) drawings: Arc<fontdb::Database>,
}

pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let unpacked = all_unpacked();
    let mut drawings = fontdb::Database::new();
    for bytes in &unpacked {
        drawings.load_font_source(fontdb::Source::Binary(Arc::clone(bytes) as _));
    }
    drawings.set_sans_serif_family(SANS);
    drawings.set_serif_family(SERIF);
    let all: Vec<_> = unpacked.into_iter().flat_map(|bytes| Font::iter(Bytes::new(Shared(bytes)))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&all)), all, drawings: Arc::new(drawings) }
});

/// A font's bytes, which drawings use as well.
struct Shared(Arc<Vec<u8>>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// On as many cores as there are: somebody waits for the first document.
fn all_unpacked() -> Vec<Arc<Vec<u8>>> {
    std::thread::scope(|scope| {
        let workers: Vec<_> = PACKED.iter().map(|packed| scope.spawn(|| unpacked(packed))).collect();
        workers.into_iter().map(|worker| Arc::new(worker.join().unwrap_or_default())).collect()
    })
}

/// What the build packed is whole; a font that is not would be missed by the tests.
fn unpacked(packed: &[u8]) -> Vec<u8> {
    // Packed they are about half as long.
    let mut bytes = Vec::with_capacity(packed.len() * 5 / 2);
    let read = flate2::read::ZlibDecoder::new(packed).read_to_end(&mut bytes);
    if read.is_err() {
        bytes.clear();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_that_was_packed_is_there_under_its_name() {
        assert_eq!(FONTS.all.len(), PACKED.len());
        for name in [LATIN, SERIF, SANS, RARE, ARABIC] {
            assert!(FONTS.book.contains_family(&name.to_lowercase()), "{name}");
        }
    }

    #[test]
    fn rare_letters_of_names_are_in_them() {
        for letter in "㐂𠮷䶮𬭊·".chars() {
            let has = |font: &Font| font.info().coverage.contains(u32::from(letter));
            assert!(FONTS.all.iter().any(has), "{letter}");
        }
    }
}
