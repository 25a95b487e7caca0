//! Slides as an office suite writes them, with Chinese fonts embedded by piece; and files that are none.

use std::sync::atomic::AtomicBool;

use drawing::{Limits, Trouble, draw};
use hayro::vello_cpu::Pixmap;

const OFFICE: &[u8] = include_bytes!("office.pdf");
const LIMITS: Limits = Limits { pages: 10, width: 960, height: 540, bytes: 10 << 20 };

fn drawn(pdf: &[u8], limits: &Limits) -> Result<Vec<Vec<u8>>, Trouble> {
    draw(pdf.to_vec(), limits, &AtomicBool::new(false))
}

/// How many pixels are about this colour.
fn pixels(picture: &Pixmap, red: u8, green: u8, blue: u8) -> usize {
    let near = |one: u8, other: u8| one.abs_diff(other) < 24;
    let pixels = picture.data().iter();
    pixels.filter(|one| near(one.r, red) && near(one.g, green) && near(one.b, blue)).count()
}

#[test]
fn every_page_of_an_office_suites_slides_is_drawn_as_large_as_the_screen() {
    let pages = drawn(OFFICE, &LIMITS).unwrap();
    assert_eq!(pages.len(), 3);
    let pages: Vec<_> =
        pages.iter().map(|page| Pixmap::from_png(std::io::Cursor::new(page)).unwrap()).collect();
    for page in &pages {
        assert_eq!((page.width(), page.height()), (960, 540));
        let red = pixels(page, 0xa8, 0x28, 0x1e);
        assert!(red > 1_500, "the Chinese headline has only {red} pixels of its colour");
    }
    let bars: Vec<_> = pages.iter().map(|page| pixels(page, 0x4f, 0x9c, 0x84)).collect();
    assert!(bars[1] > 20_000 && bars[0] == 0 && bars[2] == 0, "the bar is on the second page: {bars:?}");
}

#[test]
fn a_page_of_another_shape_is_fitted_not_stretched() {
    let tall = Limits { width: 300, height: 540, ..LIMITS };
    let pages = drawn(OFFICE, &tall).unwrap();
    let page = Pixmap::from_png(std::io::Cursor::new(&pages[0])).unwrap();
    assert_eq!(page.width(), 300);
    assert!((168..=169).contains(&page.height()), "{}", page.height());
}

#[test]
fn too_much_is_refused_by_name() {
    let few = Limits { pages: 2, ..LIMITS };
    assert_eq!(drawn(OFFICE, &few), Err(Trouble::TooManyPages { pages: 3 }));
    let small = Limits { bytes: 100, ..LIMITS };
    assert_eq!(drawn(OFFICE, &small), Err(Trouble::TooLarge));
    assert_eq!(draw(OFFICE.to_vec(), &LIMITS, &AtomicBool::new(true)), Err(Trouble::Stopped));
}

#[test]
fn what_is_no_pdf_or_a_torn_one_is_told_and_breaks_nothing() {
    for nothing in [b"".as_slice(), b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"PK\x03\x04"] {
        assert_eq!(drawn(nothing, &LIMITS), Err(Trouble::Broken));
    }
    let small = Limits { width: 96, height: 54, ..LIMITS };
    for part in 1..16 {
        // Whatever a reader makes of the rest: it answers.
        drawn(&OFFICE[..OFFICE.len() * part / 16], &small).ok();
        let mut torn = OFFICE.to_vec();
        let at = torn.len() * part / 16;
        torn[at..at + 40].fill(0xff);
        drawn(&torn, &small).ok();
    }
}
