//! Who has no phone votes on paper: desk, count, two entries, signatures, result.

use axum::http::StatusCode;
use review::role::Role;
use service::{
    account, cycle,
    roster::{self, NewPerson},
};

use crate::{
    comment,
    support::{DEMONSTRATION, Guest, Hall, HallBox, Institute, TestHouse, on_both},
};

/// A box of C with enough people for cards and papers, its scrutineers Sara, Simon and Selma.
struct Papers {
    institute: Institute,
    hall: Hall,
    sara: Guest,
    simon: Guest,
    selma: Guest,
    base: String,
}

impl Papers {
    /// Opens the hall of an institute with so many more in group C, one of whom is on leave.
    async fn open(house: &TestHouse, more: usize) -> Self {
        Self::open_by(house, DEMONSTRATION, more).await
    }

    /// The same under other rules.
    async fn open_by(house: &TestHouse, template: &str, more: usize) -> Self {
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

    fn box_c(&self) -> &HallBox {
        &self.hall.boxes[2]
    }

    async fn issue(&self, papers: usize) {
        for _ in 0..papers {
            self.sara.post(&self.path("/issued"), &[("before", "0")]).await.is(StatusCode::SEE_OTHER);
        }
    }

    fn path(&self, rest: &str) -> String {
        format!("{}{rest}", self.base)
    }

    /// Five in each of the other boxes and so many in C mark everybody good.
    async fn all_cast(&self, house: &TestHouse, cards: usize) {
        for (place, one) in self.hall.boxes.iter().enumerate() {
            for card in 0..if place == 2 { cards } else { 5 } {
                one.cast(&house.passer_by(), card, 0).await.is(StatusCode::OK);
            }
        }
    }

    async fn collect(&self, papers: &str) {
        self.sara.post(&self.path("/collected"), &[("collected", papers)]).await.is(StatusCode::SEE_OTHER);
    }

    async fn enter_all(&self, who: &Guest, papers: &[&str]) {
        for (place, text) in papers.iter().enumerate() {
            enter(who, &self.path("/entry"), place + 1, text).await;
        }
        who.post(&self.path("/finish"), &[]).await.is(StatusCode::SEE_OTHER);
    }

    async fn sign(&self, who: &Guest, valid: &str) {
        who.post(&self.path("/sign"), &[("valid", valid)]).await.is(StatusCode::SEE_OTHER);
    }

    /// Makes the cards of the box that takes C's place.
    async fn repeated(&self) -> HallBox {
        let state = self.sara.get(&self.institute.path("/cards.json")).await.is(StatusCode::OK).json();
        let fresh = HallBox::draw(
            state["boxes"][2]["box"].as_str().unwrap(),
            state["boxes"][2]["cards"].as_u64().unwrap(),
        );
        self.sara.post_json(&fresh.path("/credentials"), fresh.public()).await.is(StatusCode::NO_CONTENT);
        fresh
    }

    async fn enter_scores(&self, house: &TestHouse) {
        let olga = house.guest(self.institute.account("olga")).await;
        for reporter in &self.institute.reporters {
            let id = reporter.id.to_string();
            let fields =
                [("reporter", &*id), ("input", "branch"), ("value", "90"), ("note_zh", "Annual check")];
            olga.post(&self.institute.path("/result/score"), &fields).await.is(StatusCode::SEE_OTHER);
        }
    }

    async fn result(&self, house: &TestHouse) -> serde_json::Value {
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
async fn enter(who: &Guest, path: &str, number: usize, text: &str) {
    send(who, path, number, text).await.is(StatusCode::SEE_OTHER);
}

async fn send(who: &Guest, path: &str, number: usize, text: &str) -> crate::support::Answer {
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

/// Seven papers on Research, Process and Testing: 0 good, 1 fairly good, 2 average, 3 poor, 4 don't know.
const SEVEN: [&str; 7] = ["0 0 3", "1 1 1", "0 - 2", "2 x 2", "4 0 1", "1 1 0", "identified"];

on_both!(papers_and_cards_together_make_the_result, async |house: TestHouse| {
    let papers = Papers::open(&house, 10).await;
    papers.issue(7).await;
    papers.all_cast(&house, 6).await;
    papers.hall.close().await;
    papers.hall.open_sums().await;
    let olga = house.guest(papers.institute.account("olga")).await;
    olga.get(&papers.institute.path("/result"))
        .await
        .says("wait for the paper ballots of box C")
        .hides("<rect");
    olga.get(&papers.institute.path("/result.json")).await.is(StatusCode::NOT_FOUND);

    papers.collect("7").await;
    papers.enter_all(&papers.sara, &SEVEN).await;
    papers.enter_all(&papers.simon, &SEVEN).await;
    papers.sign(&papers.sara, "6").await;
    house
        .passer_by()
        .get(&papers.box_c().path(""))
        .await
        .says("still being counted")
        .hides("Paper ballots: 7");
    papers.sign(&papers.simon, "6").await;
    papers.enter_scores(&house).await;

    // Papers, paper 7 void:
    //   Research  good 1,3   fairly good 2,6   average 4        don't know 5
    //   Process   good 1,5   fairly good 2,6   don't know 3 (blank); 4 is marked twice and counts for nothing
    //   Testing   good 6     fairly good 2,5   average 3,4      poor 1
    let result = papers.result(&house).await;
    let sums = |place: usize| &result["reporters"][place]["sums"]["C"];
    let row = |good, fairly_good, average, poor, abstain| {
        serde_json::json!({
            "good": good, "fairly_good": fairly_good, "average": average, "poor": poor, "abstain": abstain,
        })
    };
    assert_eq!(sums(0)["sealed"], row(6, 0, 0, 0, 0));
    assert_eq!(sums(0)["paper"], row(2, 2, 1, 0, 1));
    assert_eq!(sums(1)["paper"], row(2, 2, 0, 0, 1));
    assert_eq!(sums(2)["paper"], row(1, 2, 2, 1, 0));
    assert_eq!(sums(2)["together"], row(7, 2, 2, 1, 0));
    // With the six cards, all good, box C scores
    //   Research  (100×8 + 80×2 + 60×1) ÷ 11 = 92.7273
    //   Process   (100×8 + 80×2) ÷ 10 = 96
    //   Testing   (100×7 + 80×2 + 60×2 + 40×1) ÷ 12 = 85
    // and the other boxes 100, so on site 70 + 30 % of it; the composite is 40 % of that and 60 % of 90.
    let scores = |key: &str| -> Vec<String> {
        let all = result["reporters"].as_array().unwrap().iter();
        all.map(|one| one[key].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(result["reporters"][0]["boxes"]["C"], "92.7273");
    assert_eq!(scores("onsite"), ["97.8182", "98.8000", "95.5000"]);
    assert_eq!(scores("composite"), ["93.13", "93.52", "92.20"]);
    let pile = serde_json::json!({
        "issued": 7, "collected": 7, "valid": 6, "void": 1, "unclear_rows": 1, "counted": true,
    });
    assert_eq!(result["papers"]["C"], pile);
    let page = olga.get(&papers.institute.path("/result")).await;
    page.says("Box C, sealed").says("Box C, paper").says("Box C, together");
    let board = house.passer_by().get(&papers.box_c().path("")).await;
    board.says("7 collected, 6 valid, 1 void").says("Sealed ballots").says("Together");
});

on_both!(differences_are_shown_row_by_row_and_settled_by_who_misread, async |house: TestHouse| {
    let papers = Papers::open(&house, 10).await;
    papers.issue(7).await;
    papers.all_cast(&house, 5).await;
    papers.hall.close().await;
    papers.collect("7").await;
    let entry = papers.path("/entry");
    papers.enter_all(&papers.sara, &SEVEN).await;
    let misread = ["0 0 3", "1 2 1", "0 - 2", "2 x 2", "4 0 1", "1 1 0", "3 3 3"];
    for (place, text) in misread.iter().enumerate() {
        enter(&papers.simon, &entry, place + 1, text).await;
    }
    let before = papers.simon.get(&papers.base).await;
    before.hides("Where the entries differ").hides("signed or marked");
    papers.simon.get(&format!("{entry}?paper=7")).await.hides("The other entry");
    papers.simon.post(&papers.path("/finish"), &[]).await.is(StatusCode::SEE_OTHER);

    let page = papers.simon.get(&papers.base).await.says("Where the entries differ");
    let page = page.says("Process").says("Average").says("Fairly good").says("Paper 2").says("Paper 7");
    page.hides("Paper 3").says("signed or marked so that the voter could be known");
    papers.selma.get(&papers.base).await.hides("Where the entries differ");
    papers.simon.get(&format!("{entry}?paper=2")).await.says("The other entry: Fairly good");
    let signed = papers.sara.post(&papers.path("/sign"), &[("valid", "6")]).await;
    signed.is(StatusCode::UNPROCESSABLE_ENTITY).says("still differ on 2 papers");
    let stands = send(&papers.simon, &entry, 3, "0 0 0").await;
    stands.is(StatusCode::UNPROCESSABLE_ENTITY).says("Both entries say the same of paper 3");

    house.clock.passes(60_000);
    enter(&papers.simon, &entry, 2, "1 1 1").await;
    enter(&papers.simon, &entry, 7, "identified").await;
    let page = papers.sara.get(&papers.base).await.says("Nothing differs").says("Sign: 6 valid, 1 void");
    let page = page.says("14:01").says("simon · paper 2, Process").says("simon · paper 7, The whole paper");
    page.hides("paper 2, Research");
    papers.sign(&papers.sara, "6").await;
    let again = papers.sara.post(&papers.path("/sign"), &[("valid", "6")]).await;
    again.is(StatusCode::UNPROCESSABLE_ENTITY).says("must be another scrutineer’s");
    papers.selma.post(&papers.path("/sign"), &[("valid", "7")]).await.is(StatusCode::CONFLICT);
    papers.sign(&papers.selma, "6").await;
    let id = papers.box_c().id.parse().unwrap();
    let sara = papers.institute.account("sara").id;
    let left = storage::evaluation::paper::sheets(&house.service.reader(), &id, sara).await.unwrap();
    assert!(left.is_empty(), "the rows of single papers are gone once the count is signed");
});

on_both!(two_different_scrutineers_enter_and_only_after_closing, async |house: TestHouse| {
    let papers = Papers::open(&house, 10).await;
    papers.issue(6).await;
    papers.all_cast(&house, 5).await;
    let entry = papers.path("/entry");
    let early = send(&papers.sara, &entry, 1, "0 0 0").await;
    early.is(StatusCode::UNPROCESSABLE_ENTITY).says("after the box has closed");
    papers.sara.get(&entry).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let early = papers.sara.post(&papers.path("/collected"), &[("collected", "6")]).await;
    early.is(StatusCode::UNPROCESSABLE_ENTITY).says("after the box has closed");
    papers.hall.close().await;
    papers.collect("6").await;

    send(&papers.sara, &entry, 7, "0 0 0").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("no paper 7");
    let missing = send(&papers.sara, &entry, 1, "0 0").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    missing.says("Mark every row").says("name=\"row-1\" value=\"0\" required checked");
    let unfinished = papers.sara.post(&papers.path("/finish"), &[]).await;
    unfinished.is(StatusCode::UNPROCESSABLE_ENTITY);
    papers.enter_all(&papers.sara, &["0 0 0"; 6]).await;
    let twice = send(&papers.sara, &entry, 1, "0 0 0").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    twice.says("The second entry must be another scrutineer’s");
    papers.sara.get(&papers.base).await.says("The second is entered by another scrutineer");
    enter(&papers.simon, &entry, 1, "0 0 0").await;
    let third = send(&papers.selma, &entry, 1, "0 0 0").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    third.says("Two other scrutineers enter these papers");
    let rosa = house.guest(papers.institute.account("rosa")).await;
    rosa.get(&papers.base).await.is(StatusCode::FORBIDDEN);
    rosa.get(&entry).await.is(StatusCode::FORBIDDEN);
    send(&rosa, &entry, 1, "0 0 0").await.is(StatusCode::FORBIDDEN);
});

/// T11: on roll 40, present 39, issued 39: 33 cards and 6 papers.
async fn t11(house: &TestHouse, cast: usize) -> Papers {
    let papers = Papers::open(house, 34).await;
    papers.issue(6).await;
    papers.all_cast(house, cast).await;
    papers.hall.close().await;
    papers
}

const SIX: [&str; 6] = ["0 0 0", "0 0 0", "0 0 0", "0 0 0", "0 0 0", "x x x"];

on_both!(t11_all_collected_one_void, async |house: TestHouse| {
    let papers = t11(&house, 33).await;
    let count = papers.box_c().path("/count");
    let early = papers.sara.post(&count, &[("issued", "33"), ("spoilt", "0")]).await;
    early.is(StatusCode::UNPROCESSABLE_ENTITY).says("Note first how many papers");
    papers.collect("6").await;
    papers.enter_all(&papers.sara, &SIX).await;
    papers.enter_all(&papers.simon, &SIX).await;
    papers.sara.get(&papers.base).await.says("no row that can be counted").says("Sign: 5 valid, 1 void");
    papers.sign(&papers.sara, "5").await;
    papers.sign(&papers.simon, "5").await;
    papers.sara.post(&count, &[("issued", "34"), ("spoilt", "0")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    papers.sara.post(&count, &[("issued", "33"), ("spoilt", "0")]).await.is(StatusCode::SEE_OTHER);
    let page = papers.sara.get(&papers.institute.path("/boxes")).await;
    page.says("Box C: issued 39, collected 39, valid 38, invalid 1");
});

on_both!(t11_two_missing_are_noted_and_no_fault, async |house: TestHouse| {
    let papers = t11(&house, 32).await;
    papers.collect("5").await;
    papers.sara.get(&papers.base).await.says("Papers not handed in").says("the count stands");
    papers.enter_all(&papers.sara, &["0 0 0"; 5]).await;
    papers.enter_all(&papers.simon, &["0 0 0"; 5]).await;
    papers.sign(&papers.sara, "5").await;
    papers.sign(&papers.simon, "5").await;
    let count = papers.box_c().path("/count");
    papers.sara.post(&count, &[("issued", "33"), ("spoilt", "0")]).await.is(StatusCode::SEE_OTHER);
    let page = papers.sara.get(&papers.institute.path("/boxes")).await;
    page.says("Box C: issued 39, collected 37, valid 37, invalid 0");
});

on_both!(t11_one_too_many_voids_the_box_until_it_is_repeated, async |house: TestHouse| {
    let papers = t11(&house, 33).await;
    let path = papers.path("/collected");
    let refused = papers.sara.post(&path, &[("collected", "7")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("void and must be repeated").says("value=\"7\"").says("We have counted again");
    papers.sara.post(&path, &[("collected", "7"), ("recounted", "yes")]).await.is(StatusCode::SEE_OTHER);
    let page = papers.sara.get(&papers.base).await.says("the ballot of this box is void").says("new box");
    page.hides("Repeat this ballot in a new box");
    let late = papers.sara.post(&papers.path("/issued"), &[("before", "6"), ("issued", "7")]).await;
    late.is(StatusCode::UNPROCESSABLE_ENTITY);
    let part = papers.hall.part(0, papers.box_c()).await;
    let given = papers.hall.give(0, papers.box_c(), part).await;
    given.is(StatusCode::UNPROCESSABLE_ENTITY).says("must be repeated");
    let olga = house.guest(papers.institute.account("olga")).await;
    olga.get(&papers.institute.path("/result")).await.says("wait for the paper ballots of box C");

    papers.sara.post(&papers.path("/repeat"), &[]).await.is(StatusCode::FORBIDDEN);
    olga.get(&papers.base).await.says("Repeat this ballot in a new box");
    olga.post(&papers.path("/repeat"), &[]).await.is(StatusCode::SEE_OTHER);
    olga.post(&papers.path("/repeat"), &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    house.passer_by().get(&papers.box_c().path("")).await.says("was repeated in another box");
    let boxes =
        storage::evaluation::boxes(&house.service.reader(), papers.institute.review.id).await.unwrap();
    let labels: Vec<_> = boxes.iter().map(|one| one.label.as_str()).collect();
    assert_eq!(labels, ["A", "B", "C", "D"]);
    assert_ne!(boxes[2].id.as_str(), papers.box_c().id, "the void box is another");
});

on_both!(a_repeated_ballot_counts_in_place_of_the_void_one, async |house: TestHouse| {
    let papers = Papers::open(&house, 10).await;
    papers.issue(6).await;
    papers.all_cast(&house, 6).await;
    let void = &papers.hall.boxes[2];
    comment::vote(&house, void, 0, ["Said in vain", "", ""]).await;
    papers.hall.close().await;
    assert_eq!(comment::sealed_in(&house, void).await, 3);
    papers.sara.post(&papers.path("/collected"), &[("collected", "7"), ("recounted", "yes")]).await;
    let olga = house.guest(papers.institute.account("olga")).await;
    olga.post(&papers.path("/repeat"), &[]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(comment::sealed_in(&house, void).await, 0, "comments that nobody may open are not kept");
    let fresh = papers.repeated().await;
    let boxes = papers.institute.path("/boxes");
    olga.post(&format!("{boxes}/open"), &[]).await.is(StatusCode::SEE_OTHER);
    for card in 0..6 {
        fresh.cast(&house.passer_by(), card, 1).await.is(StatusCode::OK);
    }
    papers.hall.close().await;
    for trustee in [0, 2] {
        for one in [&papers.hall.boxes[0], &papers.hall.boxes[1], &fresh, &papers.hall.boxes[3]] {
            let part = papers.hall.part(trustee, one).await;
            papers.hall.give(trustee, one, part).await.is(StatusCode::NO_CONTENT);
        }
    }
    let page = olga.get(&papers.institute.path("/voter-comments")).await.is(StatusCode::OK);
    page.hides("once every box has been opened").hides("Said in vain");
    papers.enter_scores(&house).await;
    // 70 + 30 % of 80: the six ballots of the void box, all good, count for nothing.
    assert_eq!(papers.result(&house).await["reporters"][0]["onsite"], "94.0000");
});

/// At most two reporters may be good, and somebody has to be poor.
fn with_quotas() -> String {
    let quotas = "all_same = \"warn\"\n\
        [[evaluation.filling.quotas]]\ngrades = [\"good\"]\nat_most = 2\n\
        [[evaluation.filling.quotas]]\ngrades = [\"poor\"]\nat_least = 1\n";
    DEMONSTRATION.replacen("all_same = \"warn\"\n", quotas, 1)
}

on_both!(a_paper_that_breaks_a_quota_is_told_of_and_void_only_when_both_say_so, async |house: TestHouse| {
    let papers = Papers::open_by(&house, &with_quotas(), 10).await;
    let form = papers.sara.get(&papers.path("/print")).await.is(StatusCode::OK);
    form.says("“Good”: at most 2 on one paper. A paper that breaks this is void.").says("“Poor”: at least 1");
    papers.issue(7).await;
    papers.all_cast(&house, 5).await;
    papers.hall.close().await;
    papers.collect("7").await;
    let entry = papers.path("/entry");

    let told = send(&papers.sara, &entry, 1, "0 0 0").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let told = told.says("Paper 1 is not saved yet").says("By the rules this paper is void");
    let told =
        told.says("“Good” stands on it 3 times; the rule is at most 2. Rows: Research, Process, Testing.");
    let told = told.says("“Poor” does not stand on it; the rule is at least 1.");
    told.says("counted by the rule")
        .says("name=\"row-2\" value=\"0\" required checked")
        .says("name=\"again\"");
    papers.sara.get(&entry).await.says("Paper 1 of 7").hides("By the rules this paper is void");
    // She had misread one row; of paper 2 she has not.
    enter(&papers.sara, &entry, 1, "0 0 3").await;
    send(&papers.sara, &entry, 2, "0 0 0").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    looked_again(&papers.sara, &entry, 2, "0 0 0").await;
    papers.sara.get(&format!("{entry}?paper=2")).await.says("By the rules this paper is void");
    // A blank row and one that is marked twice count for no quota.
    for (number, text) in [(3, "3 - 0"), (4, "3 x 0"), (5, "1 1 3"), (6, "3 0 0"), (7, "3 3 3")] {
        enter(&papers.sara, &entry, number, text).await;
    }
    papers.sara.post(&papers.path("/finish"), &[]).await.is(StatusCode::SEE_OTHER);
    papers.enter_all(&papers.simon, &["0 0 3", "0 0 3", "3 - 0", "3 x 0", "1 1 3", "3 0 0", "3 3 3"]).await;
    let page = papers.simon.get(&papers.base).await.says("Where the entries differ");
    page.says("Paper 2").says("Testing").hides("Paper 3");

    // Together they look: Sara read it rightly. Simon is told as well, and corrects himself knowingly.
    let told = send(&papers.simon, &entry, 2, "0 0 0").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    told.says("“Good” stands on it 3 times").says("The other entry: Good");
    looked_again(&papers.simon, &entry, 2, "0 0 0").await;
    let page = papers.selma.get(&papers.base).await.says("Sign: 6 valid, 1 void");
    page.says("grades stand on it more or less often than the rules allow");
    papers.sign(&papers.sara, "6").await;
    papers.sign(&papers.simon, "6").await;
    papers.hall.open_sums().await;
    papers.enter_scores(&house).await;
    let sums = papers.result(&house).await["reporters"][0]["sums"]["C"]["paper"].clone();
    // Papers 1, 3, 4, 5, 6 and 7 on Research.
    let row = serde_json::json!({ "good": 1, "fairly_good": 1, "average": 0, "poor": 4, "abstain": 0 });
    assert_eq!(sums, row);
});

/// The person confirms that a paper really says what breaks a quota.
async fn looked_again(who: &Guest, path: &str, number: usize, text: &str) {
    let number = number.to_string();
    let rows: Vec<_> = text.split(' ').enumerate().map(|(row, mark)| (format!("row-{row}"), mark)).collect();
    let mut fields = vec![("paper", &*number), ("again", "yes")];
    fields.extend(rows.iter().map(|(name, value)| (&**name, *value)));
    who.post(path, &fields).await.is(StatusCode::SEE_OTHER);
}

on_both!(comments_of_a_ballot_that_turns_out_to_be_void_go_with_it, async |house: TestHouse| {
    let papers = Papers::open(&house, 10).await;
    papers.issue(6).await;
    papers.all_cast(&house, 6).await;
    let [box_a, _, void, _] = &*papers.hall.boxes else { panic!("four boxes") };
    comment::vote(&house, box_a, 0, ["Said in a ballot that stands", "", ""]).await;
    comment::vote(&house, void, 0, ["Said in a void ballot", "", ""]).await;
    papers.hall.close().await;
    comment::open_all(&papers.hall).await;
    let lena = house.guest(papers.institute.account("lena")).await;
    let path = papers.institute.path("/voter-comments");
    let waiting = "all paper ballots are counted and signed";
    lena.get(&path).await.is(StatusCode::OK).says(waiting).hides("Said in");

    papers.sara.post(&papers.path("/collected"), &[("collected", "7"), ("recounted", "yes")]).await;
    lena.get(&path).await.says(waiting).hides("Said in");
    let olga = house.guest(papers.institute.account("olga")).await;
    olga.post(&papers.path("/repeat"), &[]).await.is(StatusCode::SEE_OTHER);
    let fresh = papers.repeated().await;
    olga.post(&papers.institute.path("/boxes/open"), &[]).await.is(StatusCode::SEE_OTHER);
    for card in 0..6 {
        fresh.cast(&house.passer_by(), card, 1).await.is(StatusCode::OK);
    }
    papers.hall.close().await;
    for trustee in [0, 2] {
        let part = papers.hall.part(trustee, &fresh).await;
        papers.hall.give(trustee, &fresh, part).await.is(StatusCode::NO_CONTENT);
    }
    lena.get(&path).await.says("Said in a ballot that stands").hides("Said in a void ballot").hides(waiting);
    olga.post(&papers.institute.path("/result/release"), &[]).await.is(StatusCode::SEE_OTHER);
    lena.get(&path).await.says("Said in a ballot that stands").hides("Said in a void ballot");
});

on_both!(so_few_papers_are_warned_of_and_never_entered, async |house: TestHouse| {
    let papers = Papers::open(&house, 10).await;
    papers.issue(1).await;
    papers.all_cast(&house, 6).await;
    let desk = papers.sara.get(&papers.institute.path("/papers")).await.is(StatusCode::OK);
    desk.says("1 handed out, and fewer than 5 cannot be counted in secret");
    papers.sara.get(&papers.institute.path("/boxes")).await.says("Fewer than 5 papers of box C");
    papers.hall.close().await;
    papers.hall.open_sums().await;
    papers.collect("1").await;
    let entered = send(&papers.sara, &papers.path("/entry"), 1, "3 3 3").await;
    entered.is(StatusCode::UNPROCESSABLE_ENTITY).says("no papers to be entered");
    papers.sara.get(&papers.base).await.says("Seal them in an envelope unread");
    papers.sign(&papers.sara, "0").await;
    papers.sign(&papers.simon, "0").await;
    papers.enter_scores(&house).await;
    let result = papers.result(&house).await;
    assert_eq!(result["reporters"][0]["onsite"], "100.0000", "six sealed ballots, all good");
    assert_eq!(result["reporters"][0]["sums"]["C"]["paper"], serde_json::Value::Null);
    assert_eq!(result["papers"]["C"]["counted"], false);
    let board = house.passer_by().get(&papers.box_c().path("")).await;
    board.says("1 collected, too few to be counted in secret").hides("Sealed ballots");
});

on_both!(papers_that_become_too_few_by_void_ones_are_withheld, async |house: TestHouse| {
    let papers = Papers::open(&house, 10).await;
    papers.issue(5).await;
    papers.all_cast(&house, 5).await;
    papers.hall.close().await;
    papers.hall.open_sums().await;
    papers.collect("5").await;
    let five = ["3 3 3", "3 3 3", "3 3 3", "3 3 3", "identified"];
    papers.enter_all(&papers.sara, &five).await;
    papers.enter_all(&papers.simon, &five).await;
    papers.sign(&papers.sara, "4").await;
    papers.sign(&papers.simon, "4").await;
    papers.enter_scores(&house).await;
    let result = papers.result(&house).await;
    assert_eq!(result["reporters"][0]["onsite"], "100.0000");
    assert_eq!(result["reporters"][0]["counts"]["poor"], 0, "four papers are shown nowhere");
    let id = papers.box_c().id.parse().unwrap();
    let pile = storage::evaluation::paper::pile(&house.service.reader(), &id).await.unwrap().unwrap();
    assert_eq!(pile.signed.unwrap().counts, None, "nor kept");
});

on_both!(papers_alone_count_where_few_cards_were_used, async |house: TestHouse| {
    let papers = Papers::open(&house, 10).await;
    papers.issue(5).await;
    papers.all_cast(&house, 4).await;
    papers.hall.close().await;
    papers.hall.open_sums().await;
    papers.collect("5").await;
    papers.enter_all(&papers.sara, &["1 1 1"; 5]).await;
    papers.enter_all(&papers.simon, &["1 1 1"; 5]).await;
    papers.sign(&papers.sara, "5").await;
    papers.sign(&papers.simon, "5").await;
    papers.enter_scores(&house).await;
    let result = papers.result(&house).await;
    // 70 + 30 % of 80; the four sealed ballots stay sealed.
    assert_eq!(result["reporters"][0]["onsite"], "94.0000");
    assert_eq!(result["reporters"][0]["sums"]["C"]["sealed"], serde_json::Value::Null);
});

on_both!(a_miscounted_pile_is_counted_again_while_it_is_entered, async |house: TestHouse| {
    let papers = Papers::open(&house, 10).await;
    papers.issue(7).await;
    papers.all_cast(&house, 5).await;
    papers.hall.close().await;
    papers.collect("7").await;
    papers.enter_all(&papers.sara, &["0 0 0"; 7]).await;
    for number in 1..=6 {
        enter(&papers.simon, &papers.path("/entry"), number, "0 0 0").await;
    }
    papers.collect("6").await;
    papers.sara.post(&papers.path("/finish"), &[]).await.is(StatusCode::SEE_OTHER);
    papers.simon.post(&papers.path("/finish"), &[]).await.is(StatusCode::SEE_OTHER);
    papers.sara.get(&papers.base).await.says("Sign: 6 valid, 0 void").says("Papers not handed in");
    let late = papers.simon.post(&papers.path("/collected"), &[("collected", "7")]).await;
    late.is(StatusCode::UNPROCESSABLE_ENTITY).says("their number stands");
});

on_both!(nobody_gets_a_card_and_a_paper, async |house: TestHouse| {
    let papers = Papers::open(&house, 10).await;
    // Fifteen may vote. Twelve have cast, so three papers are left.
    papers.all_cast(&house, 12).await;
    papers.issue(3).await;
    let path = papers.path("/issued");
    let more = papers.sara.post(&path, &[("before", "3")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    more.says("12 code cards and 4 papers are more than the 15 present");
    papers.sara.post(&path, &[("before", "2"), ("issued", "1")]).await.is(StatusCode::CONFLICT);
    papers.sara.post(&path, &[("before", "3"), ("issued", "2")]).await.is(StatusCode::SEE_OTHER);
    let olga = house.guest(papers.institute.account("olga")).await;
    olga.post(&path, &[("before", "2")]).await.is(StatusCode::SEE_OTHER);
    let lena = house.guest(papers.institute.account("lena")).await;
    lena.post(&path, &[("before", "3")]).await.is(StatusCode::FORBIDDEN);
    lena.get(&papers.institute.path("/papers")).await.is(StatusCode::FORBIDDEN);
    let elsewhere = papers.institute.path("/papers/NoSuchBoxHereA/issued");
    papers.sara.post(&elsewhere, &[("before", "0")]).await.is(StatusCode::NOT_FOUND);
});

on_both!(the_form_says_group_rows_and_rules_and_bears_no_number, async |house: TestHouse| {
    let papers = Papers::open(&house, 10).await;
    let form = papers.sara.get(&papers.path("/print?copies=3")).await.is(StatusCode::OK);
    let sheets: Vec<_> =
        form.text().split("<section class=\"paper-form\"").skip(1).map(str::to_owned).collect();
    assert_eq!(sheets.len(), 3);
    let bare = |sheet: &str| {
        sheet.split('>').skip(1).collect::<String>().split("</section").next().unwrap().to_owned()
    };
    assert_eq!(bare(&sheets[0]), bare(&sheets[1]), "no sheet can be told from another");
    let form =
        form.says("paper-form__colour--blue\">C<").says("Research").says("Don’t know (abstain)").says("Blue");
    form.hides("leave your own row blank");
    let of_secretaries = papers.institute.path(&format!("/papers/{}/print", papers.hall.boxes[1].id));
    papers.sara.get(&of_secretaries).await.says("leave your own row blank");
    let chinese = papers.sara.clone().reading("zh-CN").get(&of_secretaries).await;
    chinese.says("民主测评票").says("本人一行留空").says("黄色");
    papers.sara.get(&papers.path("/print?copies=100000")).await.is(StatusCode::OK);
});
