use super::super::{Layout, Page, TemplateError};
use super::{between, entries, unique, within};
use crate::exact::Exact;

/// How many of a size go into so many millimetres.
fn fit(millimetres: u32, size: &Exact) -> u32 {
    let points = Exact::whole(millimetres * 720).over(&Exact::whole(254));
    let fit = points.and_then(|points| points.over(size)).and_then(|fit| fit.floor());
    fit.and_then(|fit| fit.try_into().ok()).unwrap_or_default()
}

pub(super) fn check(layout: &Layout) -> Result<(), TemplateError> {
    let Layout { page, sizes, faces, header: _ } = layout;
    let Page { top, bottom, left, right, lines, characters, seal_lines } = page;
    for (key, margin) in [("top", top), ("bottom", bottom), ("left", left), ("right", right)] {
        within(&format!("documents.page.{key}"), *margin, 5, 80)?;
    }
    within("documents.page.seal_lines", *seal_lines, 0, 10)?;
    for (key, size) in [
        ("title", &sizes.title),
        ("body", &sizes.body),
        ("table", &sizes.table),
        ("note", &sizes.note),
        ("page_number", &sizes.page_number),
    ] {
        between(&format!("documents.sizes.{key}"), size, &Exact::whole(6), &Exact::whole(72))?;
    }
    // Lines that touch cannot be read; characters may stand a little closer than they are wide, as the standard has it.
    within("documents.page.lines", *lines, 5, fit(page.text_height(), &sizes.body))?;
    within("documents.page.characters", *characters, 5, fit(page.text_width(), &sizes.body) + 2)?;
    for (key, names) in faces.lists() {
        let field = format!("documents.faces.{key}");
        entries(&field, names.len(), 1, 6)?;
        unique(&field, names.iter())?;
    }
    Ok(())
}
