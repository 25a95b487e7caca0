//! The papers of the sitting: what the host says, and the minutes.

use axum::http::StatusCode;

use crate::{
    meeting_record::Chair,
    support::{Answer, Guest, Institute, TestHouse, on_both},
};

const MINUTE_MS: i64 = 60_000;

async fn script(institute: &Institute, guest: &Guest) -> Answer {
    guest.get(&institute.path("/meeting/script")).await.is(StatusCode::OK)
}

async fn minutes(institute: &Institute, guest: &Guest) -> Answer {
    guest.get(&institute.path("/meeting/minutes")).await.is(StatusCode::OK)
}

on_both!(the_script_counts_heads_before_it_opens_the_meeting, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    script(&institute, &olga).await.says("Nobody is checked in yet").hides("On the roll: ");
    olga.post(&institute.path("/check-in"), &[("number", "A01")]).await.is(StatusCode::SEE_OTHER);
    let few = script(&institute, &olga).await.says("On the roll: 21. On leave: 0. Present: 1.");
    few.says("The quorum of 14 is not met: 1 are present").hides("the meeting can begin");
    olga.post(&institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
    let enough = script(&institute, &olga).await.says("Present: 21.");
    enough.says("at least 2/3 of those on the roll, that is 14. It is met").hides("Nobody is checked in");

    let rosa = house.guest(institute.account("rosa")).await;
    script(&institute, &rosa).await.says("It is met");
    script(&institute, &rosa.reading("zh-CN"))
        .await
        .says("主持词")
        .says("本次会议应到 21 人，请假 0 人，实到 21 人");
    let stranger = house.passer_by().get(&institute.path("/meeting/script")).await;
    assert_ne!(stranger.status, StatusCode::OK);
});

on_both!(the_script_calls_everybody_up_in_order_and_follows_the_clock, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    let page = script(&institute, &chair.guest).await.says("Proposed as scrutineers: sara.");
    let page = page
        .says("A, red: ")
        .says("Planned for each: Report 8 minutes, Questions 3 minutes, Comment 2 minutes.");
    let page = page.says("The order is fixed as follows").says(">14:00–14:05<").says(">14:10–14:49<");
    page.says(
        "Number 1: Research. The floor is yours, Secretary, Research branch. Please get ready: Process.",
    )
    .says("Number 3: Testing. The floor is yours, Secretary, Testing branch.<")
    .says("for another 10 seconds");

    let draw = [("seen", "0"), ("witness", "Discipline officer")];
    chair.guest.post(&institute.path("/meeting/lot"), &draw).await.is(StatusCode::SEE_OTHER);
    let page = script(&institute, &chair.guest)
        .await
        .says("witness Discipline officer")
        .hides("is fixed as follows");
    page.hides("changed after the lot");
    chair.presses(&["forward"]).await;
    house.clock.passes(8 * MINUTE_MS);
    script(&institute, &chair.guest).await.says(">14:00–14:08<").says(">14:08–14:13<");
});

on_both!(the_minutes_tell_when_and_how_long_everybody_spoke, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    minutes(&institute, &chair.guest).await.says("has not been opened").hides("Chair’s screen kept by");
    chair.presses(&["forward", "forward", "forward", "start_clock"]).await;
    house.clock.passes(9 * MINUTE_MS);
    // Too early: taken back, and no part of the minutes.
    chair.presses(&["next_reporter", "undo", "forward"]).await;
    house.clock.passes(2 * MINUTE_MS);
    chair.presses(&["forward"]).await;
    house.clock.passes(MINUTE_MS);
    let page = minutes(&institute, &chair.guest).await.says("is under way");
    let page = page.says("Report: 14:00–14:09; 09:00 of 08:00, 01:00 over time");
    let page =
        page.says("Questions: 14:09–14:11; 02:00 of 03:00<").says("Comment: since 14:11; 01:00 of 02:00<");
    page.says("Questions and answers").says("1. Research");

    chair.presses(&["close"]).await;

    let page = minutes(&institute, &chair.guest).await.says("The meeting is closed");
    let page = page.says("10 January 2023, 14:12").says("<dt>Chair’s screen kept by</dt><dd>olga</dd>");
    let page =
        page.says("No report was given.").says("Comment: 14:11–14:12").says("The order was fixed by hand.");
    page.says("<dt>Scrutineers</dt><dd>sara</dd>")
        .says("Chair (signature)")
        .says("are no part of these minutes");
    minutes(&institute, &chair.guest.reading("zh-CN")).await.says("会议记录").says("超时 01:00");
});

on_both!(the_minutes_hold_the_lot_and_what_was_said_for_who_may_read_it, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    for (seen, reason) in [("0", ""), ("1", "One was missing")] {
        let draw = [("seen", seen), ("witness", "Discipline officer"), ("reason", reason)];
        chair.guest.post(&institute.path("/meeting/lot"), &draw).await.is(StatusCode::SEE_OTHER);
    }
    let draws = storage::meeting::lot::draws(&house.service.reader(), institute.review.id).await.unwrap();
    let lena = house.guest(institute.account("lena")).await;
    let reporter = institute.reporters[0].id.to_string();
    let comment = [
        ("reporter", &*reporter),
        ("revision", "0"),
        ("praise", "The line runs again"),
        ("problem", "Records are late"),
        ("direction", "File them monthly"),
    ];
    lena.post(&institute.path("/comments"), &comment).await.is(StatusCode::SEE_OTHER);

    let page = minutes(&institute, &chair.guest).await.says("before Discipline officer");
    let page = page.says(&draws[1].seed.to_string()).hides(&draws[0].seed.to_string());
    page.says("was drawn 2 times").says("Records are late").says("No comment is written down.");
    minutes(&institute, &lena).await.says("Records are late");
    let lars = house.guest(institute.account("lars")).await;
    minutes(&institute, &lars).await.hides("Records are late").hides("organiser’s copy");
    let rosa = house.guest(institute.account("rosa")).await;
    let page =
        minutes(&institute, &rosa).await.hides("Records are late").hides("Summing-up and requirements</h2>");
    page.says("The organiser’s copy has").says("No ballot box is planned.");
});

on_both!(the_minutes_count_each_box_and_keep_its_fingerprint, async |house: TestHouse| {
    let institute = house.institute().await;
    let chair = Chair::of(&house, &institute).await;
    minutes(&institute, &chair.guest).await.says("No ballot box is planned.");
    let hall = house.open_hall(&institute).await;
    let phone = house.passer_by();
    for card in 0..2 {
        hall.boxes[0].cast(&phone, card, 0).await.is(StatusCode::OK);
    }
    let page = minutes(&institute, &chair.guest).await.says("data-label=\"Received by phone\">2<");
    page.says("data-label=\"Fingerprint when voting ended\">–<");

    hall.close().await;

    let reader = house.service.reader();
    let page = minutes(&institute, &chair.guest).await.says("signed count report is part");
    for one in storage::evaluation::boxes(&reader, institute.review.id).await.unwrap() {
        let ending = service::evaluation::ending(&reader, &one).await.unwrap().unwrap();
        assert!(page.text().contains(&format!("<span>{}</span>", &ending.head[..4])), "{}", page.text());
    }
});
