//! Caps that hang on a unit's own result.

use proptest::prelude::*;
use review::exact::Exact;
use review::result::{
    Determination, Limit, Score, Scoring, Suggested, Suggestion, breaches, scores, suggest,
};
use review::template::{Template, TemplateError};

use crate::support::{DEMONSTRATION, exact, found, grade, input, merged, reporter, reporters, retabled};

/// The demonstration without a floor, and with these caps.
fn with(caps: &str) -> Result<Template, TemplateError> {
    let text = retabled(DEMONSTRATION, "assessment.floors", "");
    Template::parse(&retabled(&text, "assessment.caps", caps))
}

fn cap(grade: &str, share: &str, own: &str) -> String {
    format!("[[assessment.caps]]\ngrade = \"{grade}\"\nshare = \"{share}\"\n{own}\n")
}

fn suggested(template: &Template, from: &Scoring) -> (Vec<Score>, Vec<Suggestion>) {
    let scores = scores(template, &reporters(), from).unwrap();
    let suggestions = suggest(template, &scores, &from.boxes);
    (scores, suggestions)
}

fn given(suggestions: &[Suggestion]) -> Vec<&str> {
    let key = |one: &'_ Suggestion| match &one.suggested {
        Suggested::Grade(grade) if *grade == "good".parse().unwrap() => "good",
        Suggested::Grade(grade) if *grade == "fairly_good".parse().unwrap() => "fairly_good",
        Suggested::Grade(_) => "lower",
        Suggested::Tie { .. } => "tie",
    };
    suggestions.iter().map(key).collect()
}

/// Composites: 95.44, 92.69, 92.69, 89.40, 87.36, 72.31, 89.71; units' own results: 94.5, 92, 92, 89.5, 88, 76.5, 90.
#[test]
fn units_with_a_worse_result_of_their_own_may_have_fewer_of_the_best() {
    let caps = cap("good", "100%", "input = \"branch\"\nfrom = 93")
        + &cap("good", "1/6", "input = \"branch\"\nbelow = 93");
    let template = with(&caps).unwrap();
    let (_, found) = suggested(&template, &merged());
    // Of six units below 93 one has a place, and two are equal at its edge.
    assert_eq!(given(&found)[..4], ["good", "tie", "tie", "fairly_good"]);
    let limit = Limit::OwnCap {
        grade: grade("good"),
        places: 1,
        input: input("branch"),
        from: None,
        below: Some(exact("93")),
    };
    assert_eq!(found[1].limits, [limit]);
    let among = vec![reporter(2), reporter(3)];
    let tie = Suggested::Tie { among, places: 1, grade: grade("good"), otherwise: grade("fairly_good") };
    assert_eq!((&found[1].suggested, &found[2].suggested), (&tie, &tie));
    let harder = cap("good", "10%", "input = \"branch\"\nbelow = 93");
    let (_, found) = suggested(&with(&harder).unwrap(), &merged());
    assert_eq!(
        given(&found)[..4],
        ["good", "fairly_good", "fairly_good", "fairly_good"],
        "a tenth of six is none"
    );
}

#[test]
fn the_bound_itself_is_above_it() {
    let (_, found) =
        suggested(&with(&cap("good", "0", "input = \"branch\"\nbelow = 92")).unwrap(), &merged());
    assert_eq!(given(&found)[..3], ["good", "good", "good"]);
    let (_, found) = suggested(&with(&cap("good", "0", "input = \"branch\"\nfrom = 92")).unwrap(), &merged());
    assert_eq!(given(&found)[..3], ["fairly_good", "fairly_good", "fairly_good"]);
}

/// The cap of all ends where the tie of some stands: then the tie is that of all equals.
#[test]
fn a_tie_under_both_caps_is_one_tie() {
    let caps = cap("good", "2/7", "") + &cap("good", "1/6", "input = \"branch\"\nbelow = 93");
    let (_, found) = suggested(&with(&caps).unwrap(), &merged());
    assert_eq!(given(&found)[..4], ["good", "tie", "tie", "fairly_good"]);
    let caps = cap("good", "1/7", "") + &cap("good", "1/6", "input = \"branch\"\nbelow = 93");
    let (_, found) = suggested(&with(&caps).unwrap(), &merged());
    assert_eq!(
        given(&found)[..4],
        ["good", "fairly_good", "fairly_good", "fairly_good"],
        "no place is left to part"
    );
    assert_eq!(found[1].limits.len(), 2, "both rules say no");
}

