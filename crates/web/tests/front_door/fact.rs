//! Checks before the meeting, as organisers and leaders enter them.

use axum::http::StatusCode;
use review::id::UnitId;
use storage::fact::Entry;

use crate::support::{Answer, DEMONSTRATION, Guest, Institute, TestHouse, on_both, upload_to};

fn unit(institute: &Institute, place: usize) -> UnitId {
    institute.reporters[place].unit.id
}

/// The fields of one unit's check, as the page has them.
struct Cell(Vec<(String, String)>);

fn cell(unit: UnitId, check: &str, seen: i64, score: &str, note: &str) -> Cell {
    let name = |what: &str| format!("{what}.{unit}.{check}");
    Cell(vec![
        (name("seen"), seen.to_string()),
        (name("score"), score.to_owned()),
        (name("note"), note.to_owned()),
    ])
}

async fn saves(guest: &Guest, institute: &Institute, cells: &[Cell]) -> Answer {
    let fields = cells.iter().flat_map(|cell| &cell.0).map(|(name, value)| (name.as_str(), value.as_str()));
    let fields: Vec<_> = fields.chain([("page", "1")]).collect();
    guest.post(&institute.path("/facts"), &fields).await
}

async fn entries(house: &TestHouse, institute: &Institute) -> Vec<Entry> {
    storage::fact::of_review(&house.service.reader(), institute.review.id).await.unwrap()
}

on_both!(what_a_check_found_is_kept_with_all_that_stood_there_before, async |house: TestHouse| {
    let institute = house.institute().await;
    let (olga, lena) =
        (house.guest(institute.account("olga")).await, house.guest(institute.account("lena")).await);
    let research = unit(&institute, 0);
    let done = saves(&olga, &institute, &[cell(research, "records", 0, "５７．０", "Complete")]).await;
    let page = olga.get(&done.is(StatusCode::SEE_OTHER).location.unwrap()).await.is(StatusCode::OK);
    page.says("One field saved").says("value=\"57.0\"").says("1 of 6 fields filled");
    house.clock.passes(60_000);
    let done = saves(&lena, &institute, &[cell(research, "records", 1, "55.5", "Two records late")]).await;
    done.is(StatusCode::SEE_OTHER);
    let record = olga.get(&institute.path(&format!("/facts/units/{research}"))).await.is(StatusCode::OK);
    let record = record.says("55.5 of 60").says("Two records late").says("lena, 10 January 2023, 14:01");
    record.says("One earlier entry").says("57.0 of 60").says("olga, 10 January 2023, 14:00");
    // Taken back, and the record still tells.
    saves(&olga, &institute, &[cell(research, "records", 2, "", "")]).await.is(StatusCode::SEE_OTHER);
    let page = olga.get(&institute.path("/facts")).await;
    page.says("0 of 6 fields filled");
    olga.get(&institute.path(&format!("/facts/units/{research}")))
        .await
        .says("Taken back")
        .says("55.5 of 60");
});

on_both!(one_wrong_field_keeps_all_of_them_out_and_is_named, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let cells = [
        cell(unit(&institute, 0), "records", 0, "57", "Complete"),
        cell(unit(&institute, 1), "records", 0, "61", "Too good"),
        cell(unit(&institute, 2), "visit", 0, "thirty", ""),
    ];
    let page = saves(&olga, &institute, &cells).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let page = page.says("B2, Check of records: 61 is more than the full 60 points.");
    let page = page.says("B3, Visit to the branch: “thirty” is no score").says("Nothing was saved yet");
    page.says("value=\"61\"").says("value=\"thirty\"").says("Complete").says("aria-invalid=\"true\"");
    assert_eq!(entries(&house, &institute).await, []);
    let page = olga.clone().reading("zh-CN");
    let page = saves(&page, &institute, &cells).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("B2，台账资料核查：61 超过满分 60 分。");
});

