//! The door: who comes, is noted once, and is corrected with a reason.

use axum::http::StatusCode;

use crate::support::{Guest, Institute, TestHouse, on_both};

async fn present(house: &TestHouse, institute: &Institute) -> usize {
    let people = storage::roster::people(&house.service.reader(), institute.review.id).await.unwrap();
    people.iter().filter(|person| person.present_at.is_some()).count()
}

async fn id_of(house: &TestHouse, institute: &Institute, number: &str) -> String {
    let found = storage::roster::presence::by_key(&house.service.reader(), institute.review.id, number).await;
    found.unwrap().unwrap().id.to_string()
}

on_both!(the_desk_says_who_came_and_a_second_time_changes_nothing, async |house: TestHouse| {
    let institute = house.institute().await;
    let sara = house.guest(institute.account("sara")).await;
    let path = institute.path("/check-in");
    let answer = sara.post(&path, &[("number", " a03 ")]).await.is(StatusCode::SEE_OTHER);
    let page = sara.get(&answer.location.unwrap()).await.is(StatusCode::OK).says("Person A3 is now present");
    page.says("desk__answer--done").says("Card of group A").says("value=\"no\">Undo");

    house.clock.passes(60_000);
    let answer = sara.post(&path, &[("number", "A03")]).await.is(StatusCode::SEE_OTHER);
    let page = sara.get(&answer.location.unwrap()).await.says("Person A3 is present already");
    page.says("Noted at 14:00. Nothing was changed.").hides("desk__answer--done");
    assert_eq!(present(&house, &institute).await, 1);

    let page = sara.post(&path, &[("number", "Z99")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Nobody on the roll has").says("desk__answer--error").says("value=\"Z99\"");
    sara.post(&path, &[]).await.is(StatusCode::BAD_REQUEST);
});

on_both!(a_whole_name_checks_in_and_a_part_of_one_asks_who_is_meant, async |house: TestHouse| {
    let institute = house.institute().await;
    let sara = house.guest(institute.account("sara")).await;
    let path = institute.path("/check-in");
    let answer = sara.post(&path, &[("number", "person a2")]).await.is(StatusCode::SEE_OTHER);
    sara.get(&answer.location.unwrap()).await.says("Person A2 is now present");

    let asks = sara.post(&path, &[("number", "Person B")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let chosen = id_of(&house, &institute, "B04").await;
    asks.says("Who is it?").says("5 people fit").says(&format!("value=\"{chosen}\""));
    assert_eq!(present(&house, &institute).await, 1);

    let answer = sara.post(&path, &[("person", &chosen)]).await.is(StatusCode::SEE_OTHER);
    sara.get(&answer.location.unwrap()).await.says("Person B4 is now present");
});

on_both!(a_slip_is_taken_back_at_once_and_later_only_with_a_reason, async |house: TestHouse| {
    let institute = house.institute().await;
    let sara = house.guest(institute.account("sara")).await;
    let path = institute.path("/check-in");
    let id = id_of(&house, &institute, "A03").await;
    let person = institute.path(&format!("/check-in/people/{id}"));
    let back = [("person", id.as_str()), ("present", "no")];
    sara.post(&path, &[("number", "A03")]).await;
    let answer = sara.post(&path, &back).await.is(StatusCode::SEE_OTHER);
    sara.get(&answer.location.unwrap()).await.says("Person A3 is noted as not here");
    assert_eq!(present(&house, &institute).await, 0);
    sara.post(&path, &[("number", "A03")]).await;
    house.clock.passes(6 * 60_000);
    let late = sara.post(&path, &back).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    late.says("A correction needs its reason");
    assert_eq!(present(&house, &institute).await, 1);

    let form = [("change", "withdrawn"), ("why", " ")];
    sara.post(&person, &form).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("needs its reason");
    let form = [("change", "withdrawn"), ("why", "Took the neighbour’s card")];
    let answer = sara.post(&person, &form).await.is(StatusCode::SEE_OTHER);
    sara.get(&answer.location.unwrap()).await.says("Corrected.").says("not here");
    sara.post(&person, &form).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("not noted as here");
    assert_eq!(present(&house, &institute).await, 0);
    let log = sara.get(&institute.path("/check-in/corrections")).await.is(StatusCode::OK);
    log.says("Took the neighbour’s card").says("here since 14:00").says("taken back at the desk");
});

on_both!(who_leaves_early_counts_no_more_for_the_quorum, async |house: TestHouse| {
    let institute = house.institute().await;
    let sara = house.guest(institute.account("sara")).await;
    let path = institute.path("/check-in");
    for number in ["A01", "A02", "A03", "A04", "A05", "B01", "B02", "B03", "B04", "B05", "C01", "C02", "C03"]
    {
        sara.post(&path, &[("number", number)]).await.is(StatusCode::SEE_OTHER);
    }
    sara.get(&path).await.says("1 more person is needed");
    sara.post(&path, &[("number", "C04")]).await;
    sara.get(&path).await.says("chip--done\">met");
    let person = institute.path(&format!("/check-in/people/{}", id_of(&house, &institute, "C04").await));
    let left = [("change", "left"), ("why", "Called away at 14:20")];
    sara.post(&person, &left).await.is(StatusCode::SEE_OTHER);
    let page = sara.get(&path).await.says("1 more person is needed").says("1 person has left");
    page.hides("chip--done\">met");
});

on_both!(the_list_is_searched_and_filtered, async |house: TestHouse| {
    let institute = house.institute().await;
    let sara = house.guest(institute.account("sara")).await;
    let path = institute.path("/check-in");
    sara.post(&path, &[("number", "D01")]).await;
    sara.get(&format!("{path}?q=D0")).await.says("Person D1").says("Person D2").hides("Person A1");
    sara.get(&format!("{path}?show=present")).await.says("Person D1").hides("Person D2");
    sara.get(&format!("{path}?show=missing&q=d")).await.says("Person D2").hides("Person D1");
    sara.get(&format!("{path}?q=nobody")).await.says("Nobody fits.");
    let rosa = house.guest(institute.account("rosa")).await;
    for page in ["/check-in", "/check-in/corrections"] {
        rosa.get(&institute.path(page)).await.is(StatusCode::FORBIDDEN);
    }
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

/// The ticket in the address on the desk's page.
pub async fn ticket(desk: &Guest, institute: &Institute) -> String {
    let page = desk.get(&institute.path("/check-in/own")).await.is(StatusCode::OK).says("<svg").text();
    page.split_once("/arrive?t=").unwrap().1.split_once('"').unwrap().0.to_owned()
}

on_both!(people_check_themselves_in_with_the_halls_code, async |house: TestHouse| {
    let house = house.chatting();
    let institute = house.institute().await;
    let (sara, phone) = (house.guest(institute.account("sara")).await, house.passer_by());
    let (own, arrive) = (institute.path("/check-in/own"), institute.path("/arrive"));
    sara.get(&own).await.says("Self check-in is closed.");
    phone.get(&format!("{arrive}?t=x")).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("is not open");
    sara.post(&own, &[("deed", "open"), ("kind", "changing")]).await.is(StatusCode::SEE_OTHER);
    let ticket = ticket(&sara, &institute).await;
    phone.get(&format!("{arrive}?t={ticket}")).await.is(StatusCode::OK).says("Your staff number");

    let asked = phone.post(&arrive, &[("t", &ticket), ("number", "a03")]).await.is(StatusCode::OK);
    let person = id_of(&house, &institute, "A03").await;
    asked.says("Is this you?").says(&format!("value=\"{person}\"")).hides("Person A3");
    assert_eq!(present(&house, &institute).await, 0);
    let yes = [("t", ticket.as_str()), ("number", "a03"), ("person", &person)];
    let done = phone.post(&arrive, &yes).await.is(StatusCode::SEE_OTHER);
    phone.get(&done.location.unwrap()).await.says("You are checked in").says("Thank you");
    assert_eq!(present(&house, &institute).await, 1);
    house.clock.passes(60_000);
    let again = phone.post(&arrive, &yes).await.is(StatusCode::SEE_OTHER);
    phone.get(&again.location.unwrap()).await.says("checked in already, at 14:00");

    let other = [("t", ticket.as_str()), ("number", "A04"), ("person", &person)];
    phone.post(&arrive, &other).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Nobody on the roll");
    assert_eq!(present(&house, &institute).await, 1);
});

on_both!(a_ticket_runs_out_unless_it_is_for_paper_and_dies_when_renewed, async |house: TestHouse| {
    let house = house.chatting();
    let institute = house.institute().await;
    let (sara, phone) = (house.guest(institute.account("sara")).await, house.passer_by());
    let own = institute.path("/check-in/own");
    let at = |ticket: &str| institute.path(&format!("/arrive?t={ticket}"));
    sara.post(&own, &[("deed", "open"), ("kind", "changing")]).await.is(StatusCode::SEE_OTHER);
    let changing = ticket(&sara, &institute).await;
    house.clock.passes(6 * 60_000);
    phone.get(&at(&changing)).await.is(StatusCode::OK);
    house.clock.passes(3 * 60_000);
    phone.get(&at(&changing)).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("has run out");

    sara.post(&own, &[("deed", "open"), ("kind", "fixed")]).await.is(StatusCode::SEE_OTHER);
    let fixed = ticket(&sara, &institute).await;
    house.clock.passes(60 * 60_000);
    phone.get(&at(&fixed)).await.is(StatusCode::OK);
    sara.post(&own, &[("deed", "open"), ("kind", "fixed")]).await.is(StatusCode::SEE_OTHER);
    phone.get(&at(&fixed)).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("has run out");
    sara.post(&own, &[("deed", "close")]).await.is(StatusCode::SEE_OTHER);
    sara.get(&own).await.says("Self check-in is closed.");
});

on_both!(who_guesses_numbers_is_stopped_and_others_are_not, async |house: TestHouse| {
    let house = house.chatting();
    let institute = house.institute().await;
    let sara = house.guest(institute.account("sara")).await;
    let (own, arrive) = (institute.path("/check-in/own"), institute.path("/arrive"));
    sara.post(&own, &[("deed", "open"), ("kind", "changing")]).await.is(StatusCode::SEE_OTHER);
    let ticket = ticket(&sara, &institute).await;
    let guesser = house.passer_by().at("203.0.113.7");
    let wrong = [("t", ticket.as_str()), ("number", "Z1")];
    for _ in 0..review::attendance::arrival::WRONG_A_MINUTE {
        guesser.post(&arrive, &wrong).await.says("Nobody on the roll has this number");
    }
    let right = [("t", ticket.as_str()), ("number", "A03")];
    guesser.post(&arrive, &right).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Too many numbers");
    house.passer_by().at("203.0.113.8").post(&arrive, &right).await.is(StatusCode::OK);
    house.clock.passes(60_000);
    guesser.post(&arrive, &right).await.is(StatusCode::OK);
});

on_both!(a_house_without_a_key_makes_no_codes, async |house: TestHouse| {
    let institute = house.institute().await;
    let sara = house.guest(institute.account("sara")).await;
    let own = institute.path("/check-in/own");
    sara.get(&own).await.is(StatusCode::OK).says("no key file").hides("<svg");
    let refused = sara.post(&own, &[("deed", "open"), ("kind", "fixed")]).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY).says("no key file");
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.post(&own, &[("deed", "open"), ("kind", "fixed")]).await.is(StatusCode::FORBIDDEN);
});
