//! How a list of things to be done is worked off, over time.

use super::drawing::Drawing;
use super::label;

/// A day on which both were counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The day, as printed.
    pub day: String,
    /// How many there were by then.
    pub all: usize,
    /// … and how many of them were done.
    pub done: usize,
}

const WIDTH: u64 = 720;
const EDGE: u64 = 48;
const LEGEND: u64 = 34;
const PLOT: u64 = 220;
const AXIS: u64 = 30;
/// Days that are written under the line at most.
const WRITTEN: usize = 7;

/// Two lines: how many there were, and how many of them were done; `names` are the words for both. What a point is
/// worth is said when one points at it.
pub fn progress(title: &str, names: [&str; 2], reached: &[Reached]) -> String {
    let bottom = LEGEND + PLOT;
    let mut drawing = Drawing::new("chart chart--wide", WIDTH, bottom + AXIS);
    legend(&mut drawing, names);
    let (step, greatest) = steps(reached);
    let y = |count: usize| bottom - count as u64 * PLOT / greatest as u64;
    for count in (0..=greatest).step_by(step) {
        drawing.line("chart__rule", (EDGE, y(count)), (WIDTH - EDGE, y(count)));
        drawing.text("chart__tick is-end", (EDGE - 8, y(count)), &count.to_string());
    }
    let last = reached.len().saturating_sub(1).max(1) as u64;
    let x = |place: usize| EDGE + place as u64 * (WIDTH - 2 * EDGE) / last;
    let every = reached.len().div_ceil(WRITTEN).max(1);
    for (place, one) in reached.iter().enumerate().rev().step_by(every) {
        drawing.text("chart__tick is-middle", (x(place), bottom + AXIS / 2 + 4), &one.day);
    }
    for (class, done) in [("chart__span", false), ("chart__done", true)] {
        let count = |one: &Reached| if done { one.done } else { one.all };
        let line = reached.iter().enumerate().map(|(place, one)| {
            format!("{}{} {}", if place == 0 { "M" } else { "L" }, x(place), y(count(one)))
        });
        drawing.path(class, &line.collect::<String>());
    }
    for (place, one) in reached.iter().enumerate() {
        drawing.dot("chart__ring", (x(place), y(one.all)), 5, &told(names[0], one, one.all));
        drawing.dot("chart__dot", (x(place), y(one.done)), 5, &told(names[1], one, one.done));
    }
    let all = reached.iter().map(|one| format!("{}: {} / {}", one.day, one.done, one.all));
    drawing.svg(title, Some(&all.collect::<Vec<_>>().join("; ")))
}

fn told(name: &str, one: &Reached, count: usize) -> String {
    format!("{}: {name} {count}", one.day)
}

fn legend(drawing: &mut Drawing, [all, done]: [&str; 2]) {
    drawing.dot("chart__ring", (8, 10), 5, all);
    drawing.text("chart__label", (22, 10), all);
    let next = 22 + label::width(all) + 26;
    drawing.dot("chart__dot", (next, 10), 5, done);
    drawing.text("chart__label", (next + 14, 10), done);
}

/// From one line to the next, and the count of the uppermost one: four lines or so, whole and round.
fn steps(reached: &[Reached]) -> (usize, usize) {
    let most = reached.iter().map(|one| one.all.max(one.done)).max().unwrap_or_default().max(4);
    let mut step = 1;
    let mut round = [2, 5, 10].into_iter().cycle();
    let mut tens = 1;
    while most.div_ceil(step) > 5 {
        let next = round.next().unwrap_or(10);
        step = next * tens;
        if next == 10 {
            tens *= 10;
        }
    }
    (step, most.div_ceil(step) * step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reached(all: usize, done: usize) -> Reached {
        Reached { day: format!("day {all}"), all, done }
    }

    #[test]
    fn lines_stand_at_round_counts() {
        assert_eq!(steps(&[reached(16, 3)]), (5, 20));
        assert_eq!(steps(&[reached(0, 0)]), (1, 4));
        assert_eq!(steps(&[reached(10_000, 0)]), (2_000, 10_000));
    }

    #[test]
    fn every_point_says_what_it_is_worth() {
        let svg = progress("Ledger", ["items", "verified"], &[reached(2, 0), reached(16, 5)]);
        assert!(svg.contains("<title>day 16: verified 5</title>"), "{svg}");
        assert!(svg.contains("day 2: 0 / 2; day 16: 5 / 16"), "{svg}");
        assert!(progress("Ledger", ["items", "verified"], &[]).starts_with("<svg"));
    }
}
