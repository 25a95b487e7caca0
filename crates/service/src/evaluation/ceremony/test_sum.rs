use ballot::{
    Election, ElectionDraft, ElectionResult, PartialDecryption, Question, TestSum, TrusteeNumber, Trustees,
    Uuid,
};
use rand::RngExt;
use review::{
    evaluation::ceremony::{Refusal, Round},
    id::{BoxId, ReviewId},
};
use storage::{
    Tx,
    account::Account,
    evaluation::ceremony::{self, TestPart},
};

use super::{State, refused, taking_part};
use crate::{
    Error, Fault, Service, access, chance,
    evaluation::{crunch, opening::both},
};

/// As many ballots as a small box has.
const BALLOTS: u64 = 12;

/// A sum to rehearse with, sealed to the key that has just come to stand.
pub(super) async fn make(service: &Service, tx: &Tx, state: &State) -> Result<ceremony::TestSum, Error> {
    let review = storage::cycle::by_id(tx, state.ceremony.review).await?.ok_or(Error::NotFound)?;
    let template = access::template(&review)?;
    let mut rng = chance::rng(&*service.dice);
    let uuid = Uuid::draw(&mut rng);
    let id = BoxId::new(uuid.as_str()).map_err(Fault::broken)?;
    if storage::evaluation::by_id(tx, &id).await?.is_some() {
        return Err(Fault::broken("a box has the test sum's uuid").into());
    }
    let name = format!("{} · {} · test", both(&review.organisation), review.year);
    let answers = vec!["1".to_owned(), "2".to_owned()];
    let draft = ElectionDraft {
        uuid: uuid.clone(),
        description: both(&template.identity().name),
        questions: vec![Question::one_of(name.clone(), answers).map_err(Fault::broken)?],
        name,
        administrator: None,
        credential_authority: None,
    };
    let first = rng.random_range(1..BALLOTS);
    let state = state.clone();
    let (election, sum) = crunch(move || {
        let election = Election::build(draft, &state.trustees()?).map_err(Fault::broken)?;
        let sum = TestSum::draw(&election, vec![vec![first, BALLOTS - first]], &mut rng);
        Ok::<_, Fault>((election.text().to_owned(), sum.map_err(Fault::broken)?.text()))
    })
    .await??;
    Ok(ceremony::TestSum { uuid: uuid.as_str().to_owned(), election, text: sum, opened_at: None })
}

/// Takes a trustee's part of the test sum. Enough parts open it.
pub async fn give_part(service: &Service, by: &Account, review: ReviewId, text: String) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let (state, place) = taking_part(&tx, by, review).await?;
    let offered = state.test.clone().filter(|_| state.round() == Round::Complete);
    let offered = offered.ok_or_else(|| refused(Refusal::NoTest))?;
    if state.test_parts.iter().any(|part| part.place == place) {
        return Err(refused(Refusal::TestGivenBefore));
    }
    let new = TestPart { place, text };
    let mut parts = state.test_parts.clone();
    parts.push(new.clone());
    let opened = crunch(move || Rehearsed::read(&state, &offered)?.open(place, &parts)).await??;
    ceremony::add_test_part(&tx, review, &new, service.now()).await?;
    if opened {
        ceremony::mark_test_opened(&tx, review, service.now()).await?;
    }
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// The test sum with its key.
struct Rehearsed {
    trustees: Trustees,
    election: Election,
    sum: TestSum,
}

impl Rehearsed {
    fn read(state: &State, test: &ceremony::TestSum) -> Result<Self, Fault> {
        let election = Election::parse(test.election.as_bytes()).map_err(Fault::broken)?;
        let sum = TestSum::parse(&election, test.text.as_bytes()).map_err(Fault::broken)?;
        Ok(Self { trustees: state.trustees()?, election, sum })
    }

    fn part(&self, part: &TestPart) -> Result<(TrusteeNumber, PartialDecryption), ballot::DecryptionError> {
        let number = TrusteeNumber::at(part.place);
        let key = self.trustees.get(number).ok_or(ballot::DecryptionError::NoSuchTrustee(number.get()))?;
        let text = part.text.as_bytes();
        Ok((number, PartialDecryption::check(&self.election, self.sum.tally(), key, text)?))
    }

    /// Whether the sum opens with these parts. The one from `place` is new, and refused when it is not good.
    fn open(&self, place: usize, parts: &[TestPart]) -> Result<bool, Error> {
        let mut checked = Vec::with_capacity(parts.len());
        for part in parts {
            checked.push(self.part(part).map_err(|why| {
                tracing::info!(%why, trustee = part.place + 1, "a part of the test sum is refused");
                if part.place == place { refused(Refusal::BadTestPart) } else { Fault::broken(why).into() }
            })?);
        }
        if checked.len() < self.trustees.threshold() {
            return Ok(false);
        }
        let parts = checked.iter().map(|(number, part)| (*number, part));
        let result = ElectionResult::open(&self.trustees, self.sum.tally(), parts).map_err(Fault::broken)?;
        let found = result.numbers().iter().flatten().map(|number| number.value());
        let meant = self.sum.numbers().iter().flatten().map(|number| u128::from(*number));
        if found.eq(meant) {
            Ok(true)
        } else {
            Err(Fault::broken("the test sum opens to other numbers").into())
        }
    }
}
