//! Tables as text: a row is a line.

use review::report::manuscript::Paragraph;

use super::{Frame, Story};

impl Story<'_> {
    pub(super) fn finish_cell(&mut self, cell: Vec<Paragraph>) {
        match self.frames.last_mut() {
            Some(Frame::Row(row)) => row.push(cell),
            Some(Frame::Paragraph(_) | Frame::Table { .. } | Frame::Cell(_)) | None => {
                for paragraph in cell {
                    self.put(paragraph);
                }
            }
        }
    }

    /// A row of one cell is a frame around paragraphs, which stay what they are.
    pub(super) fn finish_row(&mut self, mut row: Vec<Vec<Paragraph>>) {
        if row.len() <= 1 {
            for paragraph in row.into_iter().flatten() {
                self.put(paragraph);
            }
            return;
        }
        if let Some(Frame::Table { has_columns }) = self.frames.last_mut() {
            *has_columns = true;
        }
        let last = row.pop().unwrap_or_default();
        let bold = row.iter().flatten().chain(&last).all(|paragraph| paragraph.bold);
        let mut cells: Vec<_> = row.iter().map(|cell| joined(cell, " ")).collect();
        // The last cell may hold a whole text, its paragraphs included.
        cells.push(joined(&last, "\n"));
        let text = cells.join("\t").trim_matches('\t').to_owned();
        if !text.trim().is_empty() {
            self.put(Paragraph { text, level: None, bold });
        }
    }
}

fn joined(cell: &[Paragraph], between: &str) -> String {
    let flat = |paragraph: &Paragraph| match between {
        "\n" => paragraph.text.clone(),
        _ => paragraph.text.replace(['\n', '\t'], " "),
    };
    cell.iter().map(flat).collect::<Vec<_>>().join(between)
}
