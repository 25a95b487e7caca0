use axum::http::StatusCode;

use super::{hands_in, institute, noon};
use crate::support::{TestHouse, on_both};

on_both!(tasks_stand_on_the_page_by_day_with_one_click_to_each, async |house: TestHouse| {
    let institute = institute(&house, 2).await;
    let rosa = house.guest(institute.account("rosa")).await;
    let edit = institute.path(&format!("/reports/{}/edit", institute.reporters[0].id));
    let page = rosa.get("/tasks").await.is(StatusCode::OK);
    page.says("Write the report and hand it in").says("Tuesday 3 January 2023").says("tomorrow").says(&edit);
    rosa.get(&edit).await.is(StatusCode::OK);
    noon(&house, 5);
    // A session ends by itself meanwhile.
    let rosa = house.guest(institute.account("rosa")).await.reading("zh-CN");
    rosa.get("/tasks").await.says("逾期 2 天").says("2023年1月3日（周二）");

    hands_in(&house, &institute, 0).await;
    rosa.get("/tasks").await.hides("逾期").says("目前没有待办事项");
    let olga = house.guest(institute.account("olga")).await;
    olga.get("/tasks").await.says("Decide on a report that was handed in").says("in 5 days");
});

on_both!(the_calendar_tells_what_is_done_and_what_is_late, async |house: TestHouse| {
    let institute = institute(&house, 5).await;
    let olga = house.guest(institute.account("olga")).await;
    let path = institute.path("/calendar");
    // Three days before the meeting was a Saturday: the template has it on the Friday before.
    let page = olga.get(&path).await.is(StatusCode::OK);
    page.says("Friday 6 January 2023").says("2 days late").says("0 of 2 done, 1 late").says("The meeting");
    for place in 0..3 {
        hands_in(&house, &institute, place).await;
    }
    olga.get(&path).await.says("1 of 2 done, 0 late").hides("days late");
    noon(&house, 9);
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&path).await.says("over");
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get(&path).await.is(StatusCode::OK).hides("Change the days");
    rosa.post(&path, &[("day.reports", "2023-01-06")]).await.is(StatusCode::FORBIDDEN);
});

on_both!(days_are_moved_and_what_was_typed_comes_back, async |house: TestHouse| {
    let institute = institute(&house, 2).await;
    let olga = house.guest(institute.account("olga")).await;
    let path = institute.path("/calendar");
    let bad = olga.post(&path, &[("day.reports", "2023-02-30"), ("day.notice", "2023-01-06")]).await;
    bad.is(StatusCode::UNPROCESSABLE_ENTITY).says("value=\"2023-02-30\"").says("give a day such as");
    let moved = olga.post(&path, &[("day.reports", "2023-01-08"), ("day.notice", "2023-01-08")]).await;
    let page = olga.get(&moved.is(StatusCode::SEE_OTHER).location.unwrap()).await.says("The days are saved");
    // The 8th is a Sunday. Only the notice moves by its rule; the reports stay.
    page.says("falls on a weekend")
        .says("by the template it would be Friday 6 January 2023")
        .says("Move them");
    olga.post(&format!("{path}/move"), &[]).await.is(StatusCode::SEE_OTHER);
    let page = olga.get(&path).await.says("Friday 6 January 2023").says("Sunday 8 January 2023");
    page.hides("Move them as the template says");
});

on_both!(holidays_are_kept_by_administrators_and_organisers, async |house: TestHouse| {
    let institute = institute(&house, 2).await;
    let olga = house.guest(institute.account("olga")).await;
    olga.get("/holidays").await.is(StatusCode::OK).says("No day yet");
    let fields =
        [("from", "2023-01-06"), ("until", "2023-01-07"), ("kind", "rest"), ("name", "Founding, day")];
    let added = olga.post("/holidays", &fields).await.is(StatusCode::SEE_OTHER);
    olga.get(&added.location.unwrap()).await.says("2 days are noted").says("Founding, day").says("Friday");
    olga.get(&institute.path("/calendar")).await.says("falls on a rest day: Founding, day");

    let list = "2023-01-07,work,made up for the 6th\n2023-01-06,off,x";
    let bad =
        olga.post_parts("/holidays/list", &[("lines", list)]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    bad.says("Line 2: “off” is no kind of day").says("made up for the 6th");
    let list = "2023-01-07,work,made up for the 6th";
    olga.post_parts("/holidays/list", &[("lines", ""), ("file", list)]).await.is(StatusCode::SEE_OTHER);
    olga.get("/holidays").await.says("working day").says("made up for the 6th");
    olga.post("/holidays/2023-01-07/remove", &[]).await.is(StatusCode::SEE_OTHER);
    olga.get("/holidays").await.hides("made up for the 6th");
    olga.post("/holidays/2023-01-07/remove", &[]).await.is(StatusCode::CONFLICT);

    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get("/holidays").await.is(StatusCode::FORBIDDEN);
    rosa.post("/holidays", &fields).await.is(StatusCode::FORBIDDEN);
    let ada = house.guest(&house.administrator).await;
    ada.get("/tasks").await.says("/holidays");
    ada.get("/holidays").await.is(StatusCode::OK);
    house.passer_by().get("/holidays").await.is(StatusCode::SEE_OTHER);
});

on_both!(working_days_of_a_new_review_count_by_the_holidays, async |house: TestHouse| {
    let days = review::notice::lines("2023-01-09,rest,a day of the town").unwrap();
    let tx = house.store().write().await.unwrap();
    storage::notice::put_days(&tx, &days).await.unwrap();
    tx.commit().await.unwrap();
    let institute = institute(&house, 2).await;
    let olga = house.guest(institute.account("olga")).await;
    // One day less to work in: the fifth working day before the meeting is the Monday.
    olga.get(&institute.path("/calendar")).await.says("Monday 2 January 2023");
});

on_both!(a_calendar_file_has_ones_own_days, async |house: TestHouse| {
    let institute = institute(&house, 2).await;
    let rosa = house.guest(institute.account("rosa")).await;
    let file = rosa.get("/tasks.ics").await.is(StatusCode::OK).text();
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "{file}");
    assert!(
        file.contains("\r\nDTSTART;VALUE=DATE:20230103\r\nSUMMARY:Write the report and hand it in\r\n"),
        "{file}"
    );
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 1, "{file}");
    house.passer_by().get("/tasks.ics").await.is(StatusCode::SEE_OTHER);
});
