//! The door without a network: a sheet that is printed, signed, and entered afterwards.

use axum::http::StatusCode;
use review::attendance::SHEET_ROWS;
use storage::roster::Person;

use crate::support::{Institute, TestHouse, on_both};

async fn people(house: &TestHouse, institute: &Institute) -> Vec<Person> {
    storage::roster::people(&house.service.reader(), institute.review.id).await.unwrap()
}

/// The people of these staff numbers, as a form names them.
async fn ids<const N: usize>(house: &TestHouse, institute: &Institute, numbers: [&str; N]) -> [String; N] {
    let people = people(house, institute).await;
    numbers.map(|number| people.iter().find(|one| one.key() == number).unwrap().id.to_string())
}

async fn joins(house: &TestHouse, institute: &Institute, number: &str, on_leave: bool) {
    let new = service::roster::NewPerson {
        number: number.into(),
        name: institute.review.place.clone(),
        title: institute.review.organisation.clone(),
        unit: None,
        group: number[..1].parse().unwrap(),
        on_leave,
    };
    let olga = institute.account("olga");
    service::roster::add_people(&house.service, olga, institute.review.id, &[new]).await.unwrap();
}

on_both!(a_sheet_has_everybody_by_group_with_room_to_sign, async |house: TestHouse| {
    let institute = house.institute().await;
    for place in 0..SHEET_ROWS {
        joins(&house, &institute, &format!("D{}", place + 50), place == 0).await;
    }
    let sara = house.guest(institute.account("sara")).await;
    let path = institute.path("/check-in/sheets");
    sara.get(&institute.path("/check-in")).await.says(&path);
    let page = sara.get(&path).await.is(StatusCode::OK).says("sign-in sheet").says("Signature");
    let page = page.says("Person A1").says("Person D1").says("sheet 1 of 2").says("sheet 2 of 2").says("D50");
    assert_eq!(page.text().matches("<section class=\"paper-form\">").count(), 5, "A, B, C, and D twice");
    assert_eq!(page.text().matches("on leave").count(), 1);

    let one = sara.get(&format!("{path}?group=B")).await.is(StatusCode::OK);
    one.says("Person B1").says("sheet 1 of 1").hides("Person A1");
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get(&path).await.is(StatusCode::FORBIDDEN);
});

on_both!(a_signed_sheet_is_entered_at_once_and_leaves_who_was_noted_before, async |house: TestHouse| {
    let institute = house.institute().await;
    let sara = house.guest(institute.account("sara")).await;
    let path = institute.path("/check-in/paper");
    sara.post(&institute.path("/check-in"), &[("number", "A01")]).await.is(StatusCode::SEE_OTHER);
    let page = sara.get(&format!("{path}?group=A&sheet=1")).await.is(StatusCode::OK);
    page.says("Person A1").says("since 14:00").says("Person A5").hides("Person B1");

    house.clock.passes(60 * 60_000);
    let [first, second, third] = ids(&house, &institute, ["A01", "A02", "A03"]).await;
    let sheet =
        [("group", "A"), ("sheet", "1"), ("person", &*first), ("person", &second), ("person", &third)];
    let done = sara.post(&path, &sheet).await.is(StatusCode::SEE_OTHER);
    let page = sara.get(&done.location.unwrap()).await.says("2 people were noted as present");
    page.says("since 14:00").says("since 15:00");
    let now = people(&house, &institute).await;
    let since = |key: &str| now.iter().find(|one| one.key() == key).unwrap().present_at;
    assert!(since("A01") < since("A02") && since("A02") == since("A03"));
    assert_eq!(since("A04"), None);

    house.clock.passes(60_000);
    let again = sara.post(&path, &sheet).await.is(StatusCode::SEE_OTHER);
    sara.get(&again.location.unwrap()).await.says("Nobody new was noted");
    assert_eq!(people(&house, &institute).await, now);
});

on_both!(a_whole_sheet_is_noted_but_for_those_on_leave, async |house: TestHouse| {
    let institute = house.institute().await;
    joins(&house, &institute, "B90", true).await;
    let sara = house.guest(institute.account("sara")).await;
    let path = institute.path("/check-in/paper");
    let page = sara.get(&format!("{path}?group=B&sheet=7")).await.is(StatusCode::OK).says("B90").text();
    let listed: Vec<_> = page.split("name=\"listed\" value=\"").skip(1).collect();
    let mut sheet = vec![("group", "B"), ("sheet", "1"), ("all", "yes")];
    sheet.extend(listed.iter().map(|rest| ("listed", rest.split_once('"').unwrap().0)));
    let done = sara.post(&path, &sheet).await.is(StatusCode::SEE_OTHER);
    let group_b = listed.len();
    sara.get(&done.location.unwrap()).await.says(&format!("{group_b} people were noted as present"));
    let people = people(&house, &institute).await;
    for person in people.iter().filter(|one| one.group.to_string() == "B") {
        assert_eq!(person.present_at.is_some(), person.key() != "B90", "{}", person.key());
    }
});

on_both!(a_sheet_whose_people_were_taken_off_the_roll_is_not_entered_in_part, async |house: TestHouse| {
    let institute = house.institute().await;
    joins(&house, &institute, "D90", false).await;
    let sara = house.guest(institute.account("sara")).await;
    let [stays, goes] = ids(&house, &institute, ["D01", "D90"]).await;
    let (olga, review) = (institute.account("olga"), institute.review.id);
    service::roster::remove_person(&house.service, olga, review, goes.parse().unwrap()).await.unwrap();
    let path = institute.path("/check-in/paper");
    let sheet = [("group", "D"), ("sheet", "1"), ("person", &*stays), ("person", &goes)];
    let page = sara.post(&path, &sheet).await.is(StatusCode::CONFLICT).says("nobody was noted");
    page.says(&format!("value=\"{stays}\" checked"));
    assert!(people(&house, &institute).await.iter().all(|person| person.present_at.is_none()));

    let many: Vec<_> = (0..=SHEET_ROWS as u128).map(uuid_of).collect();
    let mut sheet = vec![("group", "D"), ("sheet", "1")];
    sheet.extend(many.iter().map(|id| ("person", id.as_str())));
    sara.post(&path, &sheet).await.is(StatusCode::BAD_REQUEST);
});

fn uuid_of(number: u128) -> String {
    format!("0198c0de-0000-7000-8000-{number:012x}")
}
