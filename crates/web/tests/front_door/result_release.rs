//! What each circle sees of released results: by the template, on pages, as data and on the wall.

use axum::http::StatusCode;

use crate::{
    result::with_sums_by,
    result_grades::{AS_SUGGESTED, MINUTED, settle, sits},
    result_inputs::saves,
    support::{DEMONSTRATION, Guest, Institute, TestHouse, on_both, upload_to, with_panel},
};

/// The demonstration's rules with these lines under `[assessment.release]`.
pub fn released_by(lines: &str) -> String {
    DEMONSTRATION.replacen("[news]", &format!("[assessment.release]\n{lines}\n\n[news]"), 1)
}

/// Graded by the committee and released.
async fn released(house: &TestHouse, lines: &str) -> (Institute, Guest) {
    let (institute, _) = with_sums_by(house, &released_by(lines)).await;
    house.assess(&institute, "branch", ["99", "92", "80"]).await;
    settle(house, &institute).await;
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/result/release"), &[]).await.is(StatusCode::SEE_OTHER);
    (institute, olga)
}

fn unit(institute: &Institute, place: usize) -> String {
    institute.reporters[place].unit.name.in_lang(review::words::Lang::En).to_owned()
}

on_both!(a_reporter_sees_the_own_result_alone_where_the_rules_say_so, async |house: TestHouse| {
    let rules = "reporters_see = \"own\"\nothers_see = \"nothing\"\nwall_shows = \"nothing\"";
    let (institute, olga) = released(&house, rules).await;
    let rosa = house.guest(institute.account("rosa")).await;
    let page = rosa.get(&institute.path("/result")).await.is(StatusCode::OK).says(&unit(&institute, 0));
    let page = page.says("This is your own result").says("96.20").says("Decided: Good");
    page.hides(&unit(&institute, 1)).hides(&unit(&institute, 2));
    let data = rosa.get(&institute.path("/result.json")).await.is(StatusCode::OK).says("96.20");
    data.hides(&institute.reporters[1].unit.code).hides("papers");
    // Who holds another role is told nothing, not even by a link.
    let sara = house.guest(institute.account("sara")).await;
    sara.get(&institute.path("/result")).await.is(StatusCode::FORBIDDEN);
    sara.get(&institute.path("/result.json")).await.is(StatusCode::FORBIDDEN);
    sara.get(&institute.path("")).await.is(StatusCode::OK).hides("/result\"");
    rosa.get(&institute.path("")).await.says("/result\"");
    let wall = olga.get(&institute.path("/projector?scene=results")).await.is(StatusCode::OK);
    wall.says("have not been released").hides("96.20");
    // Whoever works with them sees all.
    let page = olga.get(&institute.path("/result")).await.says("96.20");
    page.says(&unit(&institute, 1)).says(&unit(&institute, 2)).hides("your own result");
});

on_both!(of_the_others_the_grades_may_be_all_that_is_told, async |house: TestHouse| {
    let rules = "reporters_see = \"grades\"\nothers_see = \"grades\"\nwall_shows = \"grades\"";
    let (institute, olga) = released(&house, rules).await;
    let rosa = house.guest(institute.account("rosa")).await;
    let page = rosa.get(&institute.path("/result")).await.says("96.20").says("the grades");
    page.says(&unit(&institute, 1)).hides("92.00");
    let sara = house.guest(institute.account("sara")).await;
    let page = sara.get(&institute.path("/result")).await.is(StatusCode::OK).says("Fairly good");
    page.says(&unit(&institute, 0)).hides("96.20");
    sara.get(&institute.path("/result.json")).await.says("Fairly good").hides("96.20").hides("composite");
    let wall = olga.get(&institute.path("/projector?scene=results")).await;
    wall.says("Fairly good").says(&unit(&institute, 0)).hides("96.20");
});

