//! Comments: sealed on a phone, opened by all trustees together, and nothing else.

use crate::fixtures::{Committee, House, dice, grade};
use ballot::threshold::Setting;
use ballot::{
    Comment, CommentBox, CommentError, CommentPart, CommentPartError, CommentRefusal, CommentsRefusal,
    Election, EncryptedTally, RecoveryCode, SealedComment, SecretKey, TrusteeKey, TrusteeNumber, Trustees,
    borrowed,
};
use serde_json::Value;
use std::collections::BTreeSet;

fn house() -> House {
    House::new(vec![grade("First unit", 3)], &[None, None], 2)
}

fn said(reporter: u16, text: &str) -> Comment {
    Comment { reporter, text: text.to_owned() }
}

fn sealed(comments: &CommentBox, what: Option<&Comment>, seed: u64) -> String {
    comments.seal(what, &mut dice(seed)).unwrap()
}

fn checked(comments: &CommentBox, texts: &[String]) -> Vec<SealedComment> {
    texts.iter().map(|text| comments.check(text.as_bytes()).unwrap()).collect()
}

fn part(house: &mut House, comments: &CommentBox, of: &[SealedComment], trustee: usize) -> CommentPart {
    CommentPart::make(comments, of, &house.secrets[trustee], &mut house.dice)
}

#[test]
fn all_trustees_together_read_what_was_written_and_empty_ones_vanish() {
    let mut house = house();
    let comments = CommentBox::new(&house.election, 20);
    let written = [Some(said(2, "说得实在 👍")), None, Some(said(1, "Late with letters."))];
    let texts: Vec<_> =
        written.iter().zip(1..).map(|(one, seed)| sealed(&comments, one.as_ref(), seed)).collect();
    assert!(texts.iter().all(|text| text.len().abs_diff(texts[0].len()) < 4), "only scalars vary in length");
    let of = checked(&comments, &texts);
    let parts: Vec<_> =
        (0..2).map(|place| (TrusteeNumber::at(place), part(&mut house, &comments, &of, place))).collect();

    assert_eq!(comments.open(&house.trustees, &of, &parts).unwrap(), written);
    let alone = comments.open(&house.trustees, &of, &parts[..1]);
    assert_eq!(alone, Err(CommentError::Missing { parts: 1, needed: 2 }));
    let twice = comments.open(&house.trustees, &of, &[parts[0].clone(), parts[0].clone()]);
    assert_eq!(twice, Err(CommentError::Missing { parts: 1, needed: 2 }));
    assert_eq!(comments.open(&house.trustees, &of[1..], &parts), Err(CommentError::Shape));
}

#[test]
fn any_two_of_three_who_share_the_key_read_them_and_one_does_not() {
    let mut chance = dice(5);
    let committee = Committee::meet(Setting::new(3, 2).unwrap(), &mut chance);
    let questions = vec![grade("First unit", 3)];
    let mut house = House::of(committee.trustees(), committee.secrets(), questions, &[None], chance);
    let comments = CommentBox::new(&house.election, 20);
    let written = said(1, "说得实在");
    let of = checked(&comments, &[sealed(&comments, Some(&written), 1)]);
    let parts: Vec<_> =
        (0..3).map(|place| (TrusteeNumber::at(place), part(&mut house, &comments, &of, place))).collect();
    for pair in [[0, 1], [0, 2], [2, 1]] {
        let pair = pair.map(|place: usize| parts[place].clone());
        assert_eq!(comments.open(&house.trustees, &of, &pair), Ok(vec![Some(written.clone())]));
    }
    assert_eq!(comments.open(&house.trustees, &of, &parts), Ok(vec![Some(written)]));
    let missing = Err(CommentError::Missing { parts: 1, needed: 2 });
    assert_eq!(comments.open(&house.trustees, &of, &parts[2..]), missing);
}

#[test]
fn a_comment_over_the_limit_is_not_sealed() {
    let house = house();
    let comments = CommentBox::new(&house.election, 3);
    assert!(comments.seal(Some(&said(1, "好好好")), &mut dice(1)).is_some());
    assert!(comments.seal(Some(&said(1, "好好好好")), &mut dice(1)).is_none());
    assert!(comments.seal(Some(&said(0, "好")), &mut dice(1)).is_none());
}

