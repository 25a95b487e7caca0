use axum::http::StatusCode;

use super::{begins, hands_in, institute, noon, reachable};
use crate::support::{TestHouse, on_both};

on_both!(the_organiser_sees_who_is_where_and_nobody_else_does, async |house: TestHouse| {
    let institute = institute(&house, 5).await;
    let path = institute.path("/progress");
    let olga = house.guest(institute.account("olga")).await;
    let tx = house.store().write().await.unwrap();
    begins(&tx, &institute.reporters[1], house.service.now()).await;
    tx.commit().await.unwrap();
    hands_in(&house, &institute, 0).await;
    let page = olga.get(&path).await.is(StatusCode::OK);
    page.says("1 of 3 reports handed in, 2 late")
        .says("Reports are due by Tuesday 3 January 2023.")
        .says("<svg class=\"chart\"")
        .says("Reports by state: Handed in 1, In draft 1, Not begun 1")
        .says("Ask all 2 who are late")
        .says("21 people");
    olga.get(&format!("{path}?show=late")).await.says("2 days late").says("Process").hides(">Research<");
    olga.get(&format!("{path}?show=handed_in")).await.says(">Research<").hides(">Process<");
    olga.get(&format!("{path}?show=accepted&page=7")).await.says("No report is in this state");
    let page = olga.get(&path).await;
    page.says("these reports were due by Tuesday 3 January 2023")
        .says("1. Process (Secretary, Process branch)");
    for name in ["rosa", "lena", "sara"] {
        house.guest(institute.account(name)).await.get(&path).await.is(StatusCode::FORBIDDEN);
    }
});

on_both!(who_is_late_is_asked_once_a_day_by_mail_or_on_the_own_page, async |house: TestHouse| {
    let house = house.mailing();
    let institute = institute(&house, 5).await;
    reachable(&house, &institute, "rosa", "en").await;
    hands_in(&house, &institute, 2).await;
    let olga = house.guest(institute.account("olga")).await;
    let path = institute.path("/progress/nudge");
    let fields = [("deed", "late"), ("note", "The hall is booked.")];
    let done = olga.post(&path, &fields).await.is(StatusCode::SEE_OTHER);
    let page = olga.get(&done.location.unwrap()).await;
    page.says("One mail is on its way.")
        .says("One person reads it on the own page only.")
        .says("today, 12:00");
    let mail = house.carries(Ok(())).await.unwrap();
    assert_eq!(
        (mail.to.as_str(), mail.subject.as_str()),
        ("rosa@example.org", "olga asks you to see to something")
    );
    let edit = institute.path(&format!("/reports/{}/edit", institute.reporters[0].id));
    assert!(mail.text.contains("The hall is booked.") && mail.text.contains(&edit), "{}", mail.text);
    assert!(house.carries(Ok(())).await.is_none());
    // Paul has no address: his page tells him.
    let paul = house.guest(institute.account("paul")).await;
    paul.get("/tasks").await.says("olga asks you to see to this").says("The hall is booked.");

    let again = olga.post(&path, &fields).await.is(StatusCode::SEE_OTHER);
    olga.get(&again.location.unwrap())
        .await
        .says("No mail was sent.")
        .says("2 people were asked today before.");
    noon(&house, 6);
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&path, &fields).await.is(StatusCode::SEE_OTHER);
    assert!(house.carries(Ok(())).await.is_some(), "another day, another mail");
    hands_in(&house, &institute, 1).await;
    let paul = house.guest(institute.account("paul")).await;
    paul.get("/tasks").await.hides("asks you to see to this");
});

on_both!(those_who_are_chosen_are_asked_and_a_refused_form_keeps_what_was_typed, async |house: TestHouse| {
    let house = house.mailing();
    let institute = institute(&house, 2).await;
    for name in ["rosa", "paul"] {
        reachable(&house, &institute, name, "en").await;
    }
    let olga = house.guest(institute.account("olga")).await;
    let path = institute.path("/progress/nudge");
    let refused = olga.post(&path, &[("deed", "late"), ("note", "Please!")]).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY).says("None of these people").says("Please!");
    let rosa = institute.account("rosa").id.to_string();
    let long = "x".repeat(501);
    let refused = olga.post(&path, &[("deed", "selected"), ("who", &rosa), ("note", &long)]).await;
    refused
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("at most 500 fit")
        .says(&format!("value=\"{rosa}\" checked"));
    olga.post(&path, &[("deed", "selected"), ("who", &rosa)]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(house.carries(Ok(())).await.unwrap().to, "rosa@example.org");
    assert!(house.carries(Ok(())).await.is_none());
    let tina = house.guest(institute.account("tina")).await;
    tina.post(&path, &[("deed", "selected"), ("who", &rosa)]).await.is(StatusCode::FORBIDDEN);
    olga.post(&path, &[("deed", "selected"), ("who", "rosa")]).await.is(StatusCode::BAD_REQUEST);
});