on_both!(two_people_on_one_field_never_overwrite_each_other, async |house: TestHouse| {
    let institute = house.institute().await;
    let (olga, lena) =
        (house.guest(institute.account("olga")).await, house.guest(institute.account("lena")).await);
    let (research, process) = (unit(&institute, 0), unit(&institute, 1));
    saves(&olga, &institute, &[cell(research, "records", 0, "57", "As I saw it")])
        .await
        .is(StatusCode::SEE_OTHER);
    // Lena's page is older: her other field would do, this one would go over Olga's.
    let cells = [cell(research, "records", 0, "40", "As I heard"), cell(process, "visit", 0, "35", "")];
    let page = saves(&lena, &institute, &cells).await.is(StatusCode::CONFLICT);
    let page = page.says("Somebody else changed the same field").says("Now there: 57 As I saw it (olga,");
    page.says("value=\"40\"").says("As I heard").says("value=\"35\"");
    assert_eq!(entries(&house, &institute).await.len(), 1);
    // Knowing what stands there, she may.
    let cells = [cell(research, "records", 1, "40", "As I heard"), cell(process, "visit", 0, "35", "")];
    saves(&lena, &institute, &cells).await.is(StatusCode::SEE_OTHER);
    assert_eq!(entries(&house, &institute).await.len(), 3);
    // A field left as it was read is no change, however old the page is.
    let cells = [cell(research, "records", 1, "57", "As I saw it"), cell(process, "records", 0, "50", "")];
    saves(&olga, &institute, &cells).await.is(StatusCode::SEE_OTHER);
    let after = entries(&house, &institute).await;
    assert_eq!(after.iter().filter(|one| one.unit == research).count(), 2);
});

on_both!(only_those_whom_the_template_names_enter, async |house: TestHouse| {
    let rules = DEMONSTRATION.replacen("[\"organiser\", \"leader\"]", "[\"leader\"]", 1);
    let institute =
        house.institute_by(&rules.replacen("reporter_reads = true", "reporter_reads = false", 1)).await;
    let research = unit(&institute, 0);
    let one = || [cell(research, "visit", 0, "30", "")];
    for name in ["olga", "rosa", "sara", "cora"] {
        let guest = house.guest(institute.account(name)).await;
        saves(&guest, &institute, &one()).await.is(StatusCode::FORBIDDEN);
        guest.get(&institute.path("/facts/import")).await.is(StatusCode::FORBIDDEN);
    }
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("/facts"))
        .await
        .is(StatusCode::OK)
        .says("You read what the checks have found")
        .hides("<textarea");
    let lena = house.guest(institute.account("lena")).await;
    saves(&lena, &institute, &one()).await.is(StatusCode::SEE_OTHER);
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get(&institute.path("/facts")).await.is(StatusCode::FORBIDDEN);
    rosa.get(&institute.path(&format!("/facts/units/{research}"))).await.is(StatusCode::FORBIDDEN);
});

on_both!(a_reporter_reads_the_own_record_where_the_template_says_so, async |house: TestHouse| {
    let institute = house.institute().await;
    let lena = house.guest(institute.account("lena")).await;
    saves(&lena, &institute, &[cell(unit(&institute, 0), "visit", 0, "30", "Seen")])
        .await
        .is(StatusCode::SEE_OTHER);
    let rosa = house.guest(institute.account("rosa")).await;
    let own = institute.path(&format!("/facts/units/{}", unit(&institute, 0)));
    rosa.get(&institute.path(&format!("/reports/{}", institute.reporters[0].id))).await.says(&own);
    rosa.get(&own).await.is(StatusCode::OK).says("30 of 40").says("Seen").hides("Enter or change");
    let other = institute.path(&format!("/facts/units/{}", unit(&institute, 1)));
    rosa.get(&other).await.is(StatusCode::FORBIDDEN);
    rosa.get(&institute.path("/facts")).await.is(StatusCode::FORBIDDEN);
});

