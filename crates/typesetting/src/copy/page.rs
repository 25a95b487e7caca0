//! Paper and type.

use documents::document::{Document, Paper};
use i18n::Lang;
use review::exact::Exact;
use review::template::{FaceName, Layout, Page, Sizes};
use serde::Serialize;

use crate::fonts::{ARABIC, LATIN, RARE, SANS, SERIF};

/// Lengths in points.
#[derive(Serialize)]
pub(super) struct Paged {
    width: f64,
    height: f64,
    top: f64,
    right: f64,
    bottom: f64,
    left: f64,
    pitch: f64,
    tracking: f64,
    seal_lines: u32,
}

#[derive(Serialize)]
pub(super) struct Types {
    title: Face,
    first: Face,
    second: Face,
    body: Face,
    table: Face,
    note: Face,
    number: Face,
}

#[derive(Serialize)]
pub(super) struct Face {
    english: bool,
    latin: &'static str,
    cjk: &'static str,
    others: [&'static str; 2],
    size: f64,
    weight: u16,
    slanted: bool,
}

fn points(millimetres: u32) -> f64 {
    f64::from(millimetres) * 72.0 / 25.4
}

fn size(of: &Exact) -> f64 {
    f64::from(Sizes::half_points(of)) / 2.0
}

pub(super) fn paged(document: &Document, layout: &Layout) -> Paged {
    let page = &layout.page;
    let [width, height] = [Page::WIDTH, Page::HEIGHT].map(points);
    let [top, right, bottom, left] = [page.top, page.right, page.bottom, page.left].map(points);
    let pitch = points(page.text_height()) / f64::from(page.lines.max(1));
    let each = points(page.text_width()) / f64::from(page.characters.max(1));
    let tracking = match document.lang {
        Lang::Zh => each - size(&layout.sizes.body),
        Lang::En => 0.0,
    };
    let seal_lines = page.seal_lines;
    match document.paper {
        Paper::Upright => Paged { width, height, top, right, bottom, left, pitch, tracking, seal_lines },
        // The same page, turned: what was bound lies on top.
        Paper::Across => Paged {
            width: height,
            height: width,
            top: left,
            right: top,
            bottom: right,
            left: bottom,
            pitch,
            tracking,
            seal_lines,
        },
    }
}

/// The first of a list that comes along, else what is nearest to its kind.
fn held(names: &[FaceName], nearest: &'static str) -> &'static str {
    let here = |name: &FaceName| [SERIF, SANS, LATIN].into_iter().find(|one| *one == name.as_str());
    names.iter().find_map(here).unwrap_or(nearest)
}

pub(super) fn faces(lang: Lang, layout: &Layout) -> Types {
    let (faces, sizes) = (&layout.faces, &layout.sizes);
    let latin = held(&faces.latin, LATIN);
    let english = lang == Lang::En;
    let face = |names: &[FaceName], nearest, of: &Exact| Face {
        english,
        latin,
        cjk: held(names, nearest),
        others: [RARE, ARABIC],
        size: size(of),
        weight: 400,
        slanted: false,
    };
    // A title's letters are heavier than those of the text.
    let heavy = |face: Face| Face { weight: 700, ..face };
    let first = face(&faces.first, SANS, &sizes.body);
    let second = face(&faces.second, SERIF, &sizes.body);
    Types {
        title: heavy(face(&faces.title, SERIF, &sizes.title)),
        first: if english { heavy(first) } else { first },
        second: if english { heavy(second) } else { second },
        body: face(&faces.body, SERIF, &sizes.body),
        table: face(&faces.table, SERIF, &sizes.table),
        note: face(&faces.table, SERIF, &sizes.note),
        number: face(&faces.page_number, SERIF, &sizes.page_number),
    }
}
