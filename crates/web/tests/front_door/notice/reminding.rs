use axum::http::StatusCode;
use review::{follow_up::ItemState, words::Words};
use service::{
    follow_up::{CarriedItem, carry_in},
    notice::remind_due,
};

use super::{DAY, HOUR, hands_in, institute, noon, reachable, rules};
use crate::support::{TestHouse, on_both};

/// All that the postman carries now: to whom, subject, text.
async fn carried(house: &TestHouse) -> Vec<(String, String, String)> {
    let mut mails = Vec::new();
    while let Some(mail) = house.carries(Ok(())).await {
        mails.push((mail.to, mail.subject, mail.text));
    }
    mails.sort();
    mails
}

/// What goes out at noon on each of some days of January.
async fn noons(house: &TestHouse, days: std::ops::RangeInclusive<i64>) -> Vec<(i64, String)> {
    let mut all = Vec::new();
    for day in days {
        noon(house, day);
        remind_due(&house.service).await.unwrap();
        all.extend(carried(house).await.into_iter().map(|(to, ..)| (day, to)));
    }
    all
}

on_both!(who_has_not_handed_in_is_reminded_on_the_days_of_the_template, async |house: TestHouse| {
    let house = house.mailing();
    let institute = institute(&house, 2).await;
    reachable(&house, &institute, "rosa", "en").await;
    reachable(&house, &institute, "paul", "zh-CN").await;
    hands_in(&house, &institute, 1).await;
    // Due on the 3rd: three days before it (a Saturday, so on Monday), on it, and two days after it.
    let sent = noons(&house, -1..=9).await;
    let rosa = |day| (day, "rosa@example.org".to_owned());
    assert_eq!(sent, [rosa(2), rosa(3), rosa(5)]);
});

on_both!(
    a_mail_says_all_that_is_due_in_the_readers_language_with_a_link_to_each,
    async |house: TestHouse| {
        let house = house.mailing();
        let institute = institute(&house, 5).await;
        reachable(&house, &institute, "rosa", "en").await;
        reachable(&house, &institute, "paul", "zh-CN").await;
        assert_eq!(remind_due(&house.service).await.unwrap(), 2);
        let mails = carried(&house).await;
        let (to, subject, text) = &mails[0];
        assert_eq!((to.as_str(), subject.as_str()), ("paul@example.org", "述职评议：1 项已逾期"));
        assert!(text.contains("撰写并提交述职报告\n期限：2023年1月3日（周二），逾期 2 天\n"), "{text}");
        let (_, subject, text) = &mails[1];
        assert_eq!(subject, "Late: one thing to do in the work review");
        let edit = institute.path(&format!("/reports/{}/edit", institute.reporters[0].id));
        assert!(text.contains(&format!("\nhttps://review.example.org{edit}\n")), "{text}");
        assert!(text.contains("https://review.example.org/account"), "{text}");
        let ada = house.guest(&house.administrator).await;
        ada.get("/mail").await.says("Reminder");
    }
);

on_both!(nobody_is_reminded_twice_however_often_is_looked, async |house: TestHouse| {
    let house = house.mailing();
    let institute = institute(&house, 3).await;
    reachable(&house, &institute, "rosa", "en").await;
    let mut written = 0;
    for _ in 0..12 {
        written += remind_due(&house.service).await.unwrap();
        house.clock.passes(HOUR / 2);
    }
    assert_eq!(written, 1);
    // The day after there is nothing new to say.
    noon(&house, 4);
    assert_eq!(remind_due(&house.service).await.unwrap(), 0);
});

on_both!(two_servers_over_one_database_write_one_mail, async |house: TestHouse| {
    let house = house.mailing();
    let institute = institute(&house, 3).await;
    for name in ["rosa", "paul", "tina"] {
        reachable(&house, &institute, name, "en").await;
    }
    let store = storage::Store::open(house.database_url()).await.unwrap();
    let dice = std::sync::Arc::new(service::SystemDice);
    let second = service::Service::new(store, house.clock.clone(), dice).sending_mail();
    let (one, other) = tokio::join!(remind_due(&house.service), remind_due(&second));
    assert_eq!(one.unwrap() + other.unwrap(), 3);
    assert_eq!(carried(&house).await.len(), 3);
});

