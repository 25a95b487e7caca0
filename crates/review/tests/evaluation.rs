//! Boxes: small groups vote together, lives run one way, counts add up.

use proptest::prelude::*;
use review::evaluation::{
    Answer, BallotShape, BoxPlan, BoxStage, BoxTimes, Count, Handout, Issued, Pile, Refusal, may_cast,
    may_change_rules, may_close, may_discard_cards, may_open, may_open_sums, may_ready, may_score,
    plan_boxes, reconcile,
};
use review::exact::Exact;
use review::template::{Colour, Template};
use review::time::Instant;

use crate::support::{
    DEMONSTRATION, attendance, criterion, demonstration, exact, grade, group, reporter, reporters, row,
    template,
};

fn plan(of: &[(&str, u32)]) -> Result<Vec<BoxPlan>, Refusal> {
    let of: Vec<_> = of.iter().map(|(key, n)| (*key, *n, 0, Some(*n))).collect();
    plan_boxes(&demonstration(), &attendance(&of))
}

fn labels(plans: &[BoxPlan]) -> Vec<&str> {
    plans.iter().map(|plan| plan.label.as_str()).collect()
}

#[test]
fn the_demonstration_has_three_boxes() {
    let rolls = attendance(&[("A", 7, 0, None), ("B", 7, 0, None), ("C", 21, 0, None), ("D", 5, 1, None)]);
    let plans = plan_boxes(&demonstration(), &rolls).unwrap();
    assert_eq!(labels(&plans), ["A", "B", "C+D"]);
    let cd = &plans[2];
    assert_eq!((&cd.weight, cd.voters, cd.cards, cd.colour), (&exact("40%"), 25, 27, Colour::Blue));
    assert_eq!(cd.groups, ["C", "D"].map(group));
}

#[test]
fn a_group_of_exactly_the_minimum_votes_alone() {
    let plans = plan(&[("A", 5), ("B", 5), ("C", 5), ("D", 5)]).unwrap();
    assert_eq!(labels(&plans), ["A", "B", "C", "D"]);
}

#[test]
fn a_small_group_without_a_neighbour_is_refused_by_name() {
    let found = plan(&[("A", 4), ("B", 7), ("C", 21), ("D", 5)]);
    assert_eq!(found, Err(Refusal::TooSmall { groups: vec![group("A")], voters: 4, minimum: 5 }));
}

#[test]
fn a_small_group_that_names_nobody_may_be_joined() {
    let plans = plan(&[("A", 7), ("B", 7), ("C", 2), ("D", 3)]).unwrap();
    assert_eq!(labels(&plans), ["A", "B", "C+D"]);
}

#[test]
fn groups_that_are_too_small_even_together_are_refused() {
    let found = plan(&[("A", 7), ("B", 7), ("C", 2), ("D", 2)]);
    let groups = ["C", "D"].map(group).to_vec();
    assert_eq!(found, Err(Refusal::TooSmall { groups, voters: 4, minimum: 5 }));
}

#[test]
fn neighbours_may_name_each_other_and_chains_go_on() {
    let mutual = DEMONSTRATION
        .replacen("colour = \"blue\"", "colour = \"blue\"\nmerge_into = \"D\"", 1)
        .replacen("colour = \"yellow\"", "colour = \"yellow\"\nmerge_into = \"C\"", 1);
    let template = Template::parse(&mutual).unwrap();
    let plan = |b, c, d| {
        let rolls = attendance(&[("A", 7, 0, None), ("B", b, 0, None), ("C", c, 0, None), ("D", d, 0, None)]);
        plan_boxes(&template, &rolls).map(|plans| labels(&plans).join(" "))
    };
    assert_eq!(plan(7, 4, 9).unwrap(), "A B C+D");
    assert_eq!(plan(2, 1, 2).unwrap(), "A B+C+D");
    assert_eq!(
        plan(9, 2, 2),
        Err(Refusal::TooSmall { groups: ["C", "D"].map(group).to_vec(), voters: 4, minimum: 5 })
    );
}

#[test]
fn a_ballot_asks_reporter_by_reporter_and_ends_in_abstain() {
    let shape = BallotShape::new(&demonstration(), &[reporter(4), reporter(1)]).unwrap();
    let asked: Vec<_> = shape.questions.iter().map(|q| q.reporter).collect();
    assert_eq!(asked, [reporter(4), reporter(1)]);
    assert_eq!(shape.answers.len(), 5);
    assert_eq!(shape.answers[0], Answer::Grade(grade("good")));
    assert_eq!(shape.answers[4], Answer::Abstain);
    assert_eq!(BallotShape::new(&demonstration(), &[]), Err(Refusal::NoReporters));
}

