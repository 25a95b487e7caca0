use anyhow::{Context as _, Result, ensure};
use review::words::Words;

use super::institute::Person;

/// The first line of the roster.
const HEAD: &str = "number,name_zh,name_en,title_zh,title_en,unit,group,on_leave";

/// Reads the roster.
pub(super) fn people(text: &str) -> Result<Vec<Person>> {
    let mut lines = text.lines();
    ensure!(lines.next() == Some(HEAD), "the first line must be {HEAD}");
    lines
        .enumerate()
        .map(|(number, line)| person(line).with_context(|| format!("line {}", number + 2)))
        .collect()
}

fn person(line: &str) -> Result<Person> {
    let [number, name_zh, name_en, title_zh, title_en, unit, group, on_leave] =
        <[String; 8]>::try_from(cells(line)).ok().context("it must have 8 cells")?;
    Ok(Person {
        number,
        name: Words::new(&name_zh, &name_en)?,
        title: Words::new(&title_zh, &title_en)?,
        unit: (!unit.is_empty()).then_some(unit),
        group: group.parse()?,
        on_leave: on_leave == "yes",
    })
}

/// The cells of a line: commas part them, quotes hold them together, two quotes are one.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    cells.push(cell);
    cells
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn quotes_hold_a_cell_together() {
        assert_eq!(cells(r#"S1,"a, ""b""",,c"#), ["S1", r#"a, "b""#, "", "c"]);
    }
}
