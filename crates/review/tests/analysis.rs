//! What leaders read out of the scores, and what they can never read (domain notes 3.7: T10).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use proptest::prelude::*;
use review::exact::Exact;
use review::id::ReporterId;
use review::result::analysis::{Analysed, Analysis, Earlier, analyse, kept};
use review::result::{BoxSums, Row, Rows, Score, Scoring, scores};
use review::template::Template;

use crate::support::{
    criterion, demonstration, exact, group, merged, replaced, reporter, reporters, retabled, row, unmerged,
};

const CRITERIA: [&str; 3] = ["workload", "efficiency", "completion"];

/// Three criteria; ballots alone. `minimum` ballots make a box.
fn three(minimum: u32, mean: &str) -> Template {
    let mut criteria = String::new();
    for (key, weight) in CRITERIA.iter().zip(["30%", "30%", "40%"]) {
        writeln!(criteria, "[[evaluation.criteria]]\nkey = \"{key}\"\nweight = \"{weight}\"").unwrap();
        writeln!(
            criteria,
            "title = {{ zh = \"项\", en = \"C\" }}\nguidance = {{ zh = \"说明\", en = \"G\" }}"
        )
        .unwrap();
    }
    let inputs = "[[assessment.inputs]]\nkey = \"on_site\"\nweight = 1\nsource = \"evaluation\"\n\
                  title = { zh = \"测评\", en = \"Ballots\" }\n";
    let text = replaced("minimum_group = 5", &format!("minimum_group = {minimum}"));
    let text = retabled(&retabled(&text, "facts.checks", ""), "evaluation.criteria", &criteria);
    let text = retabled(&text, "assessment.inputs", inputs);
    Template::parse(&text.replacen("[assessment]\n", &format!("[assessment]\n{mean}\n"), 1)).unwrap()
}

static THREE: LazyLock<Template> = LazyLock::new(|| three(5, ""));
static LENIENT: LazyLock<Template> = LazyLock::new(|| three(3, ""));
static POOLED: LazyLock<Template> = LazyLock::new(|| three(5, "mean = \"pooled\""));
static POOLED_LENIENT: LazyLock<Template> = LazyLock::new(|| three(3, "mean = \"pooled\""));

fn one_box(letter: &str, weight: &str, marks: &[[Row; 3]]) -> BoxSums {
    let rows = |of: &[Row; 3]| CRITERIA.iter().map(|key| criterion(key)).zip(of.iter().cloned()).collect();
    let rows: Rows = (1..).map(reporter).zip(marks.iter().map(rows)).collect();
    BoxSums { groups: vec![group(letter)], weight: exact(weight), rows: Some(rows) }
}

fn scored(template: &Template, boxes: &[BoxSums], count: usize) -> Vec<Score> {
    let all: Vec<_> = (1..).map(reporter).take(count).collect();
    scores(template, &all, &Scoring { boxes: boxes.to_vec(), ..Scoring::default() }).unwrap()
}

fn none() -> BTreeMap<ReporterId, Earlier> {
    BTreeMap::new()
}

fn keys(of: &[review::template::CriterionKey]) -> Vec<&str> {
    of.iter().map(review::template::CriterionKey::as_str).collect()
}

/// T1's marks, and a second reporter who is worse in two criteria.
fn t1() -> Vec<BoxSums> {
    let marks = |a: [&str; 3], b: [&str; 3]| [a.map(row), b.map(row)];
    vec![
        one_box("A", "20%", &marks(["6/3/1/0", "5/4/1/0", "7/2/1/0"], ["0/10/0/0"; 3])),
        one_box("B", "40%", &marks(["20/15/5/0", "18/16/4/2", "22/12/6/0"], ["0/40/0/0"; 3])),
        one_box("C", "40%", &marks(["3/2/0/0", "2/3/0/0", "4/1/0/0"], ["5/0/0/0", "0/5/0/0", "0/5/0/0"])),
    ]
}

fn analysed(boxes: &[BoxSums], earlier: &BTreeMap<ReporterId, Earlier>) -> Analysis {
    analyse(&THREE, boxes, &scored(&THREE, boxes, 2), earlier)
}