#[test]
fn sums_get_their_names_back_and_must_be_all_there() {
    let shape = BallotShape::new(&demonstration(), &[reporter(6), reporter(1)]).unwrap();
    let sums = vec![vec![1, 2, 2, 1, 1], vec![5, 1, 0, 0, 1]];
    let rows = shape.rows(&sums, 7).unwrap();
    assert_eq!(rows[&reporter(6)][&criterion("overall")], row("1/2/2/1 +1"));
    assert_eq!(rows[&reporter(1)][&criterion("overall")], row("5/1/0/0 +1"));
    let off = shape.rows(&sums, 8);
    let (reporter, criterion) = (reporter(6), criterion("overall"));
    assert_eq!(off, Err(Refusal::WrongSum { reporter, criterion, found: 7, ballots: 8 }));
    assert_eq!(shape.rows(&sums[..1], 7), Err(Refusal::WrongShape { questions: 2, answers: 5 }));
    assert!(shape.rows(&[vec![7; 4], vec![7; 4]], 28).is_err());
}

const STAGES: [BoxStage; 6] = [
    BoxStage::Preparing,
    BoxStage::Ready,
    BoxStage::Open,
    BoxStage::Closed,
    BoxStage::Opened,
    BoxStage::TooSmall,
];

#[test]
fn each_step_of_a_box_has_its_one_stage() {
    let template = demonstration();
    for stage in STAGES {
        let refused = Err(Refusal::WrongStage { stage });
        let expect = |wanted| if stage == wanted { Ok(()) } else { refused.clone() };
        assert_eq!(may_ready(stage), expect(BoxStage::Preparing));
        assert_eq!(may_open(stage), expect(BoxStage::Ready));
        assert_eq!(may_cast(stage), expect(BoxStage::Open));
        assert_eq!(may_close(stage), expect(BoxStage::Open));
        assert_eq!(may_open_sums(&template, stage, &[group("A")], 7), expect(BoxStage::Closed));
    }
}

#[test]
fn a_box_with_too_few_ballots_is_never_opened() {
    let open = |ballots| may_open_sums(&demonstration(), BoxStage::Closed, &[group("B")], ballots);
    assert_eq!(open(5), Ok(()));
    assert_eq!(open(4), Err(Refusal::TooSmall { groups: vec![group("B")], voters: 4, minimum: 5 }));
}

#[test]
fn the_instants_of_a_box_tell_its_stage() {
    let at = |ms| Some(Instant::from_ms(ms));
    let mut times = BoxTimes::default();
    assert_eq!(times.stage(), Ok(BoxStage::Preparing));
    times.ready_at = at(1);
    assert_eq!(times.stage(), Ok(BoxStage::Ready));
    times.voting_opened_at = at(2);
    assert_eq!(times.stage(), Ok(BoxStage::Open));
    times.voting_closed_at = at(3);
    assert_eq!(times.stage(), Ok(BoxStage::Closed));
    let withheld = BoxTimes { withheld_at: at(4), ..times };
    assert_eq!(withheld.stage(), Ok(BoxStage::TooSmall));
    times.sums_opened_at = at(4);
    assert_eq!(times.stage(), Ok(BoxStage::Opened));
    let set_back = BoxTimes { ready_at: at(9), ..times };
    assert_eq!(set_back.stage(), Ok(BoxStage::Opened), "a clock that was set back loses no box");
    for impossible in [
        BoxTimes { withheld_at: at(5), ..times },
        BoxTimes { voting_opened_at: None, ..times },
        BoxTimes { sums_opened_at: at(1), ..BoxTimes::default() },
    ] {
        assert_eq!(impossible.stage(), Err(Refusal::TimesContradict), "{impossible:?}");
    }
}

#[test]
fn the_first_ready_box_freezes_the_rules() {
    use BoxStage::{Open, Preparing, Ready};
    assert_eq!(may_change_rules(&[Preparing, Preparing]), Ok(()));
    assert_eq!(may_change_rules(&[Preparing, Ready]), Err(Refusal::RulesFrozen { stage: Ready }));
    assert_eq!(may_change_rules(&[Open]), Err(Refusal::RulesFrozen { stage: Open }));
}

#[test]
fn there_are_no_scores_before_every_box_has_ended() {
    use BoxStage::{Closed, Opened, TooSmall};
    assert_eq!(may_score(&[Opened, TooSmall, Opened]), Ok(()));
    assert_eq!(may_score(&[Opened, Closed]), Err(Refusal::WrongStage { stage: Closed }));
}

const T11: Count =
    Count { roll: 40, present: 39, issued: 39, replaced: 0, collected: 39, valid: 38, invalid: 1 };

#[test]
fn t11_papers_may_be_missing_but_never_too_many() {
    assert_eq!(reconcile(T11).unwrap().missing, 0);
    let fewer = Count { collected: 37, valid: 36, ..T11 };
    assert_eq!(reconcile(fewer).unwrap().missing, 2);
    let more = Count { collected: 40, valid: 39, ..T11 };
    assert_eq!(reconcile(more), Err(Refusal::MoreCollectedThanIssued { issued: 39, collected: 40 }));
    let wrong = Count { valid: 39, ..T11 };
    assert_eq!(reconcile(wrong), Err(Refusal::DoesNotAddUp { collected: 39, valid: 39, invalid: 1 }));
    let issued = Count { issued: 40, ..T11 };
    assert_eq!(reconcile(issued), Err(Refusal::MoreIssuedThanPresent { present: 39, issued: 40 }));
    let present = Count { present: 41, ..T11 };
    assert_eq!(reconcile(present), Err(Refusal::MorePresentThanRoll { roll: 40, present: 41 }));
}

