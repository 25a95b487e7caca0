//! Mail: put into the box with its deed, carried afterwards, given up after a day.

use axum::http::StatusCode;
use storage::mail::Notice;

use crate::support::{ADDRESS, Guest, TestHouse, on_both};

const MINUTE: i64 = 60 * 1000;
const HOUR: i64 = 60 * MINUTE;

fn max<'a>(email: &'a str, lang: &'a str, way: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("sign_in", "max"),
        ("name", "Max"),
        ("name_other", "马克"),
        ("email", email),
        ("lang", lang),
        ("way", way),
    ]
}

async fn invites(house: &TestHouse, lang: &str) -> Guest {
    let ada = house.guest(&house.administrator).await;
    ada.post("/accounts", &max("max@example.org", lang, "mail")).await.is(StatusCode::OK).says("on its way");
    ada
}

/// The path of the link in a mail.
fn link(text: &str) -> String {
    let line = text.lines().find(|line| line.starts_with(ADDRESS)).expect("the mail has a link");
    line.strip_prefix(ADDRESS).unwrap().to_owned()
}

/// Somebody who came by the link of a mail.
async fn follows(house: &TestHouse, link: &str, password: &str) -> Guest {
    let door = house.passer_by();
    door.get(link).await.is(StatusCode::OK);
    let answer = door.post(link, &[("password", password)]).await.is(StatusCode::SEE_OTHER);
    door.keeping(&answer)
}

on_both!(an_invitation_by_mail_is_in_its_readers_language_and_opens_the_account, async |house: TestHouse| {
    let house = house.mailing();
    let ada = invites(&house, "zh-CN").await;
    ada.get("/mail")
        .await
        .says("1 waiting, 0 sent, 0 given up")
        .says("max@example.org")
        .says("not tried yet");

    let mail = house.carries(Ok(())).await.unwrap();
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("max@example.org", "邀请您参加述职评议工作"));
    assert!(mail.text.starts_with("马克：\n"), "{}", mail.text);
    assert!(mail.text.contains("您的登录名：max"), "{}", mail.text);
    assert!(house.carries(Ok(())).await.is_none(), "a mail that was sent is sent no more");
    ada.get("/mail").await.says("0 waiting, 1 sent").hides(&link(&mail.text));

    let max = follows(&house, &link(&mail.text), "a password of Max").await;
    max.get("/tasks").await.is(StatusCode::OK).says("Max");
});

on_both!(no_secret_of_a_link_lies_in_the_database, async |house: TestHouse| {
    let house = house.mailing();
    invites(&house, "en").await;
    let waiting = storage::mail::stretch(&house.service.reader(), 0, 9).await.unwrap();
    assert_eq!(waiting.len(), 1);
    let mail = house.carries(Ok(())).await.unwrap();
    let secret = link(&mail.text).strip_prefix("/link/").unwrap().to_owned();
    let sent = storage::mail::stretch(&house.service.reader(), 0, 9).await.unwrap();
    assert!(!format!("{waiting:?}{sent:?}").contains(&secret));
    let hash = service::sha256_hex(secret.as_bytes());
    assert!(storage::account::link(&house.service.reader(), &hash).await.unwrap().is_some());
});

