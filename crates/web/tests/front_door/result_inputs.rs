//! Scores, bonuses and vetoes that come in by hand.

use axum::http::StatusCode;

use crate::{
    result::with_sums_by,
    support::{Answer, Guest, Institute, TestHouse, on_both, typed_in, upload_to, with_panel},
};

/// One field of a table: of which reporter, which column, the entry that was read, value and note.
pub type Field<'a> = (usize, &'a str, i64, &'a str, &'a str);

pub async fn saves(
    by: &Guest,
    institute: &Institute,
    part: &str,
    fields: &[Field<'_>],
    more: &[(&str, &str)],
) -> Answer {
    let mut form = vec![("part".to_owned(), part.to_owned())];
    for (place, column, seen, value, note) in fields {
        let id = institute.reporters[*place].id;
        form.push((format!("seen.{id}.{column}"), seen.to_string()));
        form.push((format!("value.{id}.{column}"), (*value).to_owned()));
        form.push((format!("note.{id}.{column}"), (*note).to_owned()));
    }
    let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    by.post(&institute.path("/result/inputs"), &[form, more.to_vec()].concat()).await
}

async fn count(house: &TestHouse, institute: &Institute) -> usize {
    storage::result::input::of_review(&house.service.reader(), institute.review.id).await.unwrap().len()
}

on_both!(scores_of_all_come_in_as_one_table_or_not_at_all, async |house: TestHouse| {
    let institute = house.institute_by(&typed_in()).await;
    let olga = house.guest(institute.account("olga")).await;
    let table = |second| {
        [
            (0, "score:branch", 0, "９４．５", ""),
            (1, "score:branch", 0, second, ""),
            (2, "score:branch", 0, "90", "Own check"),
        ]
    };
    for wrong in ["101", "-1", "ninety"] {
        let page = saves(&olga, &institute, "scores", &table(wrong), &[("basis", "Annual check")]).await;
        let page = page.is(StatusCode::UNPROCESSABLE_ENTITY).says(&format!("“{wrong}” is no score"));
        let page = page
            .says("B2, Annual branch assessment")
            .says(&format!("value=\"{wrong}\""))
            .says("Annual check");
        page.says("value=\"９４．５\"").says("Nothing was saved yet");
        assert_eq!(count(&house, &institute).await, 0);
    }
    let page =
        saves(&olga, &institute, "scores", &table("92"), &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Say in a few words what it rests on");
    let done = saves(&olga, &institute, "scores", &table("92"), &[("basis", "Annual check")]).await;
    let page = olga.get(&done.is(StatusCode::SEE_OTHER).location.unwrap()).await.is(StatusCode::OK);
    let page = page.says("3 fields saved").says("3 of 3 scores are complete").says("value=\"94.5\"");
    page.says("Annual check").says("Own check");
});

on_both!(a_correction_keeps_what_stood_there_and_who_wrote_it, async |house: TestHouse| {
    let (institute, _) = with_sums_by(&house, &typed_in()).await;
    let olga = house.guest(institute.account("olga")).await;
    house.assess(&institute, "branch", ["94.5", "92", "90"]).await;
    house.clock.passes(60_000);
    let field = [(0, "score:branch", 1, "95", "Appeal of May")];
    saves(&olga, &institute, "scores", &field, &[]).await.is(StatusCode::SEE_OTHER);
    let page = olga.get(&institute.path("/result/inputs?part=scores")).await;
    let page = page.says("94.5").says(">95<").says("Appeal of May").says("olga");
    page.says("Annual check");
    olga.get(&institute.path("/result")).await.says("95 × 60%");
    // Taken back only with a reason; a page that is old overwrites nothing.
    let page = saves(&olga, &institute, "scores", &[(0, "score:branch", 2, "", "Appeal of May")], &[]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("Say why it is taken back");
    let page = saves(&olga, &institute, "scores", &[(0, "score:branch", 1, "80", "Mine")], &[]).await;
    page.is(StatusCode::CONFLICT).says("Now there: 95 Appeal of May (olga").says("value=\"80\"");
    saves(&olga, &institute, "scores", &[(0, "score:branch", 2, "", "Wrong unit")], &[])
        .await
        .is(StatusCode::SEE_OTHER);
    let page = olga.get(&institute.path("/result")).await;
    page.says("A score that is entered by hand is still missing");
});

on_both!(judges_score_by_name_and_nobody_twice, async |house: TestHouse| {
    let (institute, _) = with_sums_by(&house, &with_panel()).await;
    house.assess(&institute, "branch", ["94", "92", "90"]).await;
    let olga = house.guest(institute.account("olga")).await;
    let page = olga.get(&institute.path("/result/inputs?part=panel:panel")).await.is(StatusCode::OK);
    page.says("value=\"Judge 1\"").says("value=\"Judge 2\"").says("at least 2 judges");
    let all = |column, value| (0..3).map(move |place| (place, column, 0, value, ""));
    let scores: Vec<_> = all("new:1", "90").chain(all("new:2", "80")).collect();
    let named = |second| [("judge.new:1", "3"), ("judge.new:2", second)];
    let page = saves(&olga, &institute, "panel:panel", &scores, &named("")).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("Give the judge’s name or number").says("value=\"80\"");
    let page = saves(&olga, &institute, "panel:panel", &scores, &named("3")).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("Two columns are this judge’s");
    saves(&olga, &institute, "panel:panel", &scores[..3], &named("")).await.is(StatusCode::SEE_OTHER);
    olga.get(&institute.path("/result")).await.says("Of at least 2 judges’ scores there are 1");
    saves(&olga, &institute, "panel:panel", &scores[3..], &named("External examiner"))
        .await
        .is(StatusCode::SEE_OTHER);
    let page = olga.get(&institute.path("/result")).await;
    // (80 + 90) ÷ 2 = 85, of which 20 % count.
    page.says("Panel 85 × 20%").says("(80 + 90) ÷ 2");
    let page = olga.get(&institute.path("/result/inputs?part=panel:panel")).await;
    page.says("External examiner").says("6 of 6 scores are complete");
});

on_both!(bonuses_stand_in_the_arithmetic_and_vetoes_hold_the_grade_down, async |house: TestHouse| {
    let (institute, _) = with_sums_by(&house, &with_panel()).await;
    house.assess(&institute, "branch", ["94", "92", "90"]).await;
    let olga = house.guest(institute.account("olga")).await;
    let all = |column, value| (0..3).map(move |place| (place, column, 0, value, ""));
    let scores: Vec<_> = all("new:1", "90").chain(all("new:2", "80")).collect();
    let judges = [("judge.new:1", "1"), ("judge.new:2", "2")];
    saves(&olga, &institute, "panel:panel", &scores, &judges).await.is(StatusCode::SEE_OTHER);
    let bonus =
        |points, why| [(0, "adjustment:1", 0, points, why), (0, "adjustment:2", 0, "-0.5", "Late report")];
    let page = saves(&olga, &institute, "adjustments", &bonus("2", ""), &[]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("Say in a few words what it rests on");
    let page = saves(&olga, &institute, "adjustments", &bonus("0", "Award"), &[]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("“0” are no points");
    saves(&olga, &institute, "adjustments", &bonus("+2", "Award"), &[]).await.is(StatusCode::SEE_OTHER);
    olga.get(&institute.path("/result")).await.says("Award 2").says("Late report -0.5");
    // A veto is found with a reason, and lifted with another one.
    let veto = |seen, value, why| [(0, "veto:accident", seen, value, why)];
    saves(&olga, &institute, "vetoes", &veto(0, "1", ""), &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    saves(&olga, &institute, "vetoes", &veto(0, "1", "Fire in May"), &[]).await.is(StatusCode::SEE_OTHER);
    olga.get(&institute.path("/result")).await.says("“Average” at best: Accident: Fire in May");
    saves(&olga, &institute, "vetoes", &veto(1, "", "Fire in May"), &[])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    saves(&olga, &institute, "vetoes", &veto(1, "", "Not ours"), &[]).await.is(StatusCode::SEE_OTHER);
    olga.get(&institute.path("/result")).await.hides("Fire in May");
    let page = olga.get(&institute.path("/result/inputs?part=vetoes")).await;
    page.says("Fire in May").says("Not ours").says("taken back");
});

on_both!(who_sees_results_reads_the_inputs_and_only_the_organiser_enters, async |house: TestHouse| {
    let institute = house.institute_by(&with_panel()).await;
    let field = [(0, "score:branch", 0, "95", "x")];
    for name in ["rosa", "sara", "cora"] {
        let guest = house.guest(institute.account(name)).await;
        guest.get(&institute.path("/result/inputs")).await.is(StatusCode::FORBIDDEN);
        saves(&guest, &institute, "scores", &field, &[]).await.is(StatusCode::FORBIDDEN);
    }
    let lena = house.guest(institute.account("lena")).await;
    lena.get(&institute.path("/result/inputs")).await.is(StatusCode::OK).hides("name=\"part\"");
    saves(&lena, &institute, "scores", &field, &[]).await.is(StatusCode::FORBIDDEN);
    let olga = house.guest(institute.account("olga")).await;
    // What no form of ours sends.
    saves(&olga, &institute, "scores", &[(0, "score:on_site", 0, "95", "x")], &[])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This score comes from the ballots");
    saves(&olga, &institute, "scores", &[(0, "nothing", 0, "95", "x")], &[])
        .await
        .is(StatusCode::BAD_REQUEST);
    saves(&olga, &institute, "vetoes", &[(0, "veto:absent", 0, "1", "x")], &[])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(count(&house, &institute).await, 0);
});

/// The fields of a preview's form, as a browser sends them.
fn hidden(page: &str) -> Vec<(String, String)> {
    let field = |rest: &str| {
        let name = rest.split('"').next()?.to_owned();
        let value = rest.split("value=\"").nth(1)?.split('"').next()?;
        Some((name, value.replace("&#38;", "&").replace("&#34;", "\"").replace("&#39;", "'")))
    };
    page.split("<input type=\"hidden\" name=\"").skip(1).filter_map(field).collect()
}

on_both!(a_spreadsheet_is_looked_at_row_by_row_and_kept_whole, async |house: TestHouse| {
    let institute = house.institute_by(&with_panel()).await;
    let olga = house.guest(institute.account("olga")).await;
    let import = institute.path("/result/inputs/import");
    let text = "code,Annual branch assessment,Panel · 李评委,Bonus or deduction 1,\"Bonus or deduction 1, reason\"\n\
                B1,94.5,90,-1,=SUM(A1)\nB2,101,80,,\nB9,70,,,\n";
    let page = upload_to(&olga, &import, "scores.csv", text.as_bytes()).await;
    let page = page.is(StatusCode::UNPROCESSABLE_ENTITY).says("Row 4, unit B9: No reporter of this review");
    page.hides("Keep all of it");
    let text = text.replace("B9,70,,,\n", "");
    let page =
        upload_to(&olga, &import, "scores.csv", text.as_bytes()).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let page = page.says("Row 3, B2, Annual branch assessment: “101” is no score").says("94.5");
    page.hides("Keep all of it");
    assert_eq!(count(&house, &institute).await, 0);
    let page = upload_to(&olga, &import, "scores.csv", text.replace("101", "92").as_bytes()).await;
    let page =
        page.is(StatusCode::OK).says("5 fields").says("From the file “scores.csv”").says("Panel · 李评委");
    assert_eq!(count(&house, &institute).await, 0, "looking keeps nothing");
    let fields = hidden(&page.text());
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    olga.post(&institute.path("/result/inputs"), &fields).await.is(StatusCode::SEE_OTHER);
    assert_eq!(count(&house, &institute).await, 5);
    // Kept once more it changes nothing; a field that was changed meanwhile keeps all of it out.
    olga.post(&institute.path("/result/inputs"), &fields).await.is(StatusCode::SEE_OTHER);
    assert_eq!(count(&house, &institute).await, 5);
});

on_both!(what_is_taken_away_says_the_same_when_it_comes_back, async |house: TestHouse| {
    let institute = house.institute_by(&with_panel()).await;
    let olga = house.guest(institute.account("olga")).await;
    house.assess(&institute, "branch", ["94.5", "92", "90"]).await;
    let bonus = [(0, "adjustment:1", 0, "2", "=HYPERLINK(\"x\")")];
    saves(&olga, &institute, "adjustments", &bonus, &[]).await.is(StatusCode::SEE_OTHER);
    let import = institute.path("/result/inputs/import");
    for guest in [olga.clone(), olga.clone().reading("zh-CN")] {
        let file = guest.get(&institute.path("/result/inputs/scores.xlsx")).await.is(StatusCode::OK);
        let name = if guest.language == "en" {
            "The file says nothing that"
        } else {
            "文件内容与现有内容一致"
        };
        // The reason is text, and no formula that whoever opens the file would reckon.
        let page = upload_to(&guest, &import, "scores.xlsx", &file.bytes).await.is(StatusCode::OK);
        page.says(name).hides("Keep all of it");
    }
    let page =
        upload_to(&olga, &import, "x.csv", b"what,ever\n1,2\n").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("No row of the file names its columns");
    let lena = house.guest(institute.account("lena")).await;
    lena.get(&import).await.is(StatusCode::FORBIDDEN);
});
