//! Paper ballots: what a paper is worth, where two entries differ, what a pile adds up to, and its life.

use proptest::prelude::*;
use review::evaluation::paper::{
    Differing, Fate, Flaw, Incomplete, Mark, Numbers, Refusal, Rules, Sheet, Sheets, Stage, Verdict, Why,
    differences, fate, judge, may_change, may_collect, may_finish, may_issue, may_sign, stage, tally,
};
use review::evaluation::{self, BallotShape, BoxStage};
use review::result::{Parts, Row, Rows};

use crate::support::{criterion, demonstration, reporter, reporters, row, template};

/// Three reporters on one criterion: three rows, five answers.
fn shape() -> BallotShape {
    BallotShape::new(&demonstration(), &reporters()[..3]).unwrap()
}

/// Without quotas.
fn rules(incomplete: Incomplete, own_row_blank: bool) -> Rules<'static> {
    Rules { incomplete, quotas: &[], own_row_blank }
}

/// `1 2 - x`: an answer by its place, a blank row, an unclear one.
fn sheet(text: &str) -> Sheet {
    let mark = |word: &str| match word {
        "-" => Mark::Blank,
        "x" => Mark::Unclear,
        answer => Mark::Answer(answer.parse().unwrap()),
    };
    Sheet::Marked(text.split(' ').map(mark).collect())
}

fn sheets(texts: &[&str]) -> Sheets {
    texts.iter().enumerate().map(|(place, text)| (place + 1, sheet(text))).collect()
}

#[test]
fn the_template_says_what_an_incomplete_paper_is_worth() {
    use Incomplete::{Count, Void};
    let verdict = |rule, own, text| judge(rules(rule, own), &shape(), &sheet(text)).unwrap();
    for (text, counted, strict) in [
        ("0 1 4", Verdict::Counts, Verdict::Counts),
        ("0 - 4", Verdict::Counts, Verdict::Void(Why::Incomplete)),
        ("0 x 4", Verdict::Counts, Verdict::Void(Why::Incomplete)),
        ("- - -", Verdict::Void(Why::Empty), Verdict::Void(Why::Empty)),
        ("x x x", Verdict::Void(Why::Empty), Verdict::Void(Why::Empty)),
    ] {
        assert_eq!(verdict(Count, false, text), counted, "{text}");
        assert_eq!(verdict(Void, false, text), strict, "{text}");
    }
}

#[test]
fn who_is_under_review_may_leave_the_own_row_blank_and_no_other() {
    let two = "weight = \"1/2\"\n\n[[evaluation.criteria]]\nkey = \"effect\"\nweight = \"1/2\"\n\
               title = { zh = \"实效\", en = \"Effect\" }\nguidance = { zh = \"看实效\", en = \"What came of it\" }\n";
    let shape = BallotShape::new(&template("weight = 1\n", two), &reporters()[..2]).unwrap();
    let verdict = |own, text| judge(rules(Incomplete::Void, own), &shape, &sheet(text)).unwrap();
    assert_eq!(verdict(true, "- - 0 1"), Verdict::Counts);
    assert_eq!(verdict(true, "0 1 - -"), Verdict::Counts);
    for incomplete in ["- 0 0 1", "- - - 1", "- - x 1", "x x 0 1", "0 - - 1"] {
        assert_eq!(verdict(true, incomplete), Verdict::Void(Why::Incomplete), "{incomplete}");
    }
    assert_eq!(verdict(false, "- - 0 1"), Verdict::Void(Why::Incomplete));
}

#[test]
fn rows_of_another_ballot_are_no_paper() {
    for wrong in ["0 1", "0 1 2 3", "0 1 5"] {
        assert_eq!(
            judge(rules(Incomplete::Count, false), &shape(), &sheet(wrong)),
            Err(Refusal::RowsMissing),
            "{wrong}"
        );
    }
}