#[test]
fn a_comment_is_bound_to_its_box_its_point_and_its_words() {
    let house = house();
    let comments = CommentBox::new(&house.election, 5);
    let (mine, yours) = (sealed(&comments, Some(&said(1, "好")), 1), sealed(&comments, None, 2));
    assert!(comments.check(mine.as_bytes()).is_ok());

    let uuid = house.election.uuid().as_str();
    let other = Election::parse(house.election.text().replace(uuid, &"1".repeat(14)).as_bytes()).unwrap();
    assert_eq!(CommentBox::new(&other, 5).check(mine.as_bytes()), Err(CommentRefusal::Knowledge));
    assert_eq!(CommentBox::new(&house.election, 6).check(mine.as_bytes()), Err(CommentRefusal::Length));
    let field = |text: &str, name: &str| -> String {
        let json: Value = serde_json::from_str(text).unwrap();
        json[name].as_str().unwrap().to_owned()
    };
    for name in ["alpha", "sealed"] {
        let forged = mine.replace(&field(&mine, name), &field(&yours, name));
        assert_eq!(comments.check(forged.as_bytes()), Err(CommentRefusal::Knowledge), "{name}");
    }
    let neutral = mine.replace(&field(&mine, "alpha"), &ballot::group::Point::neutral().to_string());
    assert_eq!(comments.check(neutral.as_bytes()), Err(CommentRefusal::Neutral));
    let spaced = mine.replace(",\"proof\"", ", \"proof\"");
    assert!(matches!(comments.check(spaced.as_bytes()), Err(CommentRefusal::Json(_))));
    assert_eq!(comments.check("x".repeat(5_000).as_bytes()), Err(CommentRefusal::Length));
}

#[test]
fn a_piece_of_a_ballot_cannot_pass_as_a_comment() {
    let mut house = house();
    let comments = CommentBox::new(&house.election, 5);
    let ballot = house.seal(0, &[vec![1, 0, 0]]);
    let accepted = house.checker().check(ballot.as_bytes()).unwrap();
    let tally = EncryptedTally::of(&house.election, [&accepted]);
    let alpha = ballot.split("\"alpha\":\"").nth(1).unwrap().get(..64).unwrap();
    let mine = sealed(&comments, None, 1);
    let json: Value = serde_json::from_str(&mine).unwrap();
    let forged = mine.replace(json["alpha"].as_str().unwrap(), alpha);
    assert_eq!(comments.check(forged.as_bytes()), Err(CommentRefusal::Knowledge));

    // Whoever made the ballot could prove it: for that the points are compared too.
    let stolen = ballot::group::Encoded::parse(alpha).unwrap();
    let own = comments.check(mine.as_bytes()).unwrap().alpha();
    let found = borrowed(&BTreeSet::from([stolen, own]), [ballot.as_bytes(), tally.text().as_bytes()]);
    assert_eq!(found, BTreeSet::from([stolen]));
    assert_eq!(borrowed(&BTreeSet::from([stolen, own]), [tally.text().as_bytes()]), BTreeSet::from([stolen]));
}

#[test]
fn a_trustee_refuses_comments_that_stand_twice_or_in_the_archive() {
    let mut house = house();
    let comments = CommentBox::new(&house.election, 5);
    let archive = house.seal(0, &[vec![1, 0, 0]]).into_bytes();
    let texts = [sealed(&comments, Some(&said(1, "好")), 1), sealed(&comments, None, 2)];
    assert_eq!(comments.check_all(&texts, &archive).unwrap(), checked(&comments, &texts));

    let twice = [&texts[..], &texts[..1]].concat();
    assert_eq!(comments.check_all(&twice, &archive), Err(CommentsRefusal::Twice { comment: 3 }));
    let alpha = comments.check(texts[1].as_bytes()).unwrap().alpha().to_string();
    let stolen = [b"\xff\0", &archive[..], format!(",{{\"alpha\":\"{alpha}\"}}").as_bytes()].concat();
    assert_eq!(comments.check_all(&texts, &stolen), Err(CommentsRefusal::Borrowed { comment: 2 }));
    let why = CommentRefusal::Length;
    let longer = [texts[0].clone(), "x".repeat(5_000)];
    assert_eq!(comments.check_all(&longer, &archive), Err(CommentsRefusal::Comment { comment: 2, why }));
}

