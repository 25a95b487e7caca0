//! What counts for nothing: papers and whole ballots that are void, and how a ballot is repeated.

use axum::http::StatusCode;

use super::desk::{Papers, enter, looked_again, send};
use crate::{
    comment,
    support::{DEMONSTRATION, TestHouse, on_both},
};

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
