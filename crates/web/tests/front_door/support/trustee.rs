use axum::http::StatusCode;
use ballot::{
    Election, PartialDecryption, RecoveryCode, SecretKey, TestSum,
    threshold::{Certificate, Certificates, Index, Seed, Setting},
};
use serde_json::Value;

use super::{Answer, Guest, Institute, TestHouse};

/// A trustee with the own recovery code, and nothing else.
pub struct Trustee {
    pub guest: Guest,
    pub seed: Seed,
    base: String,
}

impl TestHouse {
    /// A trustee of an institute.
    pub async fn trustee(&self, institute: &Institute, name: &str) -> Trustee {
        let code = RecoveryCode::draw(&mut rand::rng());
        Trustee {
            guest: self.guest(institute.account(name)).await,
            seed: Seed::of(&code),
            base: institute.path("/trustee"),
        }
    }

    /// The ceremony has begun; nobody has sent anything.
    pub async fn begun_with_three(&self, institute: &Institute) -> Vec<Trustee> {
        let olga = self.guest(institute.account("olga")).await;
        olga.post(&institute.path("/boxes/ceremony"), &[("sure", "yes")]).await.is(StatusCode::SEE_OTHER);
        let mut trustees = Vec::new();
        for name in ["tess", "theo", "tom"] {
            trustees.push(self.trustee(institute, name).await);
        }
        trustees
    }

    /// The organiser begins the ceremony, and all trustees go through its rounds. In the order of their numbers.
    pub async fn key_of_three(&self, institute: &Institute) -> Vec<Trustee> {
        let trustees = self.begun_with_three(institute).await;
        for _round in 0..3 {
            for trustee in &trustees {
                trustee.step().await;
            }
        }
        trustees
    }
}

impl Trustee {
    /// What the own device shows: the fingerprint of a certificate for this number, made anew of the code.
    pub fn certificate(&self, number: usize) -> String {
        let (setting, index) = (Setting::new(3, 2).unwrap(), Index::new(number).unwrap());
        let text = self.seed.certificate(setting, index, &mut rand::rng());
        Certificate::check(setting, index, text.as_bytes()).unwrap().fingerprint().to_string()
    }

    /// What the trustee's page is told of the ceremony.
    pub async fn ceremony(&self) -> Value {
        self.guest.get(&format!("{}.json", self.base)).await.is(StatusCode::OK).json()["ceremony"].take()
    }

    pub async fn send(&self, deed: &str, text: impl Into<String>) -> Answer {
        self.guest.post_json(&format!("{}/{deed}", self.base), text.into()).await
    }

    /// Does what is to be done in the round that is on.
    pub async fn step(&self) {
        let state = self.ceremony().await;
        let round = state["round"].as_str().unwrap().to_owned();
        let text = self.message(&state);
        self.send(&round, text).await.is(StatusCode::NO_CONTENT);
    }

    /// The message of the round that is on.
    pub fn message(&self, state: &Value) -> String {
        let (index, rng) = (index(state), &mut rand::rng());
        match state["round"].as_str().unwrap() {
            "certificate" => self.seed.certificate(setting(state), index, rng),
            "polynomial" => self.seed.polynomial(&certificates(state), index, rng).unwrap(),
            "share" => {
                let input = state["input"].as_str().unwrap();
                self.seed.share(&certificates(state), index, input.as_bytes(), rng).unwrap()
            }
            other => panic!("nothing is to be done in {other}"),
        }
    }

    /// The share of the key, out of what the server kept and the code.
    pub async fn secret(&self) -> SecretKey {
        let state = self.ceremony().await;
        self.seed.open_share(state["privateKey"].as_str().unwrap().as_bytes()).unwrap()
    }

    /// A part of the test sum.
    pub async fn test_part(&self) -> String {
        let test = self.ceremony().await["test"].take();
        let election = Election::parse(test["election"].as_str().unwrap().as_bytes()).unwrap();
        let sum = TestSum::parse(&election, test["sum"].as_str().unwrap().as_bytes()).unwrap();
        assert_eq!(sum.tally().text(), test["tally"], "the sums are those that were made of known numbers");
        PartialDecryption::make(&election, sum.tally(), &self.secret().await, &mut rand::rng()).text()
    }

    pub async fn rehearse(&self) -> Answer {
        self.send("test", self.test_part().await).await
    }
}

fn setting(state: &Value) -> Setting {
    let number = |field: &str| usize::try_from(state[field].as_u64().unwrap()).unwrap();
    Setting::new(number("size"), number("threshold")).unwrap()
}

pub fn index(state: &Value) -> Index {
    Index::new(usize::try_from(state["index"].as_u64().unwrap()).unwrap()).unwrap()
}

pub fn certificates(state: &Value) -> Certificates {
    let texts = state["certificates"].as_array().unwrap().iter().map(|text| text.as_str().unwrap());
    Certificates::new(setting(state), &texts.collect::<Vec<_>>()).unwrap()
}