#[test]
fn a_part_with_a_wrong_factor_or_of_another_trustee_is_refused() {
    let mut house = house();
    let comments = CommentBox::new(&house.election, 5);
    let of = checked(&comments, &[sealed(&comments, Some(&said(1, "好")), 1), sealed(&comments, None, 2)]);
    let text = part(&mut house, &comments, &of, 0).text();
    let keys = house.trustees.keys();
    assert!(CommentPart::check(&comments, &of, keys[0].point(), text.as_bytes()).is_ok());

    let refused = |of: &[SealedComment], key: usize, text: &str| {
        CommentPart::check(&comments, of, keys[key].point(), text.as_bytes()).unwrap_err()
    };
    assert_eq!(refused(&of, 1, &text), CommentPartError::Proof { comment: 1 });
    let swapped: Vec<_> = of.iter().rev().cloned().collect();
    assert_eq!(refused(&swapped, 0, &text), CommentPartError::Proof { comment: 1 });
    assert_eq!(
        refused(&of[..1], 0, "{\"comment_factors\":[],\"comment_proofs\":[]}"),
        CommentPartError::Shape
    );
    assert_eq!(refused(&of, 0, &"x".repeat(10_000)), CommentPartError::TooLong);
}

#[test]
fn what_an_honest_phone_would_not_seal_is_read_as_nothing() {
    let mut dice = dice(3);
    let secret = SecretKey::draw(&mut dice);
    let trustees = Trustees::new(vec![TrusteeKey::make(&secret, None, &mut dice)]).unwrap();
    let house = House::new(vec![grade("First unit", 3)], &[None], 1);
    let comments = CommentBox::new(&house.election, 5);
    let of = checked(&comments, &[sealed(&comments, Some(&said(1, "好")), 1)]);
    // Other trustees than those it was sealed for: their parts are in order, the words are not to be had.
    let parts = [(TrusteeNumber::at(0), CommentPart::make(&comments, &of, &secret, &mut dice))];
    assert_eq!(comments.open(&trustees, &of, &parts).unwrap(), [None]);
}

/// Chance that was written down beforehand: scalars, each filling the 64 bytes that one is drawn from.
struct Written(std::collections::VecDeque<u8>);

impl Written {
    fn of<'a>(decimals: impl IntoIterator<Item = &'a str>) -> Self {
        let wide = |text| [ballot::group::decimal::read(text).unwrap().to_bytes(), [0; 32]].concat();
        Self(decimals.into_iter().flat_map(wide).collect())
    }
}

impl rand::TryRng for Written {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        unimplemented!("scalars are drawn as bytes")
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        unimplemented!("scalars are drawn as bytes")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        for byte in bytes {
            *byte = self.0.pop_front().unwrap();
        }
        Ok(())
    }
}

impl rand::TryCryptoRng for Written {}

/// `comment.json` was made by the TypeScript of the booth and the trustee's page; its tests hold it to the same file.
#[test]
fn with_the_same_chance_the_browser_seals_and_opens_the_very_same() {
    let vectors: Value = serde_json::from_str(include_str!("vectors/comment.json")).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let election = Election::parse(text(&vectors["election"]).as_bytes()).unwrap();
    let code = RecoveryCode::parse(&text(&vectors["code"])).unwrap();
    let secret = SecretKey::from_recovery(&text(&vectors["context"]), &code);
    let limit = usize::try_from(vectors["limit"].as_u64().unwrap()).unwrap();
    let comments = CommentBox::new(&election, limit);
    let (mut of, mut written) = (Vec::new(), Vec::new());
    for vector in vectors["comments"].as_array().unwrap() {
        let reporter = u16::try_from(vector["reporter"].as_u64().unwrap()).unwrap();
        let comment = Some(said(reporter, &text(&vector["text"]))).filter(|_| reporter > 0);
        let chance = ["randomness", "nonce"].map(|name| text(&vector[name]));
        let sealed = comments.seal(comment.as_ref(), &mut Written::of(chance.iter().map(String::as_str)));
        assert_eq!(sealed.unwrap(), text(&vector["sealed"]));
        of.push(comments.check(text(&vector["sealed"]).as_bytes()).unwrap());
        written.push(comment);
    }
    let chance: Vec<_> = vectors["part_nonces"].as_array().unwrap().iter().map(text).collect();
    let mut chance = Written::of(chance.iter().map(String::as_str));
    let part = CommentPart::make(&comments, &of, &secret, &mut chance);
    assert_eq!(part.text(), text(&vectors["part"]));
    let trustees = Trustees::new(vec![TrusteeKey::make(&secret, None, &mut dice(1))]).unwrap();
    let key = trustees.election_key();
    let part = CommentPart::check(&comments, &of, key, part.text().as_bytes()).unwrap();
    assert_eq!(comments.open(&trustees, &of, &[(TrusteeNumber::at(0), part)]).unwrap(), written);
}
