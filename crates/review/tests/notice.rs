//! What is due for whom, on which day, and which days are none.

use std::collections::BTreeMap;

use crate::support::replaced;
use review::follow_up::ItemState;
use review::id::{AccountId, ItemId, NewsId, ReporterId};
use review::notice::hook::is_public;
use review::notice::{
    Boxes, DayKind, Duty, Facts, Item, Key, LineError, News, Refusal, Report, RestDays, SpecialDay, Stand,
    Task, done, duties, lines, reached, stand,
};
use review::phase::Phase;
use review::publication::NewsState;
use review::report::State;
use review::role::{Role, Roles};
use review::template::{Deadline, DeadlineTask, RestDay, Template, TemplateError};
use review::time::Day;
use review::words::Words;
use uuid::Uuid;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn account(number: u128) -> AccountId {
    AccountId::from_uuid(Uuid::from_u128(number))
}

fn reporter(number: u128) -> ReporterId {
    ReporterId::from_uuid(Uuid::from_u128(number))
}

/// The Spring Festival of 2027, as a town might keep it: a week of rest, and a Sunday on which it makes up.
fn festival() -> RestDays {
    lines("2027-02-06..2027-02-12,rest,Spring Festival\n2027-02-14,work,for 12 February")
        .unwrap()
        .into_iter()
        .collect()
}

#[test]
fn weekdays_are_those_of_the_civil_calendar() {
    for (text, weekday) in
        [("1970-01-01", 3), ("2000-02-29", 1), ("2023-01-10", 1), ("2027-02-06", 5), ("0001-01-01", 0)]
    {
        assert_eq!(day(text).weekday(), weekday, "{text}");
    }
    assert_eq!(day("2024-02-28").days_to(day("2024-03-01")), 2);
    assert_eq!(day("2023-03-01").days_to(day("2023-02-28")), -1);
    assert_eq!(day("1970-01-01").number(), 0);
}

#[test]
fn the_number_of_a_day_grows_by_one_each_day() {
    let mut here = day("1899-12-31");
    for _ in 0..80_000 {
        let next = here.plus_days(1).unwrap();
        assert_eq!(next.number(), here.number() + 1, "{here}");
        assert_eq!(next.weekday(), (here.weekday() + 1) % 7, "{here}");
        here = next;
    }
}

#[test]
fn weekends_rest_and_the_list_knows_better() {
    let rest = festival();
    assert!(rest.is_rest(day("2027-02-08")), "a Monday of the festival");
    assert!(!rest.is_rest(day("2027-02-14")), "a Sunday that makes up");
    assert!(rest.is_rest(day("2027-02-13")), "the Saturday between");
    assert!(!rest.is_rest(day("2027-02-15")));
    assert!(RestDays::default().is_rest(day("2027-02-14")));
}

#[test]
fn working_days_leave_out_holidays_and_count_those_that_make_up() {
    let rest = festival();
    // Friday the 5th; then the festival; the 14th is worked.
    assert_eq!(rest.working_days_from(day("2027-02-05"), 1), Some(day("2027-02-14")));
    assert_eq!(rest.working_days_from(day("2027-02-15"), -2), Some(day("2027-02-05")));
    assert_eq!(rest.working_days_from(day("2027-02-15"), 0), Some(day("2027-02-15")));
    let always: RestDays = (0..400)
        .map(|days| SpecialDay {
            day: day("2027-01-01").plus_days(days).unwrap(),
            kind: DayKind::Rest,
            name: String::new(),
        })
        .collect();
    assert_eq!(always.working_days_from(day("2027-02-01"), 1), None, "a year of holidays ends nowhere");
}

#[test]
fn a_deadline_on_a_rest_day_moves_as_the_template_says() {
    let rest = festival();
    for (rule, to) in
        [(RestDay::Stay, "2027-02-10"), (RestDay::Before, "2027-02-05"), (RestDay::After, "2027-02-14")]
    {
        assert_eq!(rest.moved(day("2027-02-10"), rule), Some(day(to)));
    }
    assert_eq!(rest.moved(day("2027-02-05"), RestDay::After), Some(day("2027-02-05")));
}