on_both!(once_the_boxes_are_open_a_score_stands_and_a_missing_one_may_come, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let research = unit(&institute, 0);
    saves(&olga, &institute, &[cell(research, "records", 0, "57", "Complete")])
        .await
        .is(StatusCode::SEE_OTHER);
    let hall = house.open_hall(&institute).await;
    for one in &hall.boxes {
        for card in 0..5 {
            one.cast(&house.passer_by(), card, 0).await.is(StatusCode::OK);
        }
    }
    hall.close().await;
    hall.open_sums().await;
    let page = saves(&olga, &institute, &[cell(research, "records", 1, "60", "Complete")]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("B1, Check of records: The boxes are open");
    let rest = [
        cell(research, "visit", 0, "38", ""),
        cell(unit(&institute, 1), "records", 0, "50", ""),
        cell(unit(&institute, 1), "visit", 0, "40", ""),
        cell(unit(&institute, 2), "records", 0, "60", ""),
        cell(unit(&institute, 2), "visit", 0, "40", ""),
    ];
    saves(&olga, &institute, &rest).await.is(StatusCode::SEE_OTHER);
    // 40 % × 100 + 60 % × (57 + 38) = 97.
    let page = olga.get(&institute.path("/result")).await.is(StatusCode::OK);
    let page = page.says("97.00").says("Check of records 57 + Visit to the branch 38");
    page.hides("name=\"value\"");
    let page = olga.get(&institute.path("/result/inputs?part=scores")).await.is(StatusCode::OK);
    page.says("is made of what the checks before the meeting have found");
    olga.post(&institute.path("/result/release"), &[]).await.is(StatusCode::SEE_OTHER);
    let page = saves(&olga, &institute, &[cell(research, "visit", 1, "39", "")]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("The results are released");
    olga.get(&institute.path("/facts")).await.says("The results are released").hides("<textarea");
});

on_both!(a_spreadsheet_is_laid_into_the_table_and_kept_only_when_that_is_saved, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    saves(&olga, &institute, &[cell(unit(&institute, 2), "visit", 0, "30", "Seen")])
        .await
        .is(StatusCode::SEE_OTHER);
    let file = "代号;台账资料核查;台账资料核查说明;实地核查\r\nB1;57,5;;\r\nB2;55;好;\r\nB9;1;;\r\n";
    let path = institute.path("/facts/import");
    let page =
        upload_to(&olga, &path, "scores.csv", file.as_bytes()).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let page = page.says("Row 2, B1, Check of records: “57,5” is no score");
    page.says("Row 4, unit B9: There is no such unit in this review");
    assert_eq!(entries(&house, &institute).await.len(), 1);
    let file = "代号,台账资料核查,台账资料核查说明,实地核查\r\nB1,57.5,,\r\nB2,55,好,\r\nB3,,,30.0\r\n";
    let page = upload_to(&olga, &path, "scores.csv", file.as_bytes()).await.is(StatusCode::OK);
    let page =
        page.says("2 fields come from the file").says("value=\"57.5\"").says("from the file").says("好");
    assert!(!page.text().contains("B3"), "what the file says of B3 stands there already");
    assert_eq!(entries(&house, &institute).await.len(), 1, "looking at a file keeps nothing of it");
    let cells = [
        cell(unit(&institute, 0), "records", 0, "57.5", ""),
        cell(unit(&institute, 1), "records", 0, "55", "好"),
    ];
    saves(&olga, &institute, &cells).await.is(StatusCode::SEE_OTHER);
    // What is taken away can be taken back, and says nothing new.
    let taken = olga.get(&institute.path("/facts/files/checks.xlsx")).await.is(StatusCode::OK);
    let page = upload_to(&olga, &path, "checks.xlsx", &taken.bytes).await.is(StatusCode::OK);
    page.says("says nothing that does not stand here already");
    let taken = olga.get(&institute.path("/facts/files/checks.csv")).await.is(StatusCode::OK);
    assert!(taken.text().contains("B1,Research,57.5,,"), "{}", taken.text());
});
