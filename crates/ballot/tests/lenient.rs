//! What is unusual but lawful must be accepted (end of section 14 of the specification that we follow).

use crate::fixtures::{Forge, House, grade, names, plain};
use ballot::verify::Stage;
use ballot::{Hash, Question, verify};
use rand_core::{TryCryptoRng, TryRng};
use std::convert::Infallible;

/// Chance that always says zero: encrypts with the randomness 0.
struct Zeros;

impl TryRng for Zeros {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(0)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(0)
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        to.fill(0);
        Ok(())
    }
}

impl TryCryptoRng for Zeros {}

fn empty() -> Forge {
    let mut house = House::new(vec![grade("One", 2)], &[Some(0), Some(1)], 2);
    Forge::of(&house.run(&[]).archive)
}

#[test]
fn neutral_points_are_lawful_in_ballots_sums_and_factors() {
    let mut house = House::new(vec![grade("One", 2)], &[None, None], 1);
    let neutral = ballot::seal(&house.election, &house.cards[0], &[vec![0, 1]], &mut Zeros).unwrap();
    let one = format!("\"{:064x}\"", 1);
    assert!(neutral.text().contains(&format!("{{\"alpha\":{one},\"beta\":{one}}}")), "{}", neutral.text());
    let archive = house.run(&[neutral.text().to_owned()]).archive;
    let verdict = verify(&archive).unwrap();
    assert_eq!(plain(verdict.result().unwrap()), vec![vec![0, 1]]);
}

#[test]
fn texts_that_are_only_hashed_may_have_white_space() {
    let spaced = |text: &str| text.replacen('{', "{ ", 1).replacen('[', "[\n", 1);
    for record in 0..3 {
        let forge = empty().until("EndBallots").set_up(record, spaced);
        assert_eq!(verify(&forge.bytes()).unwrap().stage(), Stage::Closed, "record {record}");
    }
    for (kind, record) in [("Setup", 3), ("EncryptedTally", 1), ("PartialDecryption", 1), ("Result", 0)] {
        let forge = empty().change(kind, record, spaced);
        assert_eq!(verify(&forge.bytes()).unwrap().stage(), Stage::Result, "{kind}");
    }
    let mut part = empty();
    let event = part.find("PartialDecryption");
    let before = Hash::of(&part.events[event].data[0]).to_string();
    part = part.change("PartialDecryption", 0, spaced);
    let after = Hash::of(&part.events[event].data[0]).to_string();
    let part = part.change("PartialDecryption", 1, |text| text.replace(&before, &after));
    assert!(verify(&part.bytes()).is_ok());
}

#[test]
fn elections_may_name_their_language_and_credentials_come_with_weights_or_without() {
    let forge = empty().until("EndBallots");
    let language = r#""administrator":"organiser","language":["zh","rtl"]}"#;
    let named = forge.clone().set_up(0, |text| text.replace(r#""administrator":"organiser"}"#, language));
    assert!(verify(&named.bytes()).is_ok());

    let mixed = forge.clone().set_up(2, |text| {
        let mut listed: Vec<String> = serde_json::from_str(text).unwrap();
        listed.reverse();
        let weightless = listed[0].split(',').next().unwrap().to_owned();
        listed[0] = weightless;
        listed[1] = listed[1].split(',').next().unwrap().to_owned() + ",79228162514264337593543950335";
        serde_json::to_string(&listed).unwrap()
    });
    let verdict = verify(&mixed.bytes()).unwrap();
    assert_eq!(verdict.credentials().total_weight().value(), 1 << 96);

    // Nobody may vote: useless, but not wrong.
    let nobody = forge.set_up(2, |_| "[]".to_owned());
    assert!(verify(&nobody.bytes()).unwrap().credentials().is_empty());
}

#[test]
fn a_maximum_above_the_number_of_answers_is_no_mistake() {
    let question = Question::new("Any?".to_owned(), names(2), 1, 5).unwrap().with_blank();
    let mut house = House::new(vec![question], &[None, None], 1);
    let ballots = [house.seal(0, &[vec![0, 1, 1]]), house.seal(1, &[vec![1, 0, 0]])];
    assert_eq!(plain(&house.run(&ballots).result), vec![vec![1, 1, 1]]);
}
