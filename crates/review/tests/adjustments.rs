//! Bonuses and deductions, and how far they go.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use review::result::{Adjustment, Kind, LimitOf, Score, score};
use review::template::Template;

use crate::support::{exact, merged, reporter, template};

fn with(limits: &str) -> Template {
    template("[[assessment.bands]]", &format!("[assessment.adjustments]\n{limits}\n[[assessment.bands]]"))
}

/// B1, whose composite is 95.442857 by itself.
fn adjusted(template: &Template, points: &[&str]) -> Score {
    let adjustment = |points: &&str| Adjustment::new(exact(points), "Minuted on 10 January").unwrap();
    let mut scoring = merged();
    scoring.adjustments = BTreeMap::from([(reporter(1), points.iter().map(adjustment).collect())]);
    let score = score(template, reporter(1), &scoring).unwrap();
    assert!(score.composite.holds());
    score
}

fn printed(template: &Template, points: &[&str]) -> String {
    adjusted(template, points).value().round_half_up(2)
}

#[test]
fn bonuses_together_add_no_more_than_their_limit_and_the_excess_is_shown() {
    let limited = with("bonus = \"2.5\"");
    assert_eq!(printed(&limited, &["1", "1.5"]), "97.94");
    let score = adjusted(&limited, &["2", "1.5", "-1"]);
    assert_eq!(score.value().round_half_up(2), "96.94", "the deduction stands whatever the bonuses");
    let last = &score.composite.parts.last().unwrap().of;
    assert_eq!(last.kind, Kind::Excess { limit: LimitOf::Bonus, at: exact("2.5") });
    assert_eq!(last.value, exact("-1"));
}

#[test]
fn deductions_together_take_no_more_than_their_limit() {
    let limited = with("deduction = 3");
    assert_eq!(printed(&limited, &["-2", "-1"]), "92.44");
    assert_eq!(printed(&limited, &["-2", "-2", "-5"]), "92.44");
    assert_eq!(printed(&limited, &["4", "-9"]), "96.44");
}

#[test]
fn no_composite_passes_its_bounds() {
    let limited = with("greatest = 100\nleast = 60");
    let score = adjusted(&limited, &["6"]);
    assert_eq!(score.value(), &exact("100"));
    let last = &score.composite.parts.last().unwrap().of.kind;
    assert_eq!(last, &Kind::Excess { limit: LimitOf::Greatest, at: exact("100") });
    assert_eq!(adjusted(&limited, &["-50"]).value(), &exact("60"));
}

#[test]
fn without_limits_each_goes_as_far_as_it_goes() {
    assert_eq!(printed(&crate::support::demonstration(), &["20", "-1"]), "114.44");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Weights make one: without adjustments a composite lies between its inputs, and a better input never lowers it,
    /// nor does a better bonus, limits or not.
    #[test]
    fn a_composite_lies_between_its_inputs_and_rises_with_them(
        branch in 0u32..=100,
        more in 0u32..20,
        bonus in -20i32..20,
        limited in any::<bool>(),
    ) {
        let template = if limited { LIMITED.clone() } else { crate::support::demonstration() };
        let of = |branch: u32, bonus: Option<i32>| {
            let mut from = merged();
            from.checked.insert(reporter(1), crate::support::found(&exact(&branch.min(100).to_string())));
            let adjusted = bonus.map(|points| Adjustment::new(exact(&points.to_string()), "Minuted").unwrap());
            from.adjustments.insert(reporter(1), adjusted.into_iter().collect());
            score(&template, reporter(1), &from).unwrap()
        };
        let plain = of(branch, None);
        let inputs: Vec<_> = plain.composite.parts.iter().map(|part| &part.of.value).collect();
        if !limited {
            prop_assert!(inputs.iter().min() <= Some(&plain.value()) && Some(&plain.value()) <= inputs.iter().max());
        }
        prop_assert!(of(branch + more, Some(bonus)).value() >= of(branch, Some(bonus)).value());
        prop_assert!(of(branch, Some(bonus + 3)).value() >= of(branch, Some(bonus)).value());
        prop_assert!(of(branch, Some(bonus)).composite.holds());
    }
}

static LIMITED: LazyLock<Template> =
    LazyLock::new(|| with("bonus = 4\ndeduction = 6\ngreatest = 97\nleast = 55"));