on_both!(results_without_names_stand_in_an_order_that_tells_nobody, async |house: TestHouse| {
    let (institute, olga) = released(&house, "reporters_see = \"grades\"\nnames = false").await;
    let sara = house.guest(institute.account("sara")).await;
    let page = sara.get(&institute.path("/result")).await.is(StatusCode::OK).says("Reporter 1").says("96.20");
    let page = page.text();
    let list = page.split("class=\"results\"").nth(1).unwrap();
    for (place, reporter) in institute.reporters.iter().enumerate() {
        assert!(!list.contains(&unit(&institute, place)), "{list}");
        assert!(!page.contains(&reporter.id.to_string()), "{page}");
    }
    let data = sara.get(&institute.path("/result.json")).await.is(StatusCode::OK).says("96.20");
    data.hides("\"unit\"").hides("\"reason\"");
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get(&institute.path("/result")).await.says(&unit(&institute, 0)).says("Reporter 1");
    let wall = olga.get(&institute.path("/projector?scene=results")).await.says("Reporter 3");
    wall.says("96.20");
});

on_both!(reporters_may_have_to_wait_for_their_letters, async |house: TestHouse| {
    let (institute, olga) = released(&house, "reporters_from = \"letters\"").await;
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get(&institute.path("/result")).await.is(StatusCode::FORBIDDEN);
    rosa.get(&institute.path("/result.json")).await.is(StatusCode::FORBIDDEN);
    let sara = house.guest(institute.account("sara")).await;
    sara.get(&institute.path("/result")).await.is(StatusCode::OK);
    olga.post(&institute.path("/letters/release"), &[]).await.is(StatusCode::SEE_OTHER);
    rosa.get(&institute.path("/result")).await.is(StatusCode::OK).says("96.20");
});

on_both!(vetoes_come_out_of_a_spreadsheet_and_go_back_into_one, async |house: TestHouse| {
    let institute = house.institute_by(&with_panel()).await;
    let olga = house.guest(institute.account("olga")).await;
    let import = institute.path("/result/inputs/import");
    let code = &institute.reporters[0].unit.code;
    let file =
        |word: &str, basis: &str| format!("Unit code,Accident,\"Accident, basis\"\n{code},{word},{basis}\n");
    let page = upload_to(&olga, &import, "vetoes.csv", file("perhaps", "Fire").as_bytes()).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("says neither that the veto was found");
    let page = upload_to(&olga, &import, "vetoes.csv", file("found", "").as_bytes()).await;
    page.says("Say in a few words what it rests on").hides("Keep all of it");
    let page = upload_to(&olga, &import, "vetoes.csv", file("found", "Fire in May").as_bytes()).await;
    page.is(StatusCode::OK).says("Fire in May").says("Keep all of it");
    saves(&olga, &institute, "vetoes", &[(0, "veto:accident", 0, "1", "Fire in May")], &[])
        .await
        .is(StatusCode::SEE_OTHER);
    for guest in [olga.clone(), olga.clone().reading("zh-CN")] {
        let taken = guest.get(&institute.path("/result/inputs/scores.xlsx")).await.is(StatusCode::OK);
        let page = upload_to(&guest, &import, "scores.xlsx", &taken.bytes).await.is(StatusCode::OK);
        page.hides("Fire in May");
    }
    let page = upload_to(&olga, &import, "vetoes.csv", file("no", "Not ours").as_bytes()).await;
    page.is(StatusCode::OK).says("Not ours").says("Keep all of it");
});

on_both!(a_grade_that_stood_last_year_as_well_has_a_consequence_of_its_own, async |house: TestHouse| {
    let rule = "[[assessment.consequences]]\ngrades = [\"fairly_good\"]\nyears = 2\n\
         consequence = { zh = \"连续两年\", en = \"Two years in a row\" }\n\n[news]";
    let (institute, _) = with_sums_by(&house, &DEMONSTRATION.replacen("[news]", rule, 1)).await;
    house.assess(&institute, "branch", ["99", "92", "80"]).await;
    let lena = house.guest(institute.account("lena")).await;
    sits(&lena, &institute, "0", AS_SUGGESTED, &MINUTED).await.is(StatusCode::SEE_OTHER);
    // Of a year before nothing is known here: nothing follows.
    lena.get(&institute.path("/result/grades")).await.is(StatusCode::OK).hides("Two years in a row");
});
