use std::sync::Arc;

use axum::http::StatusCode;
use ballot::{Election, PartialDecryption, PrivateCredential, Uuid, seal, verify};

use super::{Answer, Guest, Institute, TestClock, TestHouse, Trustee};

/// As the demonstration's template has it.
const GRACE_MS: i64 = 10_000;

/// The boxes of an institute with everything that only people know: codes of cards, shares of trustees.
pub struct Hall {
    pub boxes: Vec<HallBox>,
    pub trustees: Vec<Trustee>,
    pub organiser: Guest,
    base: String,
    clock: Arc<TestClock>,
}

/// One box and the codes of its cards.
pub struct HallBox {
    pub id: String,
    pub codes: Vec<PrivateCredential>,
}

impl TestHouse {
    /// Plans the boxes, makes keys and cards, and opens.
    pub async fn open_hall(&self, institute: &Institute) -> Hall {
        let hall = self.prepare_hall(institute).await;
        hall.open().await.is(StatusCode::SEE_OTHER);
        hall
    }

    /// The same, not yet open.
    pub async fn prepare_hall(&self, institute: &Institute) -> Hall {
        let trustees = self.key_of_three(institute).await;
        self.hall_of(institute, trustees).await
    }

    /// The same with trustees who have their key.
    pub async fn hall_of(&self, institute: &Institute, trustees: Vec<Trustee>) -> Hall {
        let organiser = self.guest(institute.account("olga")).await;
        let base = institute.path("/boxes");
        organiser.post(&format!("{base}/plan"), &[]).await.is(StatusCode::SEE_OTHER);
        let scrutineer = self.guest(institute.account("sara")).await;
        let state = scrutineer.get(&institute.path("/cards.json")).await.is(StatusCode::OK).json();
        let mut boxes = Vec::new();
        for one in state["boxes"].as_array().unwrap() {
            let id = one["box"].as_str().unwrap().to_owned();
            let made = HallBox::draw(&id, one["cards"].as_u64().unwrap());
            let path = one["credentialsUrl"].as_str().unwrap();
            scrutineer.post_json(path, made.public()).await.is(StatusCode::NO_CONTENT);
            boxes.push(made);
        }
        Hall { boxes, trustees, organiser, base, clock: self.clock.clone() }
    }
}

impl HallBox {
    pub fn draw(id: &str, cards: u64) -> Self {
        let codes = (0..cards).map(|_| PrivateCredential::draw(&mut rand::rng())).collect();
        Self { id: id.to_owned(), codes }
    }

    /// What the server gets of the cards.
    pub fn public(&self) -> String {
        let uuid = Uuid::parse(&self.id).unwrap();
        let public: Vec<_> = self.codes.iter().map(|code| code.public(&uuid).to_string()).collect();
        serde_json::json!({ "credentials": public }).to_string()
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/boxes/{}{rest}", self.id)
    }

    /// A sealed ballot with the same answer to each question.
    pub async fn sealed(&self, phone: &Guest, card: usize, answer: usize) -> String {
        let description = phone.get(&self.path("/booth.json")).await.is(StatusCode::OK).json();
        let election = Election::parse(description["election"].as_str().unwrap().as_bytes()).unwrap();
        let votes: Vec<Vec<u8>> = election
            .questions()
            .iter()
            .map(|question| (0..question.choices()).map(|choice| u8::from(choice == answer)).collect())
            .collect();
        seal(&election, &self.codes[card], &votes, &mut rand::rng()).unwrap().text().to_owned()
    }

    pub async fn cast(&self, phone: &Guest, card: usize, answer: usize) -> Answer {
        let ballot = self.sealed(phone, card, answer).await;
        phone.post_json(&self.path("/ballots"), ballot).await
    }
}

impl Hall {
    /// Opens all boxes, and says that it may go without a rehearsal.
    pub async fn open(&self) -> Answer {
        self.organiser.post(&format!("{}/open", self.base), &[("unrehearsed", "yes")]).await
    }

    /// Ends the voting; ballots under way are still taken.
    pub async fn stop(&self) {
        self.organiser.post(&format!("{}/stop", self.base), &[]).await.is(StatusCode::SEE_OTHER);
    }

    /// Pressed by somebody whose page is old.
    pub async fn stop_again(&self) -> Answer {
        self.organiser.post(&format!("{}/stop", self.base), &[]).await
    }

    /// The time for ballots under way passes.
    pub fn grace_passes(&self) {
        self.clock.passes(GRACE_MS);
    }

    /// Adds up, or is told that it is too early.
    pub async fn add_up(&self) -> Answer {
        self.organiser.post(&format!("{}/close", self.base), &[]).await
    }

    /// From the end of voting to the sealed sums.
    pub async fn close(&self) {
        self.stop().await;
        self.grace_passes();
        self.add_up().await.is(StatusCode::SEE_OTHER);
    }

    /// What a trustee's browser does: reads the archive, verifies it, makes its part.
    pub async fn part(&self, trustee: usize, one: &HallBox) -> String {
        let trustee = &self.trustees[trustee];
        let bytes = trustee.guest.get(&one.path("/archive.bel")).await.is(StatusCode::OK).bytes;
        let verdict = verify(&bytes).expect("the archive is good");
        let tally = verdict.tally().expect("the box is closed");
        PartialDecryption::make(verdict.election(), tally, &trustee.secret().await, &mut rand::rng()).text()
    }

    pub async fn give(&self, trustee: usize, one: &HallBox, part: String) -> Answer {
        self.trustees[trustee].guest.post_json(&one.path("/shares"), part).await
    }

    /// The first and the last trustee open all boxes that may be opened.
    pub async fn open_sums(&self) {
        for trustee in [0, 2] {
            for one in &self.boxes {
                let bytes = self.organiser.get(&one.path("/archive.bel")).await.bytes;
                if verify(&bytes).unwrap().tally().is_some() {
                    let part = self.part(trustee, one).await;
                    self.give(trustee, one, part).await.is(StatusCode::NO_CONTENT);
                }
            }
        }
    }
}