#[test]
fn strengths_and_weaknesses_are_told_beside_the_mean_of_all() {
    let found = analysed(&t1(), &none());
    let [first, second] = &found.reporters[..] else { panic!("two reporters") };
    // 0.2 × 90 + 0.4 × 87.5 + 0.4 × 92, and so on.
    let shown: Vec<_> = first
        .criteria
        .iter()
        .map(|one| (one.score.round_half_up(2), one.above_mean.round_half_up(2)))
        .collect();
    let shown: Vec<_> = shown.iter().map(|(score, above)| (score.as_str(), above.as_str())).collect();
    assert_eq!(shown, [("89.80", "0.90"), ("86.80", "3.40"), ("92.00", "6.00")]);
    assert_eq!((keys(&first.strengths), keys(&first.weaknesses)), (vec!["completion"], vec!["efficiency"]));
    assert_eq!(keys(&second.strengths), ["workload"]);
    assert_eq!(keys(&second.weaknesses), ["efficiency", "completion"], "equals are named together");
    let back = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Analysis>(&back).unwrap(), found);
}

#[test]
fn who_is_equal_in_all_is_strong_and_weak_in_none() {
    let template = demonstration();
    let found = scores(&template, &reporters(), &merged()).unwrap();
    let found = analyse(&template, &merged().boxes, &found, &none());
    assert!(found.reporters.iter().all(|one| one.strengths.is_empty() && one.weaknesses.is_empty()));
}

/// Domain notes 9.6.
#[test]
fn boxes_are_compared_and_the_ends_are_named() {
    let template = demonstration();
    let found = scores(&template, &reporters(), &merged()).unwrap();
    let found = analyse(&template, &merged().boxes, &found, &none());
    let apart: Vec<_> =
        found.reporters.iter().map(|one| one.spread.as_ref().unwrap().apart.round_half_up(4)).collect();
    assert_eq!(apart, ["0.4762", "0.9524", "0.9524", "4.7619", "1.2422", "5.6522", "4.6377"]);
    let first = found.reporters[0].spread.as_ref().unwrap();
    assert_eq!(first.highest_of, [[group("A")]]);
    // 580 of 6 and 2320 of 24 are the same.
    assert_eq!(first.lowest_of, [vec![group("B")], vec![group("C"), group("D")]]);
}

#[test]
fn last_year_is_compared_where_it_can_be() {
    let last = |composite: Option<&str>, criteria: &[(&str, &str)]| Earlier {
        composite: composite.map(exact),
        criteria: criteria.iter().map(|(key, score)| (criterion(key), exact(score))).collect(),
    };
    let earlier = BTreeMap::from([
        (reporter(1), last(Some("88"), &[("workload", "90"), ("abolished", "70")])),
        (reporter(2), last(None, &[("abolished", "70")])),
    ]);
    let found = analysed(&t1(), &earlier);
    let since = found.reporters[0].since.as_ref().unwrap();
    assert_eq!(since.composite, Some(exact("1.78")));
    assert_eq!(since.criteria, BTreeMap::from([(criterion("workload"), exact("-0.2"))]));
    assert_eq!(found.reporters[1].since, None, "nothing of it can be compared");
    let score = &scored(&THREE, &t1(), 2)[0];
    let same = BTreeMap::from([(reporter(1), kept(&THREE, &t1(), score))]);
    let since = analysed(&t1(), &same).reporters.remove(0).since.unwrap();
    assert!(since.criteria.len() == 3 && since.criteria.values().chain(&since.composite).all(Exact::is_zero));
}

#[test]
fn t10_a_box_that_stays_sealed_is_in_no_number() {
    let mut sealed = t1();
    sealed[2].rows = None;
    let without: Vec<_> = t1().into_iter().take(2).collect();
    assert_eq!(analysed(&sealed, &none()), analysed(&without, &none()));
    // Four of D who got here all the same: nothing of them, and no composite with them in it.
    let lenient = Template::parse(&replaced("minimum_group = 5", "minimum_group = 3")).unwrap();
    let found = scores(&lenient, &reporters(), &unmerged()).unwrap();
    let earlier = reporters()
        .into_iter()
        .map(|id| (id, Earlier { composite: Some(exact("90")), ..Earlier::default() }));
    let found = analyse(&demonstration(), &unmerged().boxes, &found, &earlier.collect());
    for one in &found.reporters {
        assert_eq!(one.since, None);
        let spread = one.spread.as_ref().unwrap();
        let named = spread.highest_of.iter().chain(&spread.lowest_of).flatten();
        assert!(named.into_iter().all(|letter| *letter != group("D")));
    }
}