on_both!(a_server_that_was_down_reminds_late_and_once, async |house: TestHouse| {
    let house = house.mailing();
    let institute = institute(&house, 2).await;
    reachable(&house, &institute, "rosa", "en").await;
    // Down from before the first reminder to the day after the second: one mail, of what is the case now.
    let sent = noons(&house, 4..=4).await;
    assert_eq!(sent.len(), 1);
    assert!(noons(&house, 4..=4).await.is_empty());
    // Three weeks later nobody is asked any more what the third reminder would have said.
    assert!(noons(&house, 26..=26).await.is_empty());
});

on_both!(reminders_keep_to_the_hour_and_to_working_days, async |house: TestHouse| {
    let house = house.mailing();
    let institute = institute(&house, 3).await;
    reachable(&house, &institute, "rosa", "en").await;
    noon(&house, 3);
    house.clock.passes(-5 * HOUR);
    assert_eq!(
        remind_due(&house.service).await.unwrap(),
        0,
        "at seven in the morning everybody still sleeps"
    );
    let days = review::notice::lines("2023-01-03,rest,a holiday").unwrap();
    let tx = house.store().write().await.unwrap();
    storage::notice::put_days(&tx, &days).await.unwrap();
    tx.commit().await.unwrap();
    noon(&house, 3);
    assert_eq!(remind_due(&house.service).await.unwrap(), 0, "on a holiday nobody is reminded");
    house.clock.passes(DAY);
    assert_eq!(remind_due(&house.service).await.unwrap(), 1, "the next working day it comes");
});

on_both!(reminders_can_be_switched_off_by_each_for_oneself, async |house: TestHouse| {
    let house = house.mailing();
    let institute = institute(&house, 3).await;
    reachable(&house, &institute, "rosa", "en").await;
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get("/account").await.says("name=\"on\" value=\"yes\" checked");
    rosa.post("/account/reminders", &[]).await.is(StatusCode::SEE_OTHER);
    rosa.get("/account").await.hides("name=\"on\" value=\"yes\" checked");
    assert_eq!(remind_due(&house.service).await.unwrap(), 0);
    rosa.post("/account/reminders", &[("on", "yes")]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(remind_due(&house.service).await.unwrap(), 1);
});

on_both!(without_mail_an_address_or_an_account_nothing_is_written, async |house: TestHouse| {
    let institute = institute(&house, 3).await;
    reachable(&house, &institute, "rosa", "en").await;
    assert_eq!(remind_due(&house.service).await.unwrap(), 0, "this house sends no mail");
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get("/account").await.hides("Remind me by mail");
    let house = house.mailing();
    let account = institute.account("rosa").id;
    service::account::deactivate(&house.service, &house.administrator, account).await.unwrap();
    assert_eq!(remind_due(&house.service).await.unwrap(), 0, "nobody else has an address");
});

on_both!(an_owner_is_reminded_of_an_item_on_the_days_of_the_template_once_each, async |house: TestHouse| {
    let house = house.mailing();
    // Two days before an item is due, and the day after.
    let text = rules().replace("remind = [-3, 0, 2]", "remind = [-3, 0, 2]\nremind_items = [-2, 1]");
    let institute = house.institute_by(&text).await;
    noon(&house, 6);
    reachable(&house, &institute, "rosa", "en").await;
    let item = |text: &str, state| CarriedItem {
        unit: Some(institute.reporters[0].unit.id),
        origin_year: 2021,
        text: Words::new(text, text).unwrap(),
        owner: Words::new("书记", "Secretary").unwrap(),
        owner_account: Some(institute.account("rosa").id),
        // A Thursday.
        due_on: "2023-01-12".parse().unwrap(),
        state,
        note: String::new(),
    };
    let items = [item("Complete the minutes", ItemState::Open), item("Done long ago", ItemState::Verified)];
    let (olga, review) = (institute.account("olga"), institute.review.id);
    carry_in(&house.service, olga, review, &items).await.unwrap();
    hands_in(&house, &institute, 0).await;
    let rosa = |day| (day, "rosa@example.org".to_owned());
    assert_eq!(noons(&house, 8..=12).await, [rosa(10)]);
    noon(&house, 13);
    remind_due(&house.service).await.unwrap();
    remind_due(&house.service).await.unwrap();
    let mails = carried(&house).await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(
        mails[0].2.contains("Complete the minutes") && !mails[0].2.contains("Done long ago"),
        "{mails:?}"
    );
    let guest = house.guest(institute.account("rosa")).await;
    guest.get("/tasks").await.says("Complete the minutes").hides("Done long ago");
});