#[test]
fn two_entries_differ_row_by_row() {
    let mut one = sheets(&["0 1 2", "0 0 0", "1 1 1", "2 2 2"]);
    let mut other = sheets(&["0 1 2", "0 3 -", "1 1 1"]);
    one.insert(3, Sheet::Void(Flaw::Identified));
    let found: Vec<_> = differences(&one, &other).iter().map(|one| (one.number, one.what)).collect();
    assert_eq!(
        found,
        [(2, Differing::Row(1)), (2, Differing::Row(2)), (3, Differing::Whole), (4, Differing::Whole)]
    );
    other.insert(3, Sheet::Void(Flaw::Illegible));
    assert!(differences(&one, &other).iter().any(|one| one.number == 3), "void, but for another reason");
    other.insert(3, Sheet::Void(Flaw::Identified));
    assert!(!differences(&one, &other).iter().any(|one| one.number == 3));
}

#[test]
fn blank_rows_abstain_and_unclear_rows_count_for_nothing() {
    let mut pile = sheets(&["0 0 3", "1 - 1", "2 x 2", "x x x"]);
    pile.insert(5, Sheet::Void(Flaw::Foreign));
    let found = tally(rules(Incomplete::Count, false), &shape(), &pile).unwrap();
    assert_eq!(found.valid, 3);
    assert_eq!(found.void, [(4, Why::Empty), (5, Why::Flaw(Flaw::Foreign))]);
    assert_eq!(found.unclear, 1);
    assert_eq!(found.counts, [[1, 1, 1, 0, 0], [1, 0, 0, 0, 1], [0, 1, 1, 1, 0]]);
    assert!(found.may_be_shown(3) && !found.may_be_shown(4));
    let rows = shape().paper_rows(&found.counts, 3).unwrap();
    assert_eq!(rows[&reporter(2)][&criterion("overall")], row("1/0/0/0 +1"));
    assert!(shape().paper_rows(&found.counts, 2).is_err(), "more marks than papers");
}

/// T10: the sealed sums are published by themselves, so the papers' sum is the whole less those.
#[test]
fn papers_are_protected_by_one_another_only() {
    assert_eq!(
        [0, 1, 4, 5].map(|collected| fate(5, collected)),
        [Fate::None, Fate::Withheld, Fate::Withheld, Fate::Entered]
    );
}

#[test]
fn parts_are_added_row_by_row() {
    let rows = |text: &str| -> Rows { [(reporter(1), [(criterion("overall"), row(text))].into())].into() };
    let parts = |sealed: Option<&str>, paper: Option<&str>| Parts {
        sealed: sealed.map(rows),
        paper: paper.map(rows),
    };
    let both = parts(Some("6/1/0/0 +1"), Some("3/0/2/0"));
    assert_eq!(both.total(), Some(rows("9/1/2/0 +1")));
    assert_eq!(parts(Some("6/1/0/0"), None).total(), Some(rows("6/1/0/0")));
    assert_eq!(parts(None, Some("3/0/2/0")).total(), Some(rows("3/0/2/0")));
    assert_eq!(parts(None, None).total(), None);
    assert_eq!(Row::default().counted(), 0);
}

const ENDED: BoxStage = BoxStage::Opened;

fn pile(issued: usize, collected: usize) -> Numbers {
    Numbers { issued, collected: Some(collected), ..Numbers::default() }
}

#[test]
fn a_pile_goes_from_the_desk_to_two_signatures() {
    let of = |box_stage, numbers| stage(box_stage, 5, numbers);
    assert_eq!(of(BoxStage::Open, Numbers { issued: 7, ..Numbers::default() }), Stage::Issuing);
    assert_eq!(of(BoxStage::Closed, Numbers { issued: 7, ..Numbers::default() }), Stage::Counting);
    assert_eq!(of(ENDED, pile(7, 8)), Stage::Void);
    assert_eq!(of(ENDED, pile(7, 7)), Stage::Entering);
    assert_eq!(of(ENDED, Numbers { finished: 1, ..pile(7, 7) }), Stage::Entering);
    assert_eq!(of(ENDED, Numbers { finished: 2, differing: 1, ..pile(7, 7) }), Stage::Comparing);
    assert_eq!(of(ENDED, Numbers { finished: 2, ..pile(7, 7) }), Stage::Signing);
    assert_eq!(of(ENDED, Numbers { finished: 2, signatures: 1, ..pile(7, 7) }), Stage::Signing);
    assert_eq!(of(BoxStage::TooSmall, Numbers { finished: 2, signatures: 2, ..pile(7, 7) }), Stage::Done);
    assert_eq!(of(ENDED, pile(7, 4)), Stage::Signing, "so few are never entered");
    assert_eq!(of(ENDED, pile(7, 0)), Stage::Signing);
}