#[test]
fn grades_past_such_a_cap_are_told() {
    let template = with(&cap("good", "1/6", "input = \"branch\"\nbelow = 93")).unwrap();
    let (scores, _) = suggested(&template, &merged());
    let decided = |good: &[u128]| -> Vec<Determination> {
        let key = |n: u128| if good.contains(&n) { "good" } else { "average" };
        (1..=7).map(|n| Determination { reporter: reporter(n), grade: grade(key(n)), reason: None }).collect()
    };
    assert!(breaches(&template, &scores, &decided(&[1, 2])).is_empty());
    let found = breaches(&template, &scores, &decided(&[1, 2, 3]));
    assert_eq!((found.len(), found[0].given), (1, 2));
}

#[test]
fn a_cap_that_says_half_of_it_or_twice_the_same_is_refused() {
    let good = || grade("good");
    let own = |own: &str| with(&cap("good", "1/6", own)).unwrap_err();
    assert_eq!(own("input = \"branch\""), TemplateError::CapBounds { grade: good() });
    assert_eq!(own("below = 93"), TemplateError::CapBounds { grade: good() });
    assert_eq!(own("input = \"branch\"\nfrom = 90\nbelow = 90"), TemplateError::CapBounds { grade: good() });
    assert!(matches!(own("input = \"weather\"\nbelow = 90"), TemplateError::Unknown { .. }));
    assert!(matches!(own("input = \"branch\"\nbelow = 101"), TemplateError::OutOfRange { .. }));
    let two = |one: &str, other: &str| with(&(cap("good", "1/6", one) + &cap("good", "1/3", other)));
    let (low, high) = ("input = \"branch\"\nbelow = 90", "input = \"branch\"\nfrom = 90");
    assert!(two(low, high).is_ok());
    assert_eq!(two(low, low).unwrap_err(), TemplateError::CapsOverlap { grade: good() });
    let higher = "input = \"branch\"\nfrom = 89";
    assert_eq!(two(low, higher).unwrap_err(), TemplateError::CapsOverlap { grade: good() });
    let other = "input = \"evaluation\"\nfrom = 90";
    assert_eq!(two(low, other).unwrap_err(), TemplateError::CapsOverlap { grade: good() });
}

proptest! {
    /// Whatever the results: as many as there is room for are suggested, however the committee parts the ties.
    #[test]
    fn no_way_of_parting_ties_passes_a_cap(own in prop::collection::vec(80u32..100, 7), share in 0u32..=6, all in 1u32..=7) {
        let caps = cap("good", &format!("{all}/7"), "")
            + &cap("good", &format!("{share}/6"), "input = \"branch\"\nbelow = 91");
        let template = with(&caps).unwrap();
        let mut from = merged();
        for (reporter, own) in reporters().into_iter().zip(&own) {
            from.checked.insert(reporter, found(&Exact::whole(*own)));
        }
        let (scores, suggestions) = suggested(&template, &from);
        let mut left = std::collections::BTreeMap::new();
        let settle = |one: &Suggestion| match &one.suggested {
            Suggested::Grade(grade) => grade.clone(),
            Suggested::Tie { among, places, grade, otherwise } => {
                let left = left.entry(among.clone()).or_insert(*places);
                let granted = *left > 0;
                *left = left.saturating_sub(1);
                if granted { grade.clone() } else { otherwise.clone() }
            }
        };
        let grades: Vec<_> = suggestions.iter().map(settle).collect();
        let decided: Vec<_> = suggestions.iter().zip(grades)
            .map(|(one, grade)| Determination { reporter: one.reporter, grade, reason: None }).collect();
        prop_assert_eq!(breaches(&template, &scores, &decided), vec![], "{:?}", suggestions);
    }
}
