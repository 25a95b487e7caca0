//! Who has no phone votes on paper: desk, count, two entries, signatures, result.

mod desk;
mod void;

use axum::http::StatusCode;

use crate::support::{TestHouse, on_both};
use desk::{Papers, enter, send};

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
