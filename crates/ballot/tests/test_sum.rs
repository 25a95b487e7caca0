//! Sums of known numbers, for trustees to rehearse with.

use ballot::{ElectionResult, PartialDecryption, TestSum, TestSumError, TrusteeNumber};

use crate::fixtures::{House, dice, grade};

fn house() -> House {
    House::new(vec![grade("First", 2), grade("Second", 3)], &[None; 3], 2)
}

fn numbers() -> Vec<Vec<u64>> {
    vec![vec![9, 3], vec![0, 12, 0]]
}

#[test]
fn a_test_sum_opens_to_the_numbers_that_it_was_made_of() {
    let house = house();
    let made = TestSum::draw(&house.election, numbers(), &mut dice(1)).unwrap();
    let read = TestSum::parse(&house.election, made.text().as_bytes()).unwrap();
    assert_eq!(read.tally().text(), made.tally().text());
    let parts = house.secrets.iter().enumerate().map(|(place, secret)| {
        let number = TrusteeNumber::at(place);
        let part = PartialDecryption::make(&house.election, read.tally(), secret, &mut dice(2)).text();
        let key = house.trustees.get(number).unwrap();
        (number, PartialDecryption::check(&house.election, made.tally(), key, part.as_bytes()).unwrap())
    });
    let parts: Vec<_> = parts.collect();
    let result = ElectionResult::open(
        &house.trustees,
        made.tally(),
        parts.iter().map(|(number, part)| (*number, part)),
    );
    let found: Vec<Vec<u128>> =
        result.unwrap().numbers().iter().map(|row| row.iter().map(|one| one.value()).collect()).collect();
    assert_eq!(found, [vec![9, 3], vec![0, 12, 0]]);
}

#[test]
fn two_test_sums_of_the_same_numbers_have_nothing_in_common() {
    let house = house();
    let draw = |seed| TestSum::draw(&house.election, numbers(), &mut dice(seed)).unwrap();
    let alphas = |sum: &TestSum| -> Vec<_> {
        sum.tally().answers().iter().flatten().map(|sealed| *sealed.alpha()).collect()
    };
    let (one, other) = (alphas(&draw(1)), alphas(&draw(2)));
    assert!(one.iter().all(|alpha| !other.contains(alpha)));
}

#[test]
fn what_does_not_fit_the_election_is_refused() {
    let house = house();
    for wrong in
        [vec![], vec![vec![9, 3]], vec![vec![9, 3], vec![0, 12]], vec![vec![9, 3, 0], vec![0, 12, 0]]]
    {
        let found = TestSum::draw(&house.election, wrong, &mut dice(1));
        assert_eq!(found.unwrap_err(), TestSumError::Shape);
    }
    let good = TestSum::draw(&house.election, numbers(), &mut dice(1)).unwrap().text();
    let refused = |text: &str| TestSum::parse(&house.election, text.as_bytes()).unwrap_err();
    assert!(matches!(refused("{}"), TestSumError::Json(_)));
    assert!(matches!(refused(&good.replace('{', "{ ")), TestSumError::Json(_)));
    let first = good.find("\"randomness\":[[\"").unwrap() + "\"randomness\":[[\"".len();
    let mut zeros = good.clone();
    zeros.insert(first, '0');
    assert!(matches!(refused(&zeros), TestSumError::Scalar(_)));
    let mut minus = good;
    minus.insert(first, '-');
    assert!(matches!(refused(&minus), TestSumError::Scalar(_)));
}
