use axum::http::StatusCode;

use crate::support::{TestHouse, on_both};

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
