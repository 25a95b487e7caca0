use std::fmt::Write as _;

use super::super::{Align, Cell, Table};
use super::body::Body;
use super::sheet::Twips;

/// What a cell's text keeps from the lines on both sides, in all.
const EDGES: Twips = 160;

/// A table: thin lines, a head that is repeated on each page, rows that stay together as long as they fit.
pub(super) fn write(body: &mut Body<'_>, table: &Table) {
    if let Some(caption) = &table.caption {
        body.line("Caption", "", caption);
    }
    if let Some(unit) = &table.unit {
        body.line("TableUnit", "", unit);
    }
    let widths = table.widths(body.sheet.text_width(), body.table_line, EDGES);
    let edge = |side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).concat();
    let grid: Vec<_> = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let grid = grid.concat();
    // Writing to a string cannot fail.
    let _ = write!(
        body.xml,
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{side}\" w:type=\"dxa\"/><w:right w:w=\"{side}\" w:type=\"dxa\"/></w:tblCellMar><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
        widths.iter().sum::<Twips>(),
        side = EDGES / 2
    );
    body.xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (column, width) in table.columns.iter().zip(&widths) {
        cell(body, *width, "TableHead", "", &Cell::from(column.title.as_str()));
    }
    body.xml.push_str("</w:tr>");
    for row in &table.rows {
        let together = if fits(body, row, &widths) { "<w:trPr><w:cantSplit/></w:trPr>" } else { "" };
        let _ = write!(body.xml, "<w:tr>{together}");
        let blank = Cell::default();
        for (place, (column, width)) in table.columns.iter().zip(&widths).enumerate() {
            let align = match column.align {
                Align::Left => "",
                Align::Middle => "<w:jc w:val=\"center\"/>",
                Align::Right => "<w:jc w:val=\"right\"/>",
            };
            cell(body, *width, "TableText", align, row.get(place).unwrap_or(&blank));
        }
        body.xml.push_str("</w:tr>");
    }
    // Without a paragraph between them two tables become one.
    body.xml.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Guidance\"/></w:pPr></w:p>");
}

fn cell(body: &mut Body<'_>, width: Twips, style: &str, align: &str, cell: &Cell) {
    let strong = if cell.strong { "<w:b/><w:bCs/>" } else { "" };
    let runs = body.runs(&cell.text, strong);
    // Writing to a string cannot fail.
    let _ = write!(
        body.xml,
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{align}</w:pPr>{runs}</w:p></w:tc>"
    );
}

/// Whether a row is surely lower than half a page: one that is kept together and fits none would be cut off.
fn fits(body: &Body<'_>, row: &[Cell], widths: &[Twips]) -> bool {
    let em = body.table_line.max(1);
    let lines = |(cell, width): (&Cell, &Twips)| {
        let room = (width.saturating_sub(EDGES) / em).max(1) as usize;
        cell.text.split('\n').map(|line| line.chars().count() / room + 1).sum::<usize>()
    };
    let most = row.iter().zip(widths).map(lines).max().unwrap_or_default();
    most <= (body.sheet.text_height() / 3 / em) as usize
}
