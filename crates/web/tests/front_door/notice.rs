//! What is due, the calendar, days of rest, reminders.

use review::{
    id::{AccountId, ReportId},
    phase::Phase,
    report::Body,
    template::Template,
    time::Instant,
};
use storage::{Tx, report::Report, roster::Reporter};

use crate::support::{DEMONSTRATION, Institute, MEETING_DAY, TestHouse};

mod calendar;
mod chat;
mod progress;
mod reminding;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

/// The meeting is on Tuesday 10 January 2023, 14:00; reports are due five working days before it: on the 3rd.
const CALENDAR: &str = r#"
[calendar]
remind = [-3, 0, 2]

[[calendar.deadlines]]
key = "reports"
title = { zh = "提交述职报告", en = "Reports handed in" }
days = -5
count = "working"

[[calendar.deadlines]]
key = "notice"
title = { zh = "印发通知", en = "Notice goes out" }
days = -3
rest_day = "before"
"#;

/// The demonstration's rules with this calendar.
fn rules() -> String {
    let at = DEMONSTRATION.find("\n[calendar]").unwrap_or(DEMONSTRATION.len());
    let text = format!("{}\n{CALENDAR}", &DEMONSTRATION[..at]);
    Template::parse(&text).unwrap();
    text
}

/// The institute while reports are written, on a day of January 2023 at noon.
async fn institute(house: &TestHouse, of_january: i64) -> Institute {
    let institute = house.institute_by(&rules()).await;
    let olga = institute.account("olga");
    service::cycle::move_phase(&house.service, olga, institute.review.id, Phase::Reporting).await.unwrap();
    noon(house, of_january);
    institute
}

/// Noon in Shanghai on a day of January 2023; day 0 is the last of December.
fn noon(house: &TestHouse, of_january: i64) {
    house.clock.shows(MEETING_DAY - 2 * HOUR + (of_january - 10) * DAY);
}

/// Gives somebody an address, and a language for mails.
async fn reachable(house: &TestHouse, institute: &Institute, name: &str, lang: &str) -> AccountId {
    let account = institute.account(name);
    let (service, email) = (&house.service, format!("{name}@example.org"));
    service::account::change(service, &house.administrator, account.id, &account.name, &email).await.unwrap();
    service::account::set_lang(service, account, lang.parse().unwrap()).await.unwrap();
    account.id
}

/// A report that is handed in. What it says is another test's.
async fn hands_in(house: &TestHouse, institute: &Institute, place: usize) {
    let reporter = &institute.reporters[place];
    let (tx, now) = (house.store().write().await.unwrap(), house.service.now());
    let id = match storage::report::of_reporter(&tx, reporter.id).await.unwrap() {
        Some(report) => report.id,
        None => begins(&tx, reporter, now).await,
    };
    storage::report::add_version(&tx, id, 1, &Body::default(), reporter.account, now).await.unwrap();
    tx.commit().await.unwrap();
}

async fn begins(tx: &Tx, reporter: &Reporter, now: Instant) -> ReportId {
    let id = ReportId::from_uuid(*reporter.id.as_uuid());
    let report = Report { id, reporter: reporter.id, draft: Body::default(), revision: 2, saved_at: now };
    storage::report::add(tx, &report).await.unwrap();
    id
}
