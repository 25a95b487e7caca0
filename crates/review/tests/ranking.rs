//! Papers that put all in an order (domain notes 3.7: T8).

use proptest::prelude::*;
use review::exact::Exact;
use review::result::{Places, Ranking, Unranked, rank};

use crate::support::{exact, reporter};

/// `ABC`: A first. In `A(BC)` two share the second place.
fn paper(order: &str) -> Places {
    let (mut place, mut shared, mut places) = (0, false, Places::new());
    for letter in order.chars() {
        match letter {
            '(' => {
                shared = true;
                place += 1;
            }
            ')' => shared = false,
            letter => {
                place += u64::from(!shared);
                places.insert(reporter(u128::from(letter)), place);
            }
        }
    }
    places
}

fn ranked(letters: &str, papers: &[&str]) -> Ranking {
    let reporters: Vec<_> = letters.chars().map(|letter| reporter(u128::from(letter))).collect();
    let papers: Vec<_> = papers.iter().map(|order| paper(order)).collect();
    rank(&reporters, &papers)
}

#[test]
fn t8_four_of_five_papers_count_and_b_and_c_share_the_second_place() {
    let found = ranked("ABCDEF", &["ABCDEF", "BACEDF", "A(BC)DEF", "ACBDFE", "CABEDF"]);
    assert_eq!(found.counted, 4);
    assert_eq!(found.void.into_iter().collect::<Vec<_>>(), [(2, Unranked::Tie { place: 2 })]);
    let means: Vec<_> = found.lines.iter().map(|line| line.mean.round_half_up(2)).collect();
    assert_eq!(means, ["1.50", "2.25", "2.25", "4.50", "4.75", "5.75"]);
    let places: Vec<_> = found.lines.iter().map(|line| line.place).collect();
    assert_eq!(places, [1, 2, 2, 4, 5, 6]);
}

#[test]
fn a_paper_that_leaves_somebody_out_or_places_a_stranger_voids_only_itself() {
    let stranger = Unranked::Stranger { reporter: reporter(u128::from('Z')) };
    let left_out = Unranked::NoPlace { reporter: reporter(u128::from('C')) };
    let found = ranked("ABC", &["AB", "ABCZ", "CBA"]);
    assert_eq!(found.void.into_values().collect::<Vec<_>>(), [left_out, stranger]);
    assert_eq!((found.counted, found.lines[2].mean.clone()), (1, exact("1")));
    assert!(ranked("ABC", &["AB"]).lines.is_empty(), "no paper, no order");
}

proptest! {
    /// Each paper hands out the places 1 to n, once each; and it does not matter which paper comes first.
    #[test]
    fn the_sums_of_places_are_those_of_the_papers(
        orders in prop::collection::vec(Just("ABCDEF".chars().collect::<Vec<_>>()).prop_shuffle(), 1..9),
    ) {
        let mut papers: Vec<String> = orders.into_iter().map(|order| order.into_iter().collect()).collect();
        let all = |papers: &[String]| ranked("ABCDEF", &papers.iter().map(String::as_str).collect::<Vec<_>>());
        let found = all(&papers);
        let sum = found.lines.iter().fold(Exact::zero(), |sum, line| sum.plus(&line.mean));
        prop_assert_eq!(sum, Exact::whole(21));
        papers.reverse();
        prop_assert_eq!(all(&papers).lines, found.lines);
    }
}
