use i18n::{Say, template::number};
use review::{exact::Exact, template::Template};

use super::{Grid, Part, fact, read};

/// How documents look on paper.
pub(super) fn part(say: Say, template: &Template) -> Part {
    let layout = template.documents();
    let (page, sizes) = (&layout.page, &layout.sizes);
    let points = |size: &Exact| say.template_paper_points(number(size));
    let size_of = |key: &str| match key {
        "title" => points(&sizes.title),
        "first" | "second" | "body" => points(&sizes.body),
        "table" => points(&sizes.table),
        "page_number" => points(&sizes.page_number),
        _ => String::new(),
    };
    let row = |(key, names): (&str, &[_])| {
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        let label = say.template_label("documents.faces", key).unwrap_or_default();
        vec![label.to_owned(), names.join(" · "), size_of(key)]
    };
    let mut rows: Vec<_> = layout.faces.lists().map(row).into();
    rows.push(vec![say.template_paper_note().to_owned(), String::new(), points(&sizes.note)]);
    let header = layout.header.as_ref();
    let header = header.map_or_else(|| say.template_paper_plain().to_owned(), |one| read(say, &one.words));
    let margins = say.template_paper_margins_text(page.top, page.bottom, page.left, page.right);
    let facts = vec![
        fact(say.template_paper_margins(), margins),
        fact(say.template_paper_grid(), say.template_paper_grid_text(page.lines, page.characters)),
        fact(say.template_paper_seal(), page.seal_lines.to_string()),
        fact(say.template_part_letterhead(), header),
    ];
    let heads = vec![say.template_paper_kind(), say.template_paper_font(), say.template_paper_size()];
    let grid = Grid { title: say.template_part_faces(), heads, rows, sum: Vec::new() };
    Part { title: say.template_part_documents(), facts, grids: vec![grid] }
}