on_both!(
    a_mail_that_fails_is_tried_with_growing_pauses_and_given_up_after_a_day,
    async |house: TestHouse| {
        let house = house.mailing();
        invites(&house, "en").await;
        let mut tries = 0;
        let mut pauses = Vec::new();
        let begun = house.service.now();
        let mut last = begun;
        while house.service.now().since(begun) < 30 * HOUR {
            if house.carries(Err("550 no such mailbox")).await.is_some() {
                tries += 1;
                pauses.push(house.service.now().since(last));
                last = house.service.now();
            }
            house.clock.passes(MINUTE);
        }
        assert!((5..20).contains(&tries), "{tries} tries");
        assert!(pauses[1..].is_sorted(), "{pauses:?}");
        assert!(last.since(begun) <= 24 * HOUR, "nothing is tried after a day");
        // A day has passed: the administrator signs in again.
        let ada = house.guest(&house.administrator).await;
        let page = ada.get("/mail").await;
        page.says("0 waiting, 0 sent, 1 given up").says("550 no such mailbox").says("Send again");

        let failed = storage::mail::stretch(&house.service.reader(), 0, 1).await.unwrap();
        let again = web::links::mail_again(failed[0].id);
        ada.post(&again, &[]).await.is(StatusCode::SEE_OTHER);
        assert!(house.carries(Ok(())).await.is_some());
        ada.get("/mail").await.says("0 waiting, 1 sent, 0 given up").hides("550 no such mailbox");
        ada.post(&again, &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("was sent already");
    }
);

on_both!(a_postman_who_falls_silent_leaves_the_mail_to_the_next, async |house: TestHouse| {
    let house = house.mailing();
    invites(&house, "en").await;
    let taken = service::mail::next(&house.service).await.unwrap().expect("one is due");
    assert!(service::mail::next(&house.service).await.unwrap().is_none(), "nobody else carries it meanwhile");
    house.clock.passes(MINUTE);
    let second = service::mail::next(&house.service).await.unwrap().expect("it is due again");
    // The first comes back late: what the second does stands.
    service::mail::failed(&house.service, &taken, "late").await.unwrap();
    service::mail::sent(&house.service, &second).await.unwrap();
    let mails = storage::mail::stretch(&house.service.reader(), 0, 9).await.unwrap();
    assert!(matches!(mails[0].stand, storage::mail::Stand::Sent { .. }), "{:?}", mails[0]);
    assert_eq!(mails[0].reason, None);
});

on_both!(a_mail_whose_account_was_closed_is_not_sent, async |house: TestHouse| {
    let house = house.mailing();
    let ada = invites(&house, "en").await;
    let max = storage::account::by_email(&house.service.reader(), "max@example.org").await.unwrap().unwrap();
    ada.post(&web::links::account_deed(max.id, "deactivate"), &[]).await.is(StatusCode::SEE_OTHER);
    assert!(house.carries(Ok(())).await.is_none());
    ada.get("/mail").await.says("0 waiting, 0 sent");
});

on_both!(a_feature_notifies_in_the_transaction_of_its_deed, async |house: TestHouse| {
    let house = house.mailing();
    invites(&house, "en").await;
    house.carries(Ok(())).await.unwrap();
    let max = storage::account::by_email(&house.service.reader(), "max@example.org").await.unwrap().unwrap();
    let notice = || Notice {
        subject: "Your report\nis due".into(),
        text: "Hand it in by Friday.".into(),
        path: Some("/tasks".into()),
    };
    let undone = house.store().write().await.unwrap();
    assert!(service::mail::notify(&house.service, &undone, max.id, notice()).await.unwrap());
    drop(undone);
    assert!(house.carries(Ok(())).await.is_none(), "what was not committed is not sent");

    let done = house.store().write().await.unwrap();
    service::mail::notify(&house.service, &done, max.id, notice()).await.unwrap();
    done.commit().await.unwrap();
    let mail = house.carries(Ok(())).await.unwrap();
    assert_eq!(mail.subject, "Your report is due");
    assert!(
        mail.text.contains("Hand it in by Friday.\n\nhttps://review.example.org/tasks\n"),
        "{}",
        mail.text
    );
});

on_both!(a_test_mail_goes_where_the_administrator_says, async |house: TestHouse| {
    let house = house.mailing();
    let ada = house.guest(&house.administrator).await;
    ada.get("/mail").await.is(StatusCode::OK).says("No mail yet").says("Mail is sent as Work review");
    let bad = ada.post("/mail/test", &[("to", "nobody")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    bad.says("This is no mail address").says("value=\"nobody\"");
    let answer = ada.post("/mail/test", &[("to", "ada@example.org")]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(answer.location.as_deref(), Some("/mail?put=1"));
    assert_eq!(house.carries(Ok(())).await.unwrap().to, "ada@example.org");
    ada.reading("zh-CN").get("/mail").await.says("测试邮件").says("已发送");
});

on_both!(without_a_mail_server_links_do_and_pages_say_so, async |house: TestHouse| {
    let ada = house.guest(&house.administrator).await;
    ada.get("/mail").await.is(StatusCode::OK).says("This server sends no mail");
    ada.get("/accounts").await.says("hand the link over yourself").hides("Send by mail");
    let refused = ada.post("/accounts", &max("max@example.org", "en", "mail")).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY).says("This server sends no mail").says("max@example.org");
    let taken = storage::account::by_sign_in(&house.service.reader(), "max").await.unwrap();
    assert!(taken.is_none(), "a mail that cannot be sent invites nobody");
    house.passer_by().get("/forgot").await.is(StatusCode::OK).says("Ask an administrator");
    ada.post("/mail/test", &[("to", "a@example.org")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(storage::mail::counts(&house.service.reader()).await.unwrap().waiting, 0);
});

on_both!(only_administrators_see_mail, async |house: TestHouse| {
    let house = house.mailing();
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    olga.get("/mail").await.is(StatusCode::FORBIDDEN);
    olga.post("/mail/test", &[("to", "olga@example.org")]).await.is(StatusCode::FORBIDDEN);
    house.passer_by().get("/mail").await.is(StatusCode::SEE_OTHER);
    assert!(house.carries(Ok(())).await.is_none());
});