#[test]
fn everybody_gets_a_card_or_a_paper() {
    assert_eq!(may_issue(Stage::Issuing, 33, 6, 39), Ok(()));
    let more = Refusal::MoreThanPresent { cards: 33, papers: 7, present: 39 };
    assert_eq!(may_issue(Stage::Issuing, 33, 7, 39), Err(more));
    assert_eq!(
        may_issue(Stage::Void, 0, 1, 39),
        Err(Refusal::Void),
        "or the excess could be issued afterwards"
    );
    assert_eq!(may_issue(Stage::Entering, 0, 1, 39), Err(Refusal::Counted));
}

#[test]
fn more_papers_than_were_handed_out_stand_only_when_counted_again() {
    let too_many = evaluation::Refusal::MoreCollectedThanIssued { issued: 6, collected: 7 };
    assert_eq!(may_collect(Stage::Counting, false, 6, 7, false), Err(too_many));
    assert_eq!(may_collect(Stage::Counting, false, 6, 7, true), Ok(()));
    assert_eq!(may_collect(Stage::Void, false, 6, 6, false), Ok(()), "a slip is mended");
    assert_eq!(may_collect(Stage::Issuing, false, 6, 6, false), Err(Refusal::NotClosed.into()));
    assert_eq!(may_collect(Stage::Entering, false, 6, 5, false), Ok(()));
    assert_eq!(may_collect(Stage::Comparing, true, 6, 5, false), Err(Refusal::EntriesFinished.into()));
    assert_eq!(may_collect(Stage::Done, true, 6, 5, false), Err(Refusal::Signed.into()));
}

#[test]
fn a_finished_entry_changes_only_where_the_other_differs() {
    assert_eq!(may_change(Stage::Entering, false, 1, false), Ok(()));
    assert_eq!(may_change(Stage::Entering, true, 1, false), Err(Refusal::EntryFinished));
    assert_eq!(may_change(Stage::Comparing, true, 1, true), Ok(()));
    assert_eq!(may_change(Stage::Comparing, true, 1, false), Err(Refusal::NoDifference { number: 1 }));
    assert_eq!(may_change(Stage::Issuing, false, 1, false), Err(Refusal::NotClosed));
    assert_eq!(
        may_finish(Stage::Entering, false, 5, 6),
        Err(Refusal::Unfinished { entered: 5, collected: 6 })
    );
    assert_eq!(may_finish(Stage::Entering, false, 6, 6), Ok(()));
    assert_eq!(may_sign(Stage::Comparing, 2, false), Err(Refusal::Differences { papers: 2 }));
    assert_eq!(may_sign(Stage::Signing, 0, true), Err(Refusal::SignedBefore));
    assert_eq!(may_sign(Stage::Signing, 0, false), Ok(()));
}

fn any_sheet() -> impl Strategy<Value = Sheet> {
    let mark = prop_oneof![
        4 => (0usize..5).prop_map(Mark::Answer),
        1 => Just(Mark::Blank),
        1 => Just(Mark::Unclear),
    ];
    let flaw = proptest::sample::select(Flaw::ALL.to_vec());
    prop_oneof![
        8 => proptest::collection::vec(mark, 3).prop_map(Sheet::Marked),
        1 => flaw.prop_map(Sheet::Void),
    ]
}

proptest! {
    #[test]
    fn no_paper_and_no_row_goes_in_silence(
        pile in proptest::collection::vec(any_sheet(), 0..12), strict in any::<bool>(), own in any::<bool>(),
    ) {
        let pile: Sheets = pile.into_iter().enumerate().collect();
        let rule = if strict { Incomplete::Void } else { Incomplete::Count };
        let found = tally(rules(rule, own), &shape(), &pile).unwrap();
        prop_assert_eq!(found.valid + found.void.len(), pile.len());
        let marks: u64 = found.counts.iter().flatten().sum();
        prop_assert_eq!(usize::try_from(marks).unwrap() + found.unclear, found.valid * 3);
        prop_assert!(differences(&pile, &pile).is_empty());
    }
}
