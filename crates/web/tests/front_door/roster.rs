use axum::http::StatusCode;

use crate::support::{Institute, TestHouse, on_both};

async fn present(house: &TestHouse, institute: &Institute) -> usize {
    let people = storage::roster::people(&house.service.reader(), institute.review.id).await.unwrap();
    people.iter().filter(|person| person.present_at.is_some()).count()
}

on_both!(the_desk_notes_who_comes_and_takes_a_slip_back, async |house: TestHouse| {
    let institute = house.institute().await;
    let sara = house.guest(institute.account("sara")).await;
    let path = institute.path("/check-in");
    let answer = sara.post(&path, &[("number", " A03 ")]).await.is(StatusCode::SEE_OTHER);
    sara.get(&answer.location.unwrap()).await.is(StatusCode::OK).says("Person A3 is here");
    assert_eq!(present(&house, &institute).await, 1);

    let answer = sara.post(&path, &[("number", "A03")]).await.is(StatusCode::SEE_OTHER);
    sara.get(&answer.location.unwrap()).await.says("Person A3 is noted as not here");
    assert_eq!(present(&house, &institute).await, 0);

    let page = sara.post(&path, &[("number", "Z99")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("No staff number Z99").says("value=\"Z99\"");
    sara.post(&path, &[]).await.is(StatusCode::BAD_REQUEST);
});

on_both!(a_person_of_the_list_and_then_everybody_is_noted, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let path = institute.path("/check-in");
    let people = storage::roster::people(&house.service.reader(), institute.review.id).await.unwrap();
    let id = people[0].id.to_string();
    olga.post(&path, &[("person", &id), ("present", "yes")]).await.is(StatusCode::SEE_OTHER);
    olga.post(&path, &[("person", &id), ("present", "yes")]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(present(&house, &institute).await, 1);
    olga.get(&path).await.says("Present: 1. <span class=\"chip chip--due\">not met yet");

    let answer = olga.post(&path, &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);

    olga.get(&answer.location.unwrap())
        .await
        .says("20 people were noted as present")
        .says("chip--done\">met");
    assert_eq!(present(&house, &institute).await, 21);
    olga.post(&path, &[("person", &id), ("present", "no")]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(present(&house, &institute).await, 20);
});

on_both!(who_is_on_leave_is_not_noted_with_everybody_but_may_come_after_all, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = institute.account("olga");
    let excused = service::roster::NewPerson {
        number: "D06".into(),
        name: institute.review.place.clone(),
        title: institute.review.place.clone(),
        unit: None,
        group: "D".parse().unwrap(),
        on_leave: true,
    };
    service::roster::add_people(&house.service, olga, institute.review.id, &[excused]).await.unwrap();
    let olga = house.guest(olga).await;
    olga.post(&institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(present(&house, &institute).await, 21);
    olga.post(&institute.path("/check-in"), &[("number", "D06")]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(present(&house, &institute).await, 22);
});

on_both!(the_roster_is_read_in_pages_by_those_who_run_the_meeting, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let path = institute.path("/roster");
    let page = olga.get(&path).await.is(StatusCode::OK).says("21 people on the roll");
    page.says("Secretary, Process branch").says("Person D5").hides("class=\"pager\"");
    let more: Vec<_> = (100..200)
        .map(|number| service::roster::NewPerson {
            number: format!("E{number}"),
            name: review::words::Words::new("某人", &format!("Guest {number}")).unwrap(),
            title: institute.review.place.clone(),
            unit: None,
            group: "D".parse().unwrap(),
            on_leave: false,
        })
        .collect();
    service::roster::add_people(&house.service, institute.account("olga"), institute.review.id, &more)
        .await
        .unwrap();
    olga.get(&path).await.says("1 of 2").says("Guest 150").hides("Guest 199");
    olga.get(&institute.path("/roster?page=2")).await.says("2 of 2").says("Guest 199").hides("Guest 150");
    olga.get(&institute.path("/roster?page=x")).await.is(StatusCode::OK).says("1 of 2");
    olga.get(&institute.path("/roster?page=99")).await.is(StatusCode::OK).says("2 of 2");
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get(&path).await.is(StatusCode::FORBIDDEN);
    rosa.get(&institute.path("/check-in")).await.is(StatusCode::FORBIDDEN);
    rosa.post(&institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::FORBIDDEN);
});
