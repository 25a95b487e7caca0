//! Where a score stands on a line.

use review::exact::Exact;

/// The least room between two figures under the line.
const APART: i64 = 28;

/// A line from one whole score to another.
pub(super) struct Scale {
    least: i64,
    greatest: i64,
    from: u64,
    until: u64,
}

impl Scale {
    /// As much of the line as holds all values, widened to whole steps; from 0 for bars, whose lengths are compared.
    pub(super) fn over<'a>(
        values: impl Iterator<Item = &'a Exact>,
        from_zero: bool,
        from: u64,
        until: u64,
    ) -> Self {
        let (mut least, mut greatest) = if from_zero { (0, 100) } else { (i64::MAX, i64::MIN) };
        for value in values {
            least = least.min(below(value));
            greatest = greatest.max(above(value));
        }
        if least > greatest {
            (least, greatest) = (0, 100);
        }
        let (least, greatest) = (least.div_euclid(10) * 10, (greatest + 9).div_euclid(10) * 10);
        Self { least, greatest: greatest.max(least + 10), from, until }
    }

    pub(super) fn x(&self, value: &Exact) -> u64 {
        let room = Exact::count(self.until - self.from);
        let share = value.minus(&Exact::whole(self.least)).over(&Exact::whole(self.greatest - self.least));
        let along = share.map(|share| share.times(&room).round_half_up(0)).unwrap_or_default();
        self.from + along.parse::<u64>().unwrap_or(0).min(self.until - self.from)
    }

    /// Whole scores to write under the line: each ten, or fewer where there are many.
    pub(super) fn ticks(&self) -> Vec<(u64, String)> {
        let steps = (self.greatest - self.least) / 10;
        let few = if steps > 10 { (steps / 10 + 1) * 10 } else { 10 };
        // So far apart that they do not touch.
        let room = i64::try_from(self.until - self.from).unwrap_or(i64::MAX).max(1);
        let apart = (APART * (self.greatest - self.least)).div_euclid(room).div_euclid(10) * 10 + 10;
        let step = few.max(apart);
        let mut ticks = Vec::new();
        let mut at = self.least;
        while at <= self.greatest {
            ticks.push((self.x(&Exact::whole(at)), at.to_string()));
            at += step;
        }
        ticks
    }
}

/// The next whole score not above; nobody has a score of millions.
fn below(value: &Exact) -> i64 {
    if value.is_negative() { -above(&Exact::zero().minus(value)) } else { bounded(value.floor()) }
}

fn above(value: &Exact) -> i64 {
    if value.is_negative() { -below(&Exact::zero().minus(value)) } else { bounded(value.ceil()) }
}

fn bounded(whole: Option<u64>) -> i64 {
    whole.and_then(|whole| i64::try_from(whole).ok()).unwrap_or(1_000_000).min(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(values: &[&str], from_zero: bool) -> Scale {
        let values: Vec<Exact> = values.iter().map(|value| value.parse().unwrap()).collect();
        Scale::over(values.iter(), from_zero, 0, 400)
    }

    fn ends(of: &Scale) -> (i64, i64) {
        (of.least, of.greatest)
    }

    #[test]
    fn a_line_holds_all_values_and_a_bar_begins_at_nothing() {
        assert_eq!(ends(&scale(&["72.31", "95.44"], false)), (70, 100));
        assert_eq!(ends(&scale(&["100", "90"], false)), (90, 100));
        assert_eq!(ends(&scale(&["80"], false)), (80, 90));
        assert_eq!(ends(&scale(&["90.5"], false)), (90, 100));
        assert_eq!(ends(&scale(&["104.5"], true)), (0, 110));
        assert_eq!(ends(&scale(&["-3.5", "50"], true)), (-10, 100));
        assert_eq!(ends(&scale(&[], false)), (0, 100));
    }

    #[test]
    fn marks_keep_their_order_and_stay_on_the_line() {
        let scale = scale(&["70", "100"], false);
        let x = |value: &str| scale.x(&value.parse().unwrap());
        assert_eq!([x("70"), x("85"), x("100"), x("120"), x("0")], [0, 200, 400, 400, 0]);
        assert!(x("89.71") < x("89.96"));
    }
}
