//! Scrutineers with a box of papers.

use axum::http::StatusCode;
use review::role::Role;
use service::{
    account, cycle,
    roster::{self, NewPerson},
};

use crate::support::{Answer, DEMONSTRATION, Guest, Hall, HallBox, Institute, TestHouse};

/// A box of C with enough people for cards and papers, its scrutineers Sara, Simon and Selma.
pub struct Papers {
    pub institute: Institute,
    pub hall: Hall,
    pub sara: Guest,
    pub simon: Guest,
    pub selma: Guest,
    pub base: String,
}

impl Papers {
    /// Opens the hall of an institute with so many more in group C, one of whom is on leave.
    pub async fn open(house: &TestHouse, more: usize) -> Self {
        Self::open_by(house, DEMONSTRATION, more).await
    }

    /// The same under other rules.
    pub async fn open_by(house: &TestHouse, template: &str, more: usize) -> Self {
        let institute = house.institute_by(template).await;
        let olga = institute.account("olga");
        let person = |number: usize| NewPerson {
            number: format!("C{number:02}"),
            name: review::words::Words::new("甲", "Somebody").unwrap(),
            title: review::words::Words::new("委员", "Member").unwrap(),
            unit: None,
            group: "C".parse().unwrap(),
            on_leave: number == 6 + more,
        };
        let people: Vec<_> = (7..=6 + more).map(person).collect();
        roster::add_people(&house.service, olga, institute.review.id, &people).await.unwrap();
        let hall = house.open_hall(&institute).await;
        let sara = house.guest(institute.account("sara")).await;
        let (simon, selma) =
            (scrutineer(house, &institute, "simon").await, scrutineer(house, &institute, "selma").await);
        let base = institute.path(&format!("/papers/{}", hall.boxes[2].id));
        Self { institute, hall, sara, simon, selma, base }
    }

    pub fn box_c(&self) -> &HallBox {
        &self.hall.boxes[2]
    }

    pub async fn issue(&self, papers: usize) {
        for _ in 0..papers {
            self.sara.post(&self.path("/issued"), &[("before", "0")]).await.is(StatusCode::SEE_OTHER);
        }
    }

    pub fn path(&self, rest: &str) -> String {
        format!("{}{rest}", self.base)
    }

    /// Five in each of the other boxes and so many in C mark everybody good.
    pub async fn all_cast(&self, house: &TestHouse, cards: usize) {
        for (place, one) in self.hall.boxes.iter().enumerate() {
            for card in 0..if place == 2 { cards } else { 5 } {
                one.cast(&house.passer_by(), card, 0).await.is(StatusCode::OK);
            }
        }
    }

    pub async fn collect(&self, papers: &str) {
        self.sara.post(&self.path("/collected"), &[("collected", papers)]).await.is(StatusCode::SEE_OTHER);
    }

    pub async fn enter_all(&self, who: &Guest, papers: &[&str]) {
        for (place, text) in papers.iter().enumerate() {
            enter(who, &self.path("/entry"), place + 1, text).await;
        }
        who.post(&self.path("/finish"), &[]).await.is(StatusCode::SEE_OTHER);
    }

    pub async fn sign(&self, who: &Guest, valid: &str) {
        who.post(&self.path("/sign"), &[("valid", valid)]).await.is(StatusCode::SEE_OTHER);
    }

    /// Makes the cards of the box that takes C's place.
    pub async fn repeated(&self) -> HallBox {
        let state = self.sara.get(&self.institute.path("/cards.json")).await.is(StatusCode::OK).json();
        let fresh = HallBox::draw(
            state["boxes"][2]["box"].as_str().unwrap(),
            state["boxes"][2]["cards"].as_u64().unwrap(),
        );
        self.sara.post_json(&fresh.path("/credentials"), fresh.public()).await.is(StatusCode::NO_CONTENT);
        fresh
    }

    pub async fn enter_scores(&self, house: &TestHouse) {
        house.assess(&self.institute, "branch", ["90"; 3]).await;
    }

    pub async fn result(&self, house: &TestHouse) -> serde_json::Value {
        let olga = house.guest(self.institute.account("olga")).await;
        olga.get(&self.institute.path("/result.json")).await.is(StatusCode::OK).json()
    }
}

async fn scrutineer(house: &TestHouse, institute: &Institute, name: &str) -> Guest {
    let words = review::words::Words::new(name, name).unwrap();
    let (account, _) = account::invite(&house.service, &house.administrator, name, words).await.unwrap();
    let review = institute.review.id;
    cycle::give_role(&house.service, &house.administrator, review, account.id, Role::Scrutineer)
        .await
        .unwrap();
    house.guest(&account).await
}

/// `0 1 -`: answers by their place, `-` blank, `x` marked twice; or a flaw.
pub async fn enter(who: &Guest, path: &str, number: usize, text: &str) {
    send(who, path, number, text).await.is(StatusCode::SEE_OTHER);
}

pub async fn send(who: &Guest, path: &str, number: usize, text: &str) -> Answer {
    let number = number.to_string();
    if text == "identified" {
        return who.post(path, &[("paper", &*number), ("flaw", text)]).await;
    }
    let rows: Vec<_> = text
        .split(' ')
        .enumerate()
        .map(|(row, mark)| {
            let value = match mark {
                "-" => "blank",
                "x" => "unclear",
                answer => answer,
            };
            (format!("row-{row}"), value)
        })
        .collect();
    let mut fields = vec![("paper", &*number)];
    fields.extend(rows.iter().map(|(name, value)| (&**name, *value)));
    who.post(path, &fields).await
}

/// The person confirms that a paper really says what breaks a quota.
pub async fn looked_again(who: &Guest, path: &str, number: usize, text: &str) {
    let number = number.to_string();
    let rows: Vec<_> = text.split(' ').enumerate().map(|(row, mark)| (format!("row-{row}"), mark)).collect();
    let mut fields = vec![("paper", &*number), ("again", "yes")];
    fields.extend(rows.iter().map(|(name, value)| (&**name, *value)));
    who.post(path, &fields).await.is(StatusCode::SEE_OTHER);
}