fn any_row(voters: u64) -> impl Strategy<Value = Row> {
    // Everybody grades or abstains: cut the voters at four places.
    prop::collection::vec(0..=voters, 4).prop_map(move |mut cuts| {
        cuts.sort_unstable();
        let [a, b, c, d] = cuts[..] else { unreachable!() };
        row(&format!("{a}/{}/{}/{} +{}", b - a, c - b, d - c, voters - d))
    })
}

fn any_box(voters: u64, reporters: usize) -> impl Strategy<Value = Vec<[Row; 3]>> {
    let three = (any_row(voters), any_row(voters), any_row(voters)).prop_map(|(a, b, c)| [a, b, c]);
    prop::collection::vec(three, reporters)
}

fn told(template: &Template, lenient: &Template, boxes: &[BoxSums]) -> Option<Analysis> {
    let all: Vec<_> = (1..=4).map(reporter).collect();
    let from = Scoring { boxes: boxes.to_vec(), ..Scoring::default() };
    let found = scores(lenient, &all, &from).ok()?;
    let last = Earlier {
        composite: Some(exact("90")),
        criteria: CRITERIA.map(|key| (criterion(key), exact("80"))).into(),
    };
    Some(analyse(template, boxes, &found, &all.iter().map(|id| (*id, last.clone())).collect()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Whatever four people wrote, and however it got into the scores, what is told is the same.
    #[test]
    fn t10_what_is_told_never_depends_on_a_box_that_is_too_small(
        large in any_box(9, 4),
        other in any_box(7, 4),
        small in any_box(4, 4),
        changed in any_box(4, 4),
        pooled in any::<bool>(),
    ) {
        let (strict, lenient) = if pooled { (&*POOLED, &*POOLED_LENIENT) } else { (&*THREE, &*LENIENT) };
        let boxes = |marks: &[[Row; 3]]| [
            one_box("A", "50%", &large), one_box("B", "30%", &other), one_box("C", "20%", marks),
        ];
        let (one, two) = (told(strict, lenient, &boxes(&small)), told(strict, lenient, &boxes(&changed)));
        if let Some((one, two)) = one.zip(two) {
            prop_assert_eq!(one, two);
        }
    }

    #[test]
    fn the_order_of_reporters_makes_no_difference(
        large in any_box(9, 5),
        order in Just((0_usize..5).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let boxes = [one_box("A", "1", &large)];
        let all: Vec<_> = (1..=5).map(reporter).collect();
        let Ok(found) = scores(&THREE, &all, &Scoring { boxes: boxes.to_vec(), ..Scoring::default() }) else {
            return Ok(());
        };
        let shuffled: Vec<_> = order.iter().map(|at| found[*at].clone()).collect();
        let (straight, turned) = (analyse(&THREE, &boxes, &found, &none()), analyse(&THREE, &boxes, &shuffled, &none()));
        prop_assert_eq!(&straight.means, &turned.means);
        let by_id = |of: Analysis| -> BTreeMap<ReporterId, Analysed> {
            of.reporters.into_iter().map(|one| (one.reporter, one)).collect()
        };
        prop_assert_eq!(by_id(straight), by_id(turned));
    }

    /// Differences from a mean make nothing together, and no strength is below a weakness.
    #[test]
    fn numbers_hang_together(large in any_box(9, 4), other in any_box(6, 4)) {
        let boxes = [one_box("A", "60%", &large), one_box("B", "40%", &other)];
        let Some(found) = told(&THREE, &THREE, &boxes) else { return Ok(()) };
        for key in found.means.keys() {
            let all = found.reporters.iter().flat_map(|one| &one.criteria).filter(|one| &one.criterion == key);
            prop_assert!(all.fold(Exact::zero(), |sum, one| sum.plus(&one.above_mean)).is_zero());
        }
        for one in &found.reporters {
            let score = |keys: &[_]| one.criteria.iter().find(|found| keys.contains(&found.criterion)).map(|found| found.score.clone());
            prop_assert_eq!(one.strengths.is_empty(), one.weaknesses.is_empty());
            prop_assert!(one.strengths.is_empty() || score(&one.strengths) > score(&one.weaknesses));
            if let Some(spread) = &one.spread {
                prop_assert_eq!(&spread.highest.minus(&spread.lowest), &spread.apart);
                prop_assert!(!spread.apart.is_negative());
            }
        }
    }
}