#[test]
fn a_replaced_card_is_issued_without_anybody_more_being_present() {
    let replaced = Count { issued: 41, replaced: 2, ..T11 };
    assert_eq!(reconcile(replaced).unwrap().missing, 2);
    let one_too_many = Count { issued: 42, ..replaced };
    assert_eq!(reconcile(one_too_many), Err(Refusal::MoreIssuedThanPresent { present: 39, issued: 42 }));
}

#[test]
fn cards_are_counted_out_between_none_and_all() {
    let issued = |first, lost| Issued::from_iter([(Handout::First, first), (Handout::Lost, lost)]);
    let none = Issued::default();
    let pile = Pile { label: "A", made: Some(3), signed: false, issued: &none };
    assert_eq!(pile.may_hand_out(), Ok(()));
    assert_eq!(pile.may_take_back(Handout::First), Err(Refusal::NoneHandedOut));
    let (two, all) = (issued(2, 0), issued(2, 1));
    assert_eq!((all.total(), all.replaced()), (3, 1));
    assert_eq!(Pile { issued: &two, ..pile }.may_hand_out(), Ok(()));
    assert_eq!(Pile { issued: &two, ..pile }.may_take_back(Handout::Lost), Err(Refusal::NoneHandedOut));
    let full = Pile { issued: &all, ..pile };
    assert_eq!(full.may_hand_out(), Err(Refusal::NoCardsLeft { label: "A".into(), made: 3 }));
    assert_eq!(full.may_take_back(Handout::Lost), Ok(()));
    let signed = Pile { signed: true, ..full };
    assert_eq!(signed.may_take_back(Handout::First), Err(Refusal::CountSigned));
    let unmade = Pile { made: None, ..pile };
    assert_eq!(unmade.may_hand_out(), Err(Refusal::CardsMissing { label: "A".into() }));
}

#[test]
fn cards_are_thrown_away_only_while_nobody_holds_one() {
    let one = Issued::from_iter([(Handout::First, 1)]);
    assert_eq!(may_discard_cards(BoxStage::Preparing, &Issued::default()), Ok(()));
    assert_eq!(may_discard_cards(BoxStage::Preparing, &one), Err(Refusal::CardsInHands { issued: 1 }));
    let open = Err(Refusal::WrongStage { stage: BoxStage::Open });
    assert_eq!(may_discard_cards(BoxStage::Open, &Issued::default()), open);
}

#[test]
fn three_criteria_make_three_questions_a_reporter() {
    let two = "weight = \"1/2\"\n\n[[evaluation.criteria]]\nkey = \"effect\"\nweight = \"1/2\"\n\
               title = { zh = \"实效\", en = \"Effect\" }\nguidance = { zh = \"看实效\", en = \"What came of it\" }\n";
    let shape = BallotShape::new(&template("weight = 1\n", two), &reporters()).unwrap();
    assert_eq!(shape.questions.len(), 14);
    assert_eq!(shape.questions[0].reporter, shape.questions[1].reporter);
    assert_eq!(shape.questions[1].criterion, criterion("effect"));
}

proptest! {
    #[test]
    fn planned_boxes_lose_nobody_and_no_weight(a in 0u32..12, b in 0u32..12, c in 0u32..12, d in 0u32..12) {
        // In the demonstration only D names a neighbour.
        let possible = a >= 5 && b >= 5 && if d < 5 { c + d >= 5 } else { c >= 5 };
        match plan(&[("A", a), ("B", b), ("C", c), ("D", d)]) {
            Ok(plans) => {
                prop_assert!(possible);
                prop_assert!(plans.iter().all(|plan| plan.voters >= 5));
                prop_assert_eq!(plans.iter().map(|plan| plan.voters).sum::<u64>(), u64::from(a + b + c + d));
                let weight = plans.iter().fold(Exact::zero(), |sum, plan| sum.plus(&plan.weight));
                prop_assert_eq!(weight, Exact::one());
            }
            Err(Refusal::TooSmall { voters, .. }) => prop_assert!(!possible && voters < 5),
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    #[test]
    fn a_count_is_accepted_exactly_when_it_adds_up(
        roll in 0u64..6, present in 0u64..6, issued in 0u64..6, valid in 0u64..4, invalid in 0u64..3, off in 0u64..2,
    ) {
        let collected = valid + invalid + off;
        let count = Count { roll, present, issued, replaced: 0, collected, valid, invalid };
        let adds_up = roll >= present && present >= issued && issued >= collected && off == 0;
        prop_assert_eq!(reconcile(count).is_ok(), adds_up);
    }
}
