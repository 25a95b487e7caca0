//! What is on the wall, who holds it, and the remote control.

use axum::http::StatusCode;

use crate::support::{DEMONSTRATION, Guest, Institute, TestHouse, on_both};

async fn organiser(house: &TestHouse, institute: &Institute) -> Guest {
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
    olga
}

/// Steps of the meeting from its opening on.
async fn steps(olga: &Guest, institute: &Institute, from: i64, steps: &[&str]) {
    for (version, step) in (from..).zip(steps) {
        let version = version.to_string();
        let form = [("version", version.as_str()), ("step", step)];
        olga.post(&institute.path("/meeting"), &form).await.is(StatusCode::SEE_OTHER);
    }
}

on_both!(the_wall_follows_the_meeting_until_the_chair_holds_a_scene, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = organiser(&house, &institute).await;
    let (wall, remote) = (institute.path("/projector"), institute.path("/remote"));
    olga.get(&wall).await.says("Welcome").says("Hall A");
    steps(&olga, &institute, 0, &["forward", "forward", "forward"]).await;
    olga.get(&wall).await.says("Reporter 1 of 3").says("Research");

    olga.post(&remote, &[("scene", "agenda")]).await.is(StatusCode::SEE_OTHER);
    olga.get(&wall).await.says("aria-current=\"step\"").hides("Reporter 1 of 3");
    olga.get(&remote).await.says("On the screen: Agenda").says("held");
    olga.get(&institute.path("/meeting")).await.says("On the screen: Agenda");
    olga.post(&remote, &[("scene", "order")]).await.is(StatusCode::SEE_OTHER);
    olga.get(&wall).await.says("Running order").says("Testing");
    // One projector may be fixed, whatever the others show.
    olga.get(&format!("{wall}?scene=speaker"))
        .await
        .says("Reporter 1 of 3")
        .says("data-live-view=\"stage.speaker.en\"");

    olga.post(&remote, &[("scene", "follow")]).await.is(StatusCode::SEE_OTHER);
    olga.get(&wall).await.says("Reporter 1 of 3").says("data-live-view=\"stage.follow.en\"");
    olga.post(&remote, &[("scene", "fireworks")]).await.is(StatusCode::BAD_REQUEST);
});

on_both!(results_are_on_the_wall_once_they_are_released_and_never_before, async |house: TestHouse| {
    let institute = house.institute_by(DEMONSTRATION).await;
    let hall = house.open_hall(&institute).await;
    for one in &hall.boxes {
        for card in 0..5 {
            one.cast(&house.passer_by(), card, 0).await.is(StatusCode::OK);
        }
    }
    hall.close().await;
    hall.open_sums().await;
    house.assess(&institute, "branch", ["94.5", "92", "90"]).await;
    let olga = house.guest(institute.account("olga")).await;
    let (wall, remote) = (institute.path("/projector"), institute.path("/remote"));
    let refused = olga.post(&remote, &[("scene", "results")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("have not been released").hides("value=\"results\"");
    olga.get(&format!("{wall}?scene=results")).await.says("have not been released").hides("<rect");

    olga.post(&institute.path("/result/release"), &[]).await.is(StatusCode::SEE_OTHER);

    olga.post(&remote, &[("scene", "results")]).await.is(StatusCode::SEE_OTHER);
    olga.get(&wall).await.says("<rect class=\"tone-good\"").says("Research").says("96.70");
    olga.get(&format!("{wall}?scene=fingerprints")).await.says("Fingerprints of the boxes");
});

on_both!(only_who_runs_the_meeting_holds_anything, async |house: TestHouse| {
    let institute = house.institute().await;
    let lena = house.guest(institute.account("lena")).await;
    let remote = institute.path("/remote");
    lena.get(&remote).await.is(StatusCode::OK).says("Only those who run the meeting").hides("name=\"scene\"");
    lena.post(&remote, &[("scene", "thanks")]).await.is(StatusCode::FORBIDDEN);
    let clock = [("version", "0"), ("step", "start_clock")];
    lena.post(&format!("{remote}/clock"), &clock).await.is(StatusCode::FORBIDDEN);
    lena.get(&institute.path("/projector/welcome")).await.is(StatusCode::FORBIDDEN);
    lena.get(&institute.path("/projector")).await.is(StatusCode::OK).says("Welcome").hides("data-turn");
});

on_both!(the_clock_is_worked_from_the_phone_and_the_chair_is_not_fought, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = organiser(&house, &institute).await;
    steps(&olga, &institute, 0, &["forward", "forward", "forward"]).await;
    let (remote, clock) = (institute.path("/remote"), institute.path("/remote/clock"));
    olga.get(&remote).await.says("value=\"start_clock\"").says(">08:00<");
    olga.post(&clock, &[("version", "3"), ("step", "start_clock")]).await.is(StatusCode::SEE_OTHER);
    olga.get(&remote).await.says("value=\"pause_clock\"").says("data-ends-at");

    let late =
        olga.post(&clock, &[("version", "3"), ("step", "pause_clock")]).await.is(StatusCode::SEE_OTHER);

    olga.get(&late.location.unwrap()).await.says("Somebody else was faster").says("value=\"pause_clock\"");
    let twice = [("version", "4"), ("step", "resume_clock")];
    olga.post(&clock, &twice).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("The clock is running");
});

on_both!(the_welcome_tells_the_halls_network, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let path = institute.path("/projector/welcome");
    let post = async |revision: &str, name: &str, password: &str| {
        olga.post(&path, &[("revision", revision), ("name", name), ("password", password)]).await
    };
    post("0", "Hall A", "short")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("value=\"Hall A\"")
        .says("8 to 63");
    post("0", "", "long enough").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("no network");
    post("0", &"厅".repeat(11), "").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("32 bytes");
    post("0", "Hall A", "long & enough").await.is(StatusCode::SEE_OTHER);

    let wall = olga.get(&institute.path("/projector")).await.says("Wireless network").says("<b>Hall A</b>");
    wall.says("long &#38; enough");
    post("0", "Hall B", "")
        .await
        .is(StatusCode::CONFLICT)
        .says("Hall B")
        .says("name=\"revision\" value=\"1\"");
    post("1", "", "").await.is(StatusCode::SEE_OTHER);
    olga.get(&institute.path("/projector")).await.hides("Wireless network");
});
