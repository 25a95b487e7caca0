//! Before the boxes open: their plan and the code cards.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use ballot::{PrivateCredential, Uuid};
use review::template::GroupKey;
use serde_json::{Value, json};

use super::{
    Rehearsal,
    people::{number, text},
    trustees::{self, Trustee},
};

/// What only people in the hall know: codes of cards, recovery codes of trustees.
pub(super) struct Hall {
    pub(super) boxes: Vec<HallBox>,
    pub(super) trustees: Vec<Trustee>,
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
    let trustees = trustees::come_to_a_key(all).await?;
    trustees::rehearse(all, &trustees).await?;
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
