//! Tables.

use documents::document::{Align, Cell, Column, Document, Paper, Table};
use review::template::{Layout, Sizes};
use serde::Serialize;

use super::text::{breakable, clean, lines};

#[derive(Serialize)]
pub(super) struct Grid {
    caption: Option<String>,
    unit: Option<String>,
    widths: Vec<u32>,
    aligns: Vec<&'static str>,
    heads: Vec<Text>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
pub(super) struct Row {
    /// Whether it surely fits on half a page, so that it may be kept together.
    together: bool,
    cells: Vec<Text>,
}

#[derive(Serialize)]
pub(super) struct Text {
    lines: Vec<String>,
    strong: bool,
}

/// What a table's column holds.
struct Room {
    /// Chinese characters of a line.
    characters: usize,
    /// Latin letters, which are about half as wide.
    letters: usize,
    /// Lines that surely fit on a third of a page.
    lines: usize,
}

/// What a cell's text keeps from the lines on both sides, in all, in half points; `document.typ` has the same.
const EDGES: u32 = 16;

/// The columns' widths, in half points.
fn widths(document: &Document, layout: &Layout, table: &Table) -> Vec<u32> {
    table.widths(line(document, layout), Sizes::half_points(&layout.sizes.table).max(1), EDGES)
}

/// How long a line is, in half points.
fn line(document: &Document, layout: &Layout) -> u32 {
    let page = &layout.page;
    let width = match document.paper {
        Paper::Upright => page.text_width(),
        Paper::Across => page.text_height(),
    };
    // A millimetre is 144/25.4 half points.
    width * 720 / 127
}

/// How many characters of a title a line holds.
pub(super) fn characters(document: &Document, layout: &Layout) -> u32 {
    line(document, layout) / Sizes::half_points(&layout.sizes.title).max(1)
}

fn rooms(document: &Document, layout: &Layout, widths: &[u32]) -> Vec<Room> {
    let page = &layout.page;
    let height = match document.paper {
        Paper::Upright => page.text_height(),
        Paper::Across => page.text_width(),
    };
    let em = Sizes::half_points(&layout.sizes.table).max(1);
    let lines = (height * 720 / 127 / em / 3) as usize;
    let room = |width: &u32| {
        let whole = (width / em) as usize;
        // A cell's edges take the room of a character.
        Room { characters: whole.saturating_sub(1).max(1), letters: (whole * 2).max(1), lines }
    };
    widths.iter().map(room).collect()
}

pub(super) fn grid(document: &Document, layout: &Layout, table: &Table) -> Grid {
    let widths = widths(document, layout, table);
    let rooms = rooms(document, layout, &widths);
    let fits = |(cell, room): (&Cell, &Room)| {
        let lines = cell.text.lines().map(|line| line.chars().count() / room.characters + 1);
        lines.sum::<usize>() <= room.lines
    };
    let text = |text: &str, strong, room: &Room| {
        let told = lines(text).iter().map(|line| breakable(line, room.letters)).collect();
        Text { lines: told, strong }
    };
    let row = |cells: &Vec<Cell>| {
        let blank = Cell::default();
        let cell = |(place, room)| {
            let cell: &Cell = cells.get(place).unwrap_or(&blank);
            text(&cell.text, cell.strong, room)
        };
        Row {
            together: cells.iter().zip(&rooms).all(fits),
            cells: rooms.iter().enumerate().map(cell).collect(),
        }
    };
    let side = |column: &Column| match column.align {
        Align::Left => "left",
        Align::Middle => "center",
        Align::Right => "right",
    };
    Grid {
        caption: table.caption.as_deref().map(clean),
        unit: table.unit.as_deref().map(clean),
        widths,
        aligns: table.columns.iter().map(side).collect(),
        heads: table
            .columns
            .iter()
            .zip(&rooms)
            .map(|(column, room)| text(&column.title, true, room))
            .collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}
