//! Numbers are read as people type them and rounded once, half up.

use proptest::prelude::*;
use review::exact::{Exact, ExactError};
use review::threshold::{Operator, Threshold};

use crate::support::exact;

#[test]
fn a_number_is_read_in_every_way_people_write_it() {
    for text in ["0.4", "40%", "40 %", "40％", "2/5", "4/10", "0.40", " 0.4 "] {
        assert_eq!(exact(text), Exact::ratio(2, 5).unwrap(), "{text}");
    }
    assert_eq!(exact("-1.50"), Exact::ratio(-3, 2).unwrap());
    assert_eq!(exact("-0.5"), Exact::ratio(-1, 2).unwrap());
}

#[test]
fn what_is_no_number_is_refused() {
    for text in
        ["", "%", ".5", "5.", "1e3", "1,5", "+4", "1/2/3", "2/-3", "1_000", "½", "0x10", "--1", "-", "NaN"]
    {
        assert_eq!(text.parse::<Exact>(), Err(ExactError::Shape), "{text}");
    }
    assert_eq!("1/0".parse::<Exact>(), Err(ExactError::ZeroBelow));
    assert_eq!("9".repeat(33).parse::<Exact>(), Err(ExactError::TooLong { limit: 32 }));
}

#[test]
fn half_goes_up_and_below_zero_away_from_zero() {
    for (number, decimals, printed) in [
        ("2.345", 2, "2.35"),
        ("2.3449", 2, "2.34"),
        ("-2.345", 2, "-2.35"),
        ("-0.004", 2, "0.00"),
        ("0.5", 0, "1"),
        ("99.995", 2, "100.00"),
        ("0.05", 1, "0.1"),
        ("7", 2, "7.00"),
    ] {
        assert_eq!(exact(number).round_half_up(decimals), printed, "{number}");
    }
}

#[test]
fn json_brings_fractions_and_never_floats() {
    let third = Exact::ratio(1, 3).unwrap();
    assert_eq!(serde_json::to_string(&third).unwrap(), "\"1/3\"");
    assert_eq!(serde_json::from_str::<Exact>("\"1/3\"").unwrap(), third);
    assert_eq!(serde_json::from_str::<Exact>("40").unwrap(), Exact::whole(40));
    assert!(serde_json::from_str::<Exact>("0.4").is_err());
}

#[test]
fn a_threshold_knows_who_owns_its_boundary() {
    let third = |operator| Threshold { share: exact("1/3"), operator };
    assert!(third(Operator::AtLeast).is_met(12, 36));
    assert!(!third(Operator::MoreThan).is_met(12, 36));
    assert!(!third(Operator::AtLeast).is_met(0, 0));
}

proptest! {
    /// Checked in integers: `p / 10^d` is the multiple nearest to `n / m`, the
    /// upper one at the middle.
    #[test]
    fn rounding_is_to_the_nearest(n in 0i64..1_000_000, m in 1i64..10_000, decimals in 0u8..5) {
        let printed = Exact::ratio(n, m).unwrap().round_half_up(decimals);
        let digits: i128 = printed.replace('.', "").parse().unwrap();
        let scaled = i128::from(n) * 10i128.pow(u32::from(decimals));
        let doubled_error = 2 * (digits * i128::from(m) - scaled);
        prop_assert!(-i128::from(m) < doubled_error && doubled_error <= i128::from(m));
        let places = printed.split_once('.').map_or(0, |(_, places)| places.len());
        prop_assert_eq!(places, usize::from(decimals));
    }

    #[test]
    fn what_is_written_is_read_again(n: i64, m in 1i64..i64::MAX) {
        let number = Exact::ratio(n, m).unwrap();
        let written = serde_json::to_string(&number).unwrap();
        prop_assert_eq!(serde_json::from_str::<Exact>(&written).unwrap(), number);
    }

    #[test]
    fn the_number_needed_is_the_least_that_meets(
        above in 0i64..=20, below in 1i64..=20, whole in 1u64..200, more_than: bool,
    ) {
        let operator = if more_than { Operator::MoreThan } else { Operator::AtLeast };
        let threshold = Threshold { share: Exact::ratio(above, below).unwrap(), operator };
        let needed = threshold.needed(whole);
        prop_assert!(threshold.is_met(needed, whole));
        prop_assert!(needed == 0 || !threshold.is_met(needed - 1, whole));
    }

    #[test]
    fn no_text_brings_the_reader_down(text in ".{0,40}") {
        let _ = text.parse::<Exact>();
    }
}
