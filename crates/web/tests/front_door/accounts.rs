//! Accounts in an administrator's hands, and one's own.

use axum::http::StatusCode;
use review::id::AccountId;
use web::links;

use crate::support::{ADDRESS, Answer, Guest, TestHouse, on_both};

const MINUTE: i64 = 60 * 1000;
const HOUR: i64 = 60 * MINUTE;

/// The path of the link that the page shows once.
fn shown(page: &Answer) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("data-copy=\"hall.test").expect("the page shows a link");
    rest.split_once('"').unwrap().0.to_owned()
}

/// An account with a mail address, whose owner chose a password and signed in by it.
struct Max {
    id: AccountId,
    guest: Guest,
}

const PASSWORD: &str = "a password of Max";

async fn max(house: &TestHouse, ada: &Guest) -> Max {
    let fields = [("sign_in", "max"), ("name", "Max"), ("email", "max@example.org"), ("way", "link")];
    let link = shown(&ada.post("/accounts", &fields).await.is(StatusCode::OK));
    house.passer_by().post(&link, &[("password", PASSWORD)]).await.is(StatusCode::SEE_OTHER);
    let found = storage::account::by_email(&house.service.reader(), "max@example.org").await.unwrap();
    Max { id: found.unwrap().id, guest: signs_in(&house.passer_by(), PASSWORD).await }
}

async fn signs_in(door: &Guest, password: &str) -> Guest {
    let answer = tries(door, password).await.is(StatusCode::SEE_OTHER);
    door.keeping(&answer)
}

async fn tries(door: &Guest, password: &str) -> Answer {
    door.post("/sign-in", &[("sign_in", "max"), ("password", password)]).await
}

on_both!(accounts_are_found_by_part_of_a_name_and_come_in_pages, async |house: TestHouse| {
    let ada = house.guest(&house.administrator).await;
    for number in 0..60 {
        let (sign_in, name) = (format!("s{number:03}"), format!("Person {number:03}"));
        let email = format!("p{number:03}@example.org");
        let fields =
            [("sign_in", sign_in.as_str()), ("name", &name), ("name_other", "某人"), ("email", &email)];
        ada.post("/accounts", &fields).await.is(StatusCode::OK);
    }
    let first = ada.get("/accounts").await.says("61 accounts").says("Page 1 of 2");
    first.says("s000").hides("s059");
    ada.get("/accounts?page=2").await.says("s059").hides("s000");
    for (text, found) in
        [("PERSON+01", "10 accounts"), ("s059", "1 account<"), ("p03", "10 accounts"), ("%E6%9F%90", "60")]
    {
        ada.get(&format!("/accounts?q={text}")).await.is(StatusCode::OK).says(found);
    }
    for nothing in ["%25", "_", "%5C", "nobody"] {
        ada.get(&format!("/accounts?q={nothing}")).await.says("No account fits");
    }
    ada.get("/accounts?page=99999999999999999999").await.is(StatusCode::OK);
});

