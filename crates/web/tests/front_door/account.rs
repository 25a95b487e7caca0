use axum::http::StatusCode;

use crate::support::{Guest, TestHouse, on_both};

on_both!(the_set_up_link_makes_one_administrator_and_is_then_void, async |house: TestHouse| {
    let again = service::account::set_up_link(&house.service).await.unwrap();
    assert!(again.is_none(), "a house with an account has no set-up link");

    let answer = house.passer_by().get("/set-up/whatever").await;
    assert_eq!(answer.status, StatusCode::OK);
    let fields = [("name", "Eve"), ("sign_in", "eve"), ("password", "a long password")];
    house
        .passer_by()
        .post("/set-up/whatever", &fields)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Eve");
});

on_both!(a_wrong_password_is_refused_in_the_readers_language_and_the_name_stays, async |house: TestHouse| {
    let fields = [("sign_in", "admin"), ("password", "wrong")];
    let page = house.passer_by().post("/sign-in", &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Sign-in name or password is wrong").says("value=\"admin\"").hides("value=\"wrong\"");
    house.passer_by().reading("zh-CN").post("/sign-in", &fields).await.says("登录名或密码有误");
});

on_both!(a_session_lasts_until_signing_out, async |house: TestHouse| {
    let fields = [("sign_in", "Admin"), ("password", "a long password")];
    let answer = house.passer_by().post("/sign-in", &fields).await.is(StatusCode::SEE_OTHER);
    let cookie = answer.cookie.unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let guest = Guest { cookie: cookie.split(';').next().unwrap().into(), ..house.passer_by() };
    guest.get("/tasks").await.is(StatusCode::OK).says("My tasks");

    guest.post("/sign-out", &[]).await.is(StatusCode::SEE_OTHER);

    let answer = guest.get("/tasks").await.is(StatusCode::SEE_OTHER);
    assert_eq!(answer.location.as_deref(), Some("/sign-in?back=/tasks"));
});

on_both!(a_session_ends_by_itself_after_a_long_day, async |house: TestHouse| {
    let guest = house.guest(&house.administrator).await;
    house.clock.passes(14 * 60 * 60 * 1000);
    guest.get("/tasks").await.is(StatusCode::SEE_OTHER);
    guest.post("/reviews/0/phase", &[]).await.is(StatusCode::UNAUTHORIZED).says("Your session has ended");
});

on_both!(a_form_from_another_site_is_refused, async |house: TestHouse| {
    use axum::{body::Body, http::Request};
    let guest = house.guest(&house.administrator).await;
    let request = Request::post("/sign-out").header("origin", "http://evil.test");
    guest.send(request, Body::empty()).await.is(StatusCode::FORBIDDEN);
    guest.get("/tasks").await.is(StatusCode::OK);
});

on_both!(a_review_is_invisible_to_who_has_no_role_in_it, async |house: TestHouse| {
    let institute = house.institute().await;
    let organiser = house.guest(institute.account("olga")).await;
    organiser.get(&institute.path("")).await.is(StatusCode::OK).says("2022 work review");

    let stranger =
        service::account::invite(&house.service, &house.administrator, "max", institute.review.place.clone());
    let stranger = house.guest(&stranger.await.unwrap().0).await;
    stranger.get(&institute.path("")).await.is(StatusCode::NOT_FOUND);
});

on_both!(the_language_follows_the_browser_until_one_is_chosen, async |house: TestHouse| {
    house.passer_by().get("/sign-in").await.says("lang=\"en\"").says("Password");
    house.passer_by().reading("zh-CN,zh;q=0.9").get("/sign-in").await.says("lang=\"zh-CN\"").says("密码");
    let chosen = Guest { cookie: "language=zh-CN".into(), ..house.passer_by() };
    chosen.get("/sign-in").await.says("密码");
});

on_both!(a_form_without_a_field_is_told_so_and_a_nul_in_one_is_dropped, async |house: TestHouse| {
    let guest = house.passer_by();
    guest
        .post("/sign-in", &[("sign_in", "admin")])
        .await
        .is(StatusCode::BAD_REQUEST)
        .says("The form is incomplete");
    let nul = guest.post("/sign-in", &[("sign_in", "ad\0min"), ("password", "a long\0 password")]).await;
    nul.is(StatusCode::SEE_OTHER);
});

on_both!(behind_tls_the_session_never_travels_without, async |house: TestHouse| {
    let mut guest = house.passer_by();
    guest.site = web::site(web::House::new(house.service.clone()).reached_at("https://review.example.org"));
    let fields = [("sign_in", "admin"), ("password", "a long password")];
    let answer = guest.post("/sign-in", &fields).await.is(StatusCode::SEE_OTHER);
    assert!(answer.cookie.unwrap().contains("Secure"));
});
