//! Saving while somebody types, and every version beside every other.

use super::*;

on_both!(what_is_typed_is_saved_by_itself_from_the_version_it_began_from, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    rosa.get("/edit").await.says("data-autosave=\"/reviews/").says("data-revision=\"1\"");

    let first =
        rosa.autosave(Sheet::good().section("next_steps", "明年"), "1").await.is(StatusCode::OK).json();
    assert_eq!(first["revision"], 2);
    assert_eq!(first["stand"], "Saved by itself 10 January 2023, 14:00");
    let second = rosa.autosave(Sheet::good().section("next_steps", "明年三件事"), "2").await.json();
    assert_eq!(second["revision"], 3);

    rosa.get("/edit").await.says("明年三件事</textarea>");
});

on_both!(two_browsers_on_one_report_overwrite_nothing, async |house: TestHouse| {
    let institute = house.institute().await;
    let phone = Desk::of(&house, &institute, "rosa", 0).await;
    let desk = Desk::of(&house, &institute, "rosa", 0).await;
    assert_eq!((phone.revision().await, desk.revision().await), ("1".into(), "1".into()));
    let item = carried_in(&house, &institute, 0, 1, "Records incomplete").await;
    let there = Sheet::good().section("next_steps", "那里打的").answer(item, "齐全", "done");
    desk.autosave(there, "1").await.is(StatusCode::OK);

    let here = Sheet::good().section("next_steps", "这里打的");
    let answer = phone.autosave(here.clone(), "1").await.is(StatusCode::CONFLICT).json();

    assert_eq!(answer["revision"], 2);
    assert_eq!(answer["texts"]["section.next_steps"], "那里打的");
    assert_eq!(answer["texts"][format!("answer.{item}")], "齐全");
    assert_eq!(answer["texts"][format!("outcome.{item}")], "done");
    // The page shows both, does not save by itself while they wait, and lets the person choose …
    let page = phone.send(here.clone().set("revision", "1"), "save").await.is(StatusCode::CONFLICT);
    page.says("这里打的</textarea>")
        .says("<p><span class=\"diff__is\">那</span>里打的</p>")
        .says("name=\"take.section.next_steps\"")
        .hides("data-autosave=\"/");
    // … here for what is stored, with one section of the own beside it.
    let chosen = here.section("ideology", "这里的第一部分").set("take.section.next_steps", "1");
    phone.send(chosen.set("revision", "2"), "save").await.is(StatusCode::SEE_OTHER);
    let stored = standing(&house, &institute, 0).await.report.unwrap().draft;
    let text = |key: &str| stored.section(review::words::Lang::Zh, &key.parse().unwrap()).to_owned();
    assert_eq!((text("next_steps").as_str(), text("ideology").as_str()), ("那里打的", "这里的第一部分"));
});

on_both!(a_lost_session_is_told_and_a_report_that_lies_elsewhere_is_not_saved, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let revision = rosa.revision().await;
    let stranger = Desk { guest: house.passer_by(), path: rosa.path.clone() };
    stranger.autosave(Sheet::good(), &revision).await.is(StatusCode::UNAUTHORIZED);
    rosa.get("/edit").await.says("data-autosave-sign-in-at=\"/sign-in?back=");

    let paul = Desk { guest: house.guest(institute.account("paul")).await, path: rosa.path.clone() };
    paul.autosave(Sheet::good(), &revision).await.is(StatusCode::NOT_FOUND);
    rosa.autosave(Sheet::good().section("integrity", &"a".repeat(TEXT_LIMIT + 1)), &revision)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("no field keeps more than 20000");
    rosa.autosave(Sheet::good().without("section.integrity"), &revision).await.is(StatusCode::BAD_REQUEST);
    rosa.fill(Sheet::good(), "hand_in").await.is(StatusCode::SEE_OTHER);
    let late = rosa.autosave(Sheet::good(), "2").await.is(StatusCode::UNPROCESSABLE_ENTITY).json();
    assert!(late["refusal"].as_str().unwrap().contains("with the organiser"), "{late}");
});

on_both!(drafts_of_one_stretch_are_one_and_only_their_reporter_sees_them, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let revision = rosa.revision().await;
    rosa.autosave(Sheet::good().section("next_steps", "一"), &revision).await.is(StatusCode::OK);
    house.clock.passes(STRETCH_MS - 1);
    rosa.autosave(Sheet::good().section("next_steps", "一二"), "2").await.is(StatusCode::OK);
    house.clock.passes(1);
    rosa.autosave(Sheet::good().section("next_steps", "一二三"), "3").await.is(StatusCode::OK);
    rosa.fill(Sheet::good().section("next_steps", "一二三四"), "save").await.is(StatusCode::SEE_OTHER);

    let report = standing(&house, &institute, 0).await.report.unwrap().id;
    let kept = storage::report::drafts(&house.service.reader(), report, 9).await.unwrap();
    let whys: Vec<_> = kept.iter().map(|draft| (draft.number, draft.why)).collect();
    assert_eq!(whys, [(3, Why::Save), (2, Why::Autosave), (1, Why::Autosave)]);

    let page = rosa.get("/compare?from=d1&to=d3&lang=zh-CN").await.is(StatusCode::OK);
    page.says("一二<ins class=\"diff__is\">")
        .says("三四</ins>")
        .says("1 of 8 sections differ")
        .says("Draft 1, saved by itself until 10 January 2023, 14:14")
        .says("Draft 3, saved by hand");
    rosa.fill(Sheet::good().section("next_steps", "终稿"), "hand_in").await.is(StatusCode::SEE_OTHER);
    let olga = Desk::of(&house, &institute, "olga", 0).await;
    olga.get("/compare").await.is(StatusCode::OK).says("only one version").hides("Draft 1");
    olga.get("/compare?from=d1&to=v1").await.is(StatusCode::NOT_FOUND);
    rosa.get("/compare?from=d9&to=v1").await.is(StatusCode::NOT_FOUND);
    rosa.get("/compare?from=d1&to=v1&lang=zh-CN").await.says("终稿");
});

on_both!(two_versions_stand_side_by_side_with_who_and_when, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let olga = Desk::of(&house, &institute, "olga", 0).await;
    rosa.fill(Sheet::good().section("next_steps", "主题党日12次\n<b>旧段</b>"), "hand_in").await;
    olga.give_back("1", "更正").await.is(StatusCode::SEE_OTHER);
    rosa.fill(Sheet::good().section("next_steps", "主题党日24次"), "hand_in").await;

    let page = olga.get("/compare?lang=zh-CN").await.is(StatusCode::OK);

    page.says("removed: </span>12</del>")
        .says("added: </span>24</ins>")
        .says("&#60;b&#62;旧段")
        .says("No such paragraph.")
        .says("Version 1, handed in 10 January 2023, 14:00 by rosa");
    olga.get("").await.says("/compare\">Compare versions</a>");
    // Its reporter sees the same until it comes back, and from then on what is new since.
    rosa.get("/compare?lang=zh-CN").await.says("removed: </span>12</del>");
    olga.give_back("2", "再改").await.is(StatusCode::SEE_OTHER);
    rosa.fill(Sheet::good().section("next_steps", "主题党日36次"), "save").await;
    rosa.get("/compare?lang=zh-CN").await.says("removed: </span>24</del>").says("added: </span>36</ins>");
});