on_both!(
    a_new_invitation_makes_the_old_one_void_and_a_withdrawn_one_opens_nothing,
    async |house: TestHouse| {
        let ada = house.guest(&house.administrator).await;
        let door = house.passer_by();
        let first = shown(&ada.post("/accounts", &[("sign_in", "max"), ("name", "Max")]).await);
        ada.get("/accounts").await.says("Invited until 24 January 2023");
        let (max, _) = storage::account::by_sign_in(&house.service.reader(), "max").await.unwrap().unwrap();
        let give = links::account_deed(max.id, "link");
        let second = shown(&ada.post(&give, &[("way", "link")]).await.is(StatusCode::OK));
        door.get(&first).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        door.get(&second).await.is(StatusCode::OK).says("Welcome, Max");

        ada.post(&links::account_deed(max.id, "withdraw"), &[]).await.is(StatusCode::SEE_OTHER);
        door.post(&second, &[("password", PASSWORD)]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        ada.get("/accounts").await.says("No password");

        let third = shown(&ada.post(&give, &[("way", "link")]).await);
        house.clock.passes(14 * 24 * HOUR);
        door.get(&third).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        let ada = house.guest(&house.administrator).await;
        ada.get("/accounts").await.says("Invitation has run out");
    }
);

on_both!(a_reset_by_the_administrator_ends_every_session, async |house: TestHouse| {
    let ada = house.guest(&house.administrator).await;
    let max = max(&house, &ada).await;
    let link = shown(&ada.post(&links::account_deed(max.id, "link"), &[("way", "link")]).await);
    max.guest.get("/tasks").await.is(StatusCode::OK);
    tries(&house.passer_by(), PASSWORD).await.is(StatusCode::SEE_OTHER);

    let door = house.passer_by();
    door.get(&link).await.is(StatusCode::OK).says("Choose another password").says("value=\"max\"");
    let answer = door.post(&link, &[("password", "another password")]).await.is(StatusCode::SEE_OTHER);
    door.keeping(&answer).get("/tasks").await.is(StatusCode::OK);
    max.guest.get("/tasks").await.is(StatusCode::SEE_OTHER);
    tries(&door, PASSWORD).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    ada.get(&links::account(max.id))
        .await
        .says("Password chosen, by Max")
        .says("New link to a password, by Adm");
});

on_both!(who_forgot_the_password_gets_a_mail_and_strangers_learn_nothing, async |house: TestHouse| {
    let house = house.mailing();
    let ada = house.guest(&house.administrator).await;
    let max = max(&house, &ada).await;
    let door = house.passer_by();
    let page =
        |name: &'static str| async { door.post("/forgot", &[("name", name)]).await.is(StatusCode::OK) };
    let known = page("max").await;
    assert_eq!(known.text(), page("nobody").await.text(), "the answer tells nobody from somebody");
    assert_eq!(known.text(), page("admin").await.text(), "… nor who has no address");

    let mail = house.carries(Ok(())).await.unwrap();
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("max@example.org", "Choose another password"));
    page("MAX@example.org").await;
    assert!(house.carries(Ok(())).await.is_none(), "no second mail within minutes");
    let link = mail.text.lines().find_map(|line| line.strip_prefix(ADDRESS)).unwrap().to_owned();
    let answer = door.post(&link, &[("password", "another password")]).await.is(StatusCode::SEE_OTHER);
    door.keeping(&answer).get("/tasks").await.is(StatusCode::OK);
    max.guest.get("/tasks").await.is(StatusCode::SEE_OTHER);

    house.clock.passes(6 * MINUTE);
    page("max@example.org").await;
    let link = house.carries(Ok(())).await.unwrap().text;
    let link = link.lines().find_map(|line| line.strip_prefix(ADDRESS)).unwrap().to_owned();
    house.clock.passes(24 * HOUR);
    door.get(&link).await.is(StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(changing_the_password_asks_for_the_present_one_and_ends_other_sessions, async |house: TestHouse| {
    let ada = house.guest(&house.administrator).await;
    let max = max(&house, &ada).await.guest;
    let elsewhere = signs_in(&house.passer_by(), PASSWORD).await;
    max.get("/password").await.says("Present password");
    let wrong = [("present", "a password of Eve"), ("password", "another password")];
    let page = max.post("/password", &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Your present password is another").hides("another password\"");
    elsewhere.get("/tasks").await.is(StatusCode::OK);

    let right = [("present", PASSWORD), ("password", "another password")];
    max.post("/password", &right).await.is(StatusCode::SEE_OTHER);
    max.get("/account?done=password").await.is(StatusCode::OK).says("other sessions have ended");
    elsewhere.get("/tasks").await.is(StatusCode::SEE_OTHER);
    tries(&house.passer_by(), PASSWORD).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    signs_in(&house.passer_by(), "another password").await;
});

on_both!(people_see_their_sessions_and_end_them, async |house: TestHouse| {
    let ada = house.guest(&house.administrator).await;
    let max = max(&house, &ada).await.guest;
    let here = max.get("/account").await.is(StatusCode::OK).says("This browser").says("Link");
    let handles = |page: &Answer| -> Vec<String> {
        let text = page.text();
        let rest = text.split("name=\"session\" value=\"").skip(1);
        rest.map(|rest| rest.split_once('"').unwrap().0.to_owned()).collect()
    };
    // The one of the link, by which the password was chosen, and this one.
    assert_eq!(handles(&here).len(), 2);
    let elsewhere = signs_in(&house.passer_by(), PASSWORD).await;
    for handle in handles(&ada.get("/account").await) {
        // Nobody ends somebody else's.
        max.post("/account/sessions/end", &[("session", &handle)]).await.is(StatusCode::SEE_OTHER);
    }
    ada.get("/account").await.is(StatusCode::OK);
    elsewhere.get("/tasks").await.is(StatusCode::OK);

    max.post("/account/sessions/end", &[]).await.is(StatusCode::SEE_OTHER);
    elsewhere.get("/tasks").await.is(StatusCode::SEE_OTHER);
    let mine = handles(&max.get("/account").await.hides("End all others"));
    max.post("/account/sessions/end", &[("session", &mine[0])]).await.is(StatusCode::SEE_OTHER);
    max.get("/account").await.is(StatusCode::SEE_OTHER);
});

on_both!(a_sign_in_begins_a_session_of_its_own_and_ends_the_one_before, async |house: TestHouse| {
    let ada = house.guest(&house.administrator).await;
    let max = max(&house, &ada).await.guest;
    let again = signs_in(&max, PASSWORD).await;
    assert_ne!(again.cookie, max.cookie);
    again.get("/tasks").await.is(StatusCode::OK);
    max.get("/tasks").await.is(StatusCode::SEE_OTHER);
});

on_both!(a_closed_account_opens_nothing_until_it_is_opened_again, async |house: TestHouse| {
    let institute = house.institute().await;
    let ada = house.guest(&house.administrator).await;
    let max = max(&house, &ada).await;
    let roles = institute.path("/roles");
    let id = max.id.to_string();
    ada.post(&roles, &[("account", &id), ("role", "organiser")]).await.is(StatusCode::SEE_OTHER);
    ada.post(&links::account_deed(max.id, "deactivate"), &[]).await.is(StatusCode::SEE_OTHER);
    max.guest.get("/tasks").await.is(StatusCode::SEE_OTHER);
    tries(&house.passer_by(), PASSWORD).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("is wrong");
    ada.get("/accounts?q=max").await.says("Deactivated 10 January 2023");
    ada.post(&links::account_deed(max.id, "link"), &[]).await.is(StatusCode::CONFLICT);
    ada.post(&links::account_deed(max.id, "deactivate"), &[]).await.is(StatusCode::CONFLICT);

    ada.post(&links::account_deed(max.id, "activate"), &[]).await.is(StatusCode::SEE_OTHER);
    let max = signs_in(&house.passer_by(), PASSWORD).await;
    max.get("/tasks").await.is(StatusCode::OK).says("Run the review");
});

on_both!(the_last_administrator_stays_and_two_cannot_leave_at_once, async |house: TestHouse| {
    let ada = house.guest(&house.administrator).await;
    let max = max(&house, &ada).await;
    let own = house.administrator.id;
    for (path, fields) in [
        (links::account_deed(own, "deactivate"), vec![]),
        (links::account_deed(own, "administrator"), vec![("deed", "take")]),
    ] {
        ada.post(&path, &fields)
            .await
            .is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("Nobody else could administer");
    }
    max.guest.get("/accounts").await.is(StatusCode::FORBIDDEN);
    ada.post(&links::account_deed(max.id, "administrator"), &[("deed", "give")])
        .await
        .is(StatusCode::SEE_OTHER);
    max.guest.get("/accounts").await.is(StatusCode::OK);

    let (first, second) = (links::account_deed(own, "deactivate"), links::account_deed(max.id, "deactivate"));
    let (one, two) = tokio::join!(max.guest.post(&first, &[]), ada.post(&second, &[]));
    let done = [one.status, two.status].into_iter().filter(|status| *status == StatusCode::SEE_OTHER).count();
    assert_eq!(done, 1, "{} {}", one.text(), two.text());
});

on_both!(names_and_addresses_change_and_no_two_share_an_address, async |house: TestHouse| {
    let ada = house.guest(&house.administrator).await;
    let max = max(&house, &ada).await;
    let path = links::account(max.id);
    ada.post(&path, &[("name", "Max the Second"), ("email", "second@example.org")])
        .await
        .is(StatusCode::SEE_OTHER);
    ada.get(&path)
        .await
        .says("Max the Second")
        .says("second@example.org")
        .says("Name or address changed, by Adm");
    let own = links::account(house.administrator.id);
    let taken = ada.post(&own, &[("name", "Ada"), ("email", "SECOND@example.org")]).await;
    taken
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Another account has this mail address")
        .says("value=\"Ada\"");
    let bad = ada.post(&path, &[("name", " "), ("email", "")]).await;
    bad.is(StatusCode::UNPROCESSABLE_ENTITY).says("Enter the person’s name");
    max.guest.get(&path).await.is(StatusCode::FORBIDDEN);
    max.guest.post(&path, &[("name", "Boss"), ("email", "")]).await.is(StatusCode::FORBIDDEN);
});

on_both!(roles_are_given_and_taken_back_and_the_page_keeps_by_whom, async |house: TestHouse| {
    let institute = house.institute().await;
    let ada = house.guest(&house.administrator).await;
    let lena = institute.account("lena").id.to_string();
    let fields = [("account", lena.as_str()), ("role", "leader")];
    let take = institute.path("/roles/take");
    let guest = house.guest(institute.account("lena")).await;
    guest.post(&take, &fields).await.is(StatusCode::FORBIDDEN);
    guest.get(&institute.path("")).await.is(StatusCode::OK);

    ada.post(&take, &fields).await.is(StatusCode::SEE_OTHER);
    guest.get(&institute.path("")).await.is(StatusCode::NOT_FOUND);
    ada.post(&take, &fields).await.is(StatusCode::CONFLICT);
    let page = ada.get(&institute.path("/roles")).await;
    page.says("lena is no longer Leader, taken back by Administrator")
        .says("lena became Leader, given by Adm");
    ada.reading("zh-CN").get(&institute.path("/roles")).await.says("lena的“领导”角色已收回");
});

on_both!(a_trustee_of_the_ceremony_keeps_the_role, async |house: TestHouse| {
    let institute = house.institute().await;
    let ada = house.guest(&house.administrator).await;
    let begun = service::evaluation::ceremony::begin(
        &house.service,
        institute.account("olga"),
        institute.review.id,
        true,
    );
    begun.await.unwrap();
    let tess = institute.account("tess").id.to_string();
    let fields = [("account", tess.as_str()), ("role", "trustee")];
    let answer = ada.post(&institute.path("/roles/take"), &fields).await;
    answer.is(StatusCode::UNPROCESSABLE_ENTITY).says("takes part in the key ceremony");
});

on_both!(guessing_waits_longer_and_longer_and_locks_nobody_out, async |house: TestHouse| {
    let ada = house.guest(&house.administrator).await;
    let max = max(&house, &ada).await.guest;
    let eve = house.passer_by().at("198.51.100.7");
    for _ in 0..5 {
        tries(&eve, "a guess too many").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("is wrong");
    }
    for _ in 0..3 {
        tries(&eve, PASSWORD).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Try again in 1 minute.");
    }
    // From elsewhere, or in a browser that is known, the person comes in as if nothing had been.
    signs_in(&house.passer_by().at("203.0.113.5"), PASSWORD).await;
    signs_in(&max.clone().at("198.51.100.7"), PASSWORD).await;

    // Eve has many addresses. A browser that nobody knows has to wait with her, the known one has not.
    for host in 0..30 {
        tries(&house.passer_by().at(&format!("192.0.2.{host}")), "a guess too many").await;
    }
    tries(&house.passer_by().at("203.0.113.9"), PASSWORD)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Try again");
    signs_in(&max.at("198.51.100.7"), PASSWORD).await;

    house.clock.passes(16 * MINUTE);
    signs_in(&house.passer_by().at("203.0.113.9"), PASSWORD).await;
});

on_both!(a_known_browser_may_not_guess_for_ever_either, async |house: TestHouse| {
    let ada = house.guest(&house.administrator).await;
    let max = max(&house, &ada).await.guest;
    let mut waits = 0;
    for _ in 0..40 {
        let answer = tries(&max, "a guess too many").await.is(StatusCode::UNPROCESSABLE_ENTITY);
        waits += usize::from(answer.text().contains("Try again in"));
    }
    assert!(waits > 20, "{waits} of 40 were told to wait");
    // Its cookie helps with no other account.
    let other = max.post("/sign-in", &[("sign_in", "admin"), ("password", "a long password")]).await;
    other.is(StatusCode::SEE_OTHER);
});

on_both!(behind_a_proxy_people_are_told_apart_by_what_it_adds, async |house: TestHouse| {
    use axum::{
        body::Body,
        http::{Request, header},
    };
    let ada = house.guest(&house.administrator).await;
    max(&house, &ada).await;
    let through = async |forwarded: &str, proxy: &str, password: &str| {
        let request = Request::post("/sign-in")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("x-forwarded-for", forwarded);
        let body = format!("sign_in=max&password={}", password.replace(' ', "+"));
        house.passer_by().at(proxy).send(request, Body::from(body)).await
    };
    for round in 0..5 {
        // What comes before the proxy's own entry is the stranger's invention.
        through(&format!("10.0.0.{round}, 198.51.100.7"), "127.0.0.1", "a guess too many").await;
    }
    through("1.1.1.1, 198.51.100.7", "127.0.0.1", PASSWORD)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Try again");
    through("203.0.113.9", "127.0.0.1", PASSWORD).await.is(StatusCode::SEE_OTHER);
    // Without a proxy the header is anybody's word.
    for round in 0..5 {
        through(&format!("203.0.113.{round}"), "198.51.100.8", "a guess too many").await;
    }
    through("203.0.113.77", "198.51.100.8", PASSWORD)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Try again");
});

on_both!(without_a_provider_nothing_leads_there, async |house: TestHouse| {
    house.passer_by().get("/sign-in").await.is(StatusCode::OK).hides("/sign-in/provider");
    for path in ["/sign-in/provider", "/sign-in/provider/back?code=stolen&state=guessed"] {
        let answer = house.passer_by().get(path).await.is(StatusCode::NOT_FOUND);
        assert!(answer.cookies.iter().all(|cookie| !cookie.starts_with("session=")));
    }
});

on_both!(passkeys_need_a_protected_connection_and_an_answer_that_was_asked_for, async |house: TestHouse| {
    let door = house.passer_by();
    // `hall.test` by plain HTTP: no browser would offer a passkey, and none is asked for.
    door.post_json("/sign-in/passkey/begin", "{}").await.is(StatusCode::NOT_FOUND);
    let house = house.mailing();
    let door = house.passer_by();
    let asked = door.post_json("/sign-in/passkey/begin", "{}").await.is(StatusCode::OK).json();
    assert_eq!(asked["options"]["publicKey"]["rpId"], "review.example.org");
    let attempt = asked["attempt"].as_str().unwrap();
    let credential = r#"{"id":"AA","rawId":"AA","type":"public-key","extensions":{},"response":{"authenticatorData":"AA","clientDataJSON":"AA","signature":"AA","userHandle":null}}"#;
    for (attempt, credential) in [(attempt, "{}"), (attempt, credential), ("guessed", credential)] {
        let body = format!(r#"{{"attempt":"{attempt}","credential":{credential}}}"#);
        let answer = door.post_json("/sign-in/passkey", body).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.json()["why"].as_str().unwrap().starts_with("This passkey was not accepted"));
        assert!(answer.cookies.is_empty());
    }
    door.post_json("/sign-in/passkey", "nonsense").await.is(StatusCode::BAD_REQUEST);
    door.post_json("/account/passkeys/begin", "{}").await.is(StatusCode::UNAUTHORIZED);

    // What one person asked for, nobody else may answer.
    let ada = house.guest(&house.administrator).await;
    let max = max(&house, &ada).await;
    let asked = ada.post_json("/account/passkeys/begin", "{}").await.is(StatusCode::OK).json();
    assert_eq!(asked["options"]["publicKey"]["authenticatorSelection"]["residentKey"], "required");
    let attempt = asked["attempt"].as_str().unwrap();
    let new = r#"{"id":"AA","rawId":"AA","type":"public-key","extensions":{},"response":{"attestationObject":"AA","clientDataJSON":"AA"}}"#;
    let body = format!(r#"{{"attempt":"{attempt}","name":"phone","credential":{new}}}"#);
    max.guest.post_json("/account/passkeys", body).await.is(StatusCode::FORBIDDEN);
    assert!(storage::account::passkeys(&house.service.reader(), max.id).await.unwrap().is_empty());
});