#[test]
fn a_list_is_read_as_people_write_it() {
    let read = lines(
        "\u{feff}日期,类别,名称\n# made up\n２０２７年2月6日，休，春节\n2027/2/14\t班\t补 2 月 12 日\n\n",
    )
    .unwrap();
    assert_eq!(
        read,
        [
            SpecialDay { day: day("2027-02-06"), kind: DayKind::Rest, name: "春节".into() },
            SpecialDay { day: day("2027-02-14"), kind: DayKind::Work, name: "补 2 月 12 日".into() },
        ]
    );
    let wrong = |text: &str| match lines(text) {
        Err(Refusal::Line { line, why }) => (line, why),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(wrong("2027-02-06,rest\n2027-02-30,rest"), (2, LineError::Day { text: "2027-02-30".into() }));
    assert_eq!(wrong("2027-02-06,maybe"), (1, LineError::Kind { text: "maybe".into() }));
    assert!(matches!(wrong("2027-02-06..2027-02-01,rest"), (1, LineError::Range { .. })));
    assert_eq!(wrong("2027-02-06,rest\n2027-02-06,work"), (2, LineError::Twice { day: day("2027-02-06") }));
    assert!(matches!(wrong(&format!("2027-02-06,rest,{}", "x".repeat(61))), (1, LineError::Name { .. })));
    assert_eq!(lines("\n \n"), Err(Refusal::NoDays));
    assert!(matches!(
        lines("2027-01-01..2027-12-31,rest\n2028-01-01..2028-12-31,rest"),
        Err(Refusal::TooManyDays { count: 731, .. })
    ));
}

/// The demonstration's rules with a calendar of working days.
fn template(calendar: &str) -> Template {
    let text = crate::support::DEMONSTRATION;
    let at = text.find("\n[calendar]").unwrap_or(text.len());
    Template::parse(&format!("{}\n{calendar}", &text[..at])).unwrap_or_else(|why| panic!("{why}"))
}

const CALENDAR: &str = r#"
[calendar]
remind = [-3, 0, 2]

[[calendar.deadlines]]
key = "reports"
title = { zh = "提交述职报告", en = "Reports" }
days = -5
count = "working"

[[calendar.deadlines]]
key = "final_marks"
title = { zh = "定等次", en = "Grades" }
days = 3
rest_day = "after"
task = "grades"
remind = [1]

[[calendar.deadlines]]
key = "notice"
title = { zh = "通知", en = "Notice" }
days = -20
"#;

#[test]
fn a_calendar_says_which_days_it_counts_and_by_what_they_are_done() {
    let template = template(CALENDAR);
    let calendar = template.calendar();
    let rest = festival();
    let on = |key: &str| {
        let one = calendar.deadlines.iter().find(|one| one.key.as_str() == key).unwrap();
        one.day(day("2027-02-16"), &rest).unwrap().to_string()
    };
    // Back from Tuesday the 16th: 15, 14, 5, 4, 3.
    assert_eq!(on("reports"), "2027-02-03");
    assert_eq!(on("final_marks"), "2027-02-19");
    assert_eq!(on("notice"), "2027-01-27");
    let tasks: Vec<_> = calendar.deadlines.iter().map(Deadline::task).collect();
    assert_eq!(tasks, [Some(DeadlineTask::Reports), Some(DeadlineTask::Grades), None]);
    assert_eq!(calendar.reminders(Some(&calendar.deadlines[1].key)), [1]);
    assert_eq!(calendar.reminders(None), [-3, 0, 2]);
}

#[test]
fn a_calendar_that_cannot_be_is_refused_where_it_is_wrong() {
    let wrong = |from: &str, to: &str| {
        let text = crate::support::DEMONSTRATION;
        let at = text.find("\n[calendar]").unwrap_or(text.len());
        let text = format!("{}\n{}", &text[..at], CALENDAR.replacen(from, to, 1));
        Template::parse(&text).expect_err("the calendar was broken on purpose").to_string()
    };
    assert!(wrong("remind = [-3, 0, 2]", "remind = [-3, -3]").contains("calendar.remind: -3"));
    assert!(wrong("remind = [-3, 0, 2]", "remind_hour = 24").contains("calendar.remind_hour"));
    assert!(wrong("remind = [1]", "remind = [500]").contains("calendar.deadlines.final_marks.remind"));
    assert!(wrong("task = \"grades\"", "task = \"reports\"").contains("calendar.deadlines.task: reports"));
    let broken = replaced("[[meeting.agenda]]", "[calendar]\nrest_day = \"never\"\n[[meeting.agenda]]");
    assert!(matches!(Template::parse(&broken), Err(TemplateError::Syntax { .. })));
}

const ORGANISER: u128 = 1;
const ROSA: u128 = 2;
const PAUL: u128 = 3;
const TESS: u128 = 4;
const LENA: u128 = 5;

/// Three days before the reports are due; nothing was done yet.
fn facts() -> Facts {
    let held = |roles: &[Role]| roles.iter().copied().collect::<Roles>();
    let report = |number, state| Report { reporter: reporter(number), account: account(number), state };
    Facts {
        phase: Phase::Reporting,
        today: day("2027-01-31"),
        meeting: day("2027-02-16"),
        days: BTreeMap::from([("reports".parse().unwrap(), day("2027-02-03"))]),
        roles: vec![
            (account(ORGANISER), held(&[Role::Organiser])),
            (account(ROSA), held(&[Role::Reporter])),
            (account(PAUL), held(&[Role::Reporter])),
            (account(TESS), held(&[Role::Trustee, Role::Scrutineer])),
            (account(LENA), held(&[Role::Leader])),
        ],
        roll: 20,
        unconfirmed: 0,
        reports: vec![report(ROSA, State::Drafting), report(PAUL, State::Returned)],
        key: None,
        boxes: Boxes::default(),
        undecided: 2,
        news: Vec::new(),
        items: Vec::new(),
        letters: Vec::new(),
    }
}

fn of(number: u128, facts: &Facts) -> Vec<Duty> {
    let mut all = duties(&template(CALENDAR), facts);
    all.retain(|duty| duty.account == account(number));
    all
}

fn tasks(number: u128, facts: &Facts) -> Vec<Task> {
    of(number, facts).iter().map(|duty| duty.task).collect()
}

#[test]
fn reporters_hand_in_and_organisers_decide() {
    let mut now = facts();
    let rosa = of(ROSA, &now);
    assert_eq!(rosa.len(), 1);
    assert_eq!(
        (rosa[0].task, rosa[0].due),
        (Task::HandIn { reporter: reporter(ROSA) }, Some(day("2027-02-03")))
    );
    assert_eq!(tasks(PAUL, &now), [Task::AnswerRemarks { reporter: reporter(PAUL) }]);
    assert_eq!(tasks(ORGANISER, &now), [Task::BeginCeremony]);

    now.reports[0].state = State::HandedIn;
    assert!(tasks(ROSA, &now).is_empty());
    let accept = Task::Accept { waiting: 1 };
    assert!(tasks(ORGANISER, &now).contains(&accept));
    assert!(!done(DeadlineTask::Reports, &now), "one came back");
    now.reports[1].state = State::Accepted;
    assert!(done(DeadlineTask::Reports, &now) && !done(DeadlineTask::Acceptance, &now));
}

#[test]
fn the_key_is_made_and_rehearsed_before_the_meeting() {
    let mut now = facts();
    now.key = Some(Key { complete: false, waiting: vec![account(TESS)], rehearsing: Vec::new() });
    assert_eq!(tasks(TESS, &now), [Task::MakeKey]);
    now.key = Some(Key { complete: true, waiting: Vec::new(), rehearsing: vec![account(TESS)] });
    now.boxes = Boxes { planned: 3, without_cards: 2, openers: Vec::new() };
    assert_eq!(tasks(TESS, &now), [Task::RehearseOpening, Task::MakeCards { boxes: 2 }]);
    assert!(done(DeadlineTask::Key, &now) && !done(DeadlineTask::Cards, &now));
    now.phase = Phase::Evaluation;
    assert!(tasks(TESS, &now).is_empty(), "once people vote nothing of it is due");
    now.boxes.openers = vec![(account(TESS), 3)];
    assert_eq!(tasks(TESS, &now), [Task::OpenSums { boxes: 3 }]);
}

#[test]
fn a_copied_review_waits_for_its_organiser_and_a_meeting_for_its_desk() {
    let mut now = facts();
    (now.roll, now.unconfirmed) = (0, 7);
    let found = tasks(ORGANISER, &now);
    assert!(found.contains(&Task::GatherRoster) && found.contains(&Task::ConfirmCopied { waiting: 7 }));
    let now = Facts { phase: Phase::Meeting, today: day("2027-02-16"), ..facts() };
    assert!(tasks(TESS, &now).contains(&Task::CheckIn), "a scrutineer at the desk");
    assert!(tasks(ORGANISER, &now).contains(&Task::CheckIn));
    assert!(!tasks(LENA, &now).contains(&Task::CheckIn));
}

#[test]
fn grades_news_and_the_ledger_wait_for_whose_they_are() {
    let item = |number, owner, state| Item {
        id: ItemId::from_uuid(Uuid::from_u128(number)),
        text: Words::new("整改", "Mend the roof").unwrap(),
        owner,
        state,
        due: day("2027-03-01"),
    };
    let news = News {
        id: NewsId::from_uuid(Uuid::from_u128(9)),
        title: Words::new("会议", "The meeting").unwrap(),
        author: account(ORGANISER),
        state: NewsState::InReview { step: 0 },
        passed: Vec::new(),
    };
    let now = Facts {
        phase: Phase::Assessment,
        news: vec![news],
        items: vec![
            item(1, Some(account(ROSA)), ItemState::Returned),
            item(2, Some(account(PAUL)), ItemState::Submitted),
            item(3, None, ItemState::Open),
        ],
        ..facts()
    };
    assert!(tasks(LENA, &now).contains(&Task::SetGrades { waiting: 2 }));
    assert_eq!(of(ROSA, &now)[0].due, Some(day("2027-03-01")));
    assert!(tasks(PAUL, &now).is_empty());
    let organiser = tasks(ORGANISER, &now);
    assert!(organiser.contains(&Task::VerifyItems { waiting: 1 }));
    assert!(
        !organiser.iter().any(|task| matches!(task, Task::ApproveNews { .. })),
        "nobody approves the own text"
    );
    let closed = Facts { phase: Phase::Closed, ..now };
    assert!(duties(&template(CALENDAR), &closed).is_empty());
}

#[test]
fn what_is_due_first_comes_first_and_what_has_no_day_last() {
    let item = Item {
        id: ItemId::from_uuid(Uuid::from_u128(1)),
        text: Words::new("整改", "Mend").unwrap(),
        owner: Some(account(ORGANISER)),
        state: ItemState::Open,
        due: day("2027-01-05"),
    };
    let submitted = Item { state: ItemState::Submitted, owner: None, ..item.clone() };
    let now = Facts { items: vec![submitted, item], ..facts() };
    let found = of(ORGANISER, &now);
    let dues: Vec<_> = found.iter().map(|duty| duty.due).collect();
    assert_eq!(dues, [Some(day("2027-01-05")), Some(day("2027-02-16")), None]);
    assert!(found[0].is_late(now.today) && !found[1].is_late(now.today));
}

#[test]
fn the_latest_reminder_that_has_come_is_the_one_that_goes_out() {
    let (template, now) = (template(CALENDAR), facts());
    let duty = of(ROSA, &now).remove(0);
    let on = |text| reached(template.calendar(), &duty, day(text));
    assert_eq!(on("2027-01-30"), None);
    assert_eq!(on("2027-01-31"), Some(-3));
    assert_eq!(on("2027-02-02"), Some(-3));
    assert_eq!(on("2027-02-03"), Some(0));
    assert_eq!(on("2027-02-05"), Some(2));
    assert_eq!(on("2027-02-19"), Some(2), "two weeks late is still sent");
    assert_eq!(on("2027-02-20"), None, "later it would only puzzle");
    assert_eq!(reached(template.calendar(), &Duty { due: None, ..duty }, now.today), None);
}

#[test]
fn a_deadline_is_done_or_has_days_left_or_is_late() {
    let (today, due) = (day("2027-02-01"), day("2027-02-03"));
    assert_eq!(stand(Some(false), due, today), Stand::In(2));
    assert_eq!(stand(Some(false), today, today), Stand::In(0));
    assert_eq!(stand(Some(false), today, due), Stand::Overdue(2));
    assert_eq!(stand(None, today, due), Stand::Passed);
    assert_eq!(stand(Some(true), today, due), Stand::Done);
}

#[test]
fn nothing_is_posted_inside_our_own_network() {
    for inside in [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "192.0.0.1",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1",
        "::127.0.0.1",
    ] {
        assert!(!is_public(inside.parse().unwrap()), "{inside}");
    }
    for public in
        ["1.1.1.1", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2400:3200::1", "::ffff:8.8.8.8"]
    {
        assert!(is_public(public.parse().unwrap()), "{public}");
    }
}
