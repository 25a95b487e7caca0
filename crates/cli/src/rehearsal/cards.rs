//! Before the boxes open: their plan, the trustees' keys, the code cards.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use ballot::{PrivateCredential, RecoveryCode, SecretKey, TrusteeKey, Uuid};
use review::template::GroupKey;
use serde_json::{Value, json};

use super::{
    Rehearsal,
    people::{number, text},
};

/// The accounts that hold the shares.
const TRUSTEES: [&str; 3] = ["trustee1", "trustee2", "trustee3"];

/// What only people in the hall know: codes of cards, shares of trustees.
pub(super) struct Hall {
    pub(super) boxes: Vec<HallBox>,
    /// Each with the own secret, by sign-in name.
    pub(super) trustees: Vec<(&'static str, Arc<SecretKey>)>,
}

/// One box and its cards.
pub(super) struct HallBox {
    pub(super) id: String,
    /// Its groups' letters.
    pub(super) label: String,
    pub(super) groups: Vec<GroupKey>,
    pub(super) cards: Vec<Arc<PrivateCredential>>,
}

impl HallBox {
    pub(super) fn path(&self, rest: &str) -> String {
        format!("/boxes/{}{rest}", self.id)
    }
}

/// Plans the boxes, makes keys and cards. All that is left is to open.
pub(super) async fn prepare(all: &Rehearsal<'_>) -> Result<Hall> {
    all.progress.says("the organiser plans the boxes");
    all.boxes("plan").await?;
    let mut trustees = Vec::new();
    for sign_in in TRUSTEES {
        all.progress.says(format!("{sign_in} makes a key"));
        trustees.push((sign_in, Arc::new(make_key(all, sign_in).await?)));
        all.pause(500).await;
    }
    let scrutineer = all.people.get("scrutineer1")?;
    let state = scrutineer.json(&all.people.path("/cards.json")).await?;
    let mut boxes = Vec::new();
    for one in state["boxes"].as_array().context("cards.json lists no boxes")? {
        let made = draw(one)?;
        all.progress.says(format!("cards for box {}", made.label));
        let uuid = Uuid::parse(text(one, "uuid")?)?;
        let public: Vec<_> = made.cards.iter().map(|card| card.public(&uuid).to_string()).collect();
        let body = json!({ "credentials": public }).to_string();
        scrutineer.post(text(one, "credentialsUrl")?, "application/json", body).await?;
        boxes.push(made);
        all.pause(500).await;
    }
    Ok(Hall { boxes, trustees })
}

/// As the trustee's page does it: the secret follows from the recovery code that the trustee writes down.
async fn make_key(all: &Rehearsal<'_>, sign_in: &str) -> Result<SecretKey> {
    let trustee = all.people.get(sign_in)?;
    let state = trustee.json(&all.people.path("/trustee.json")).await?;
    let code = RecoveryCode::draw(&mut rand::rng());
    let secret = SecretKey::from_recovery(text(&state, "context")?, &code);
    let key = TrusteeKey::make(&secret, None, &mut rand::rng()).text();
    trustee.post(text(&state, "keyUrl")?, "text/plain; charset=utf-8", key).await?;
    Ok(secret)
}

fn draw(one: &Value) -> Result<HallBox> {
    let label = text(one, "letter")?.to_owned();
    let groups = label.split('+').map(str::parse).collect::<Result<_, _>>();
    let groups = groups.with_context(|| format!("{label} names no groups"))?;
    let cards = 0..number(one, "cards")?;
    Ok(HallBox {
        id: text(one, "box")?.to_owned(),
        label,
        groups,
        cards: cards.map(|_| Arc::new(PrivateCredential::draw(&mut rand::rng()))).collect(),
    })
}
