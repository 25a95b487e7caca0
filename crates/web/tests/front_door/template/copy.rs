//! Next year's review out of this year's.

use axum::http::StatusCode;
use review::{follow_up::ItemState, id::ReviewId, role::Role, template::Bundled, words::Words};
use service::follow_up::{CarriedItem, carry_in};

use crate::support::{Answer, Guest, Institute, TestHouse, on_both};

/// An institute under the bundled template, whose calendar the copy shifts.
async fn institute(house: &TestHouse) -> Institute {
    house.institute_by(Bundled::named("party_branches").unwrap().text).await
}

fn words(text: &str) -> Words {
    Words::new(text, text).unwrap()
}

fn fields<'a>(year: &'a str, meets_at: &'a str, days: &'a [(String, String)]) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![
        ("year", year),
        ("place", "Hall B"),
        ("place_other", ""),
        ("meets_at", meets_at),
        ("deed", "make"),
    ];
    all.extend(days.iter().map(|(key, day)| (key.as_str(), day.as_str())));
    all
}

/// The days as the page proposes them.
fn proposed(page: &Answer) -> Vec<(String, String)> {
    let text = page.text();
    let inputs = text.split("name=\"day.").skip(1);
    inputs
        .map(|input| {
            let (key, rest) = input.split_once("\" value=\"").unwrap();
            (format!("day.{key}"), rest.split_once('"').unwrap().0.to_owned())
        })
        .collect()
}

async fn copied(guest: &Guest, institute: &Institute) -> String {
    let path = institute.path("/copy");
    let days = proposed(&guest.get(&path).await.is(StatusCode::OK));
    let answer = guest.post(&path, &fields("2023", "2024-01-09T14:00", &days)).await;
    let location = answer.is(StatusCode::SEE_OTHER).location.unwrap();
    location.strip_suffix("/confirm").unwrap().to_owned()
}

fn id(path: &str) -> ReviewId {
    path.strip_prefix("/reviews/").unwrap().parse().unwrap()
}

async fn item(house: &TestHouse, institute: &Institute, text: &str, unit: Option<usize>, state: ItemState) {
    let item = CarriedItem {
        unit: unit.map(|unit| institute.reporters[unit].unit.id),
        origin_year: 2022,
        text: words(text),
        owner: words("Secretary"),
        owner_account: Some(institute.account("rosa").id),
        due_on: "2023-06-30".parse().unwrap(),
        state,
        note: "half done".into(),
    };
    let olga = institute.account("olga");
    carry_in(&house.service, olga, institute.review.id, &[item]).await.unwrap();
}

on_both!(days_follow_the_templates_rule_and_may_be_changed, async |house: TestHouse| {
    let institute = institute(&house).await;
    let olga = house.guest(institute.account("olga")).await;
    let page = olga.get(&institute.path("/copy")).await.is(StatusCode::OK);
    // The meeting of 10 January 2023 was on a Tuesday; 52 weeks later it is 9 January 2024.
    let page = page.says("value=\"2023\"").says("10 January 2023, 14:00").says("value=\"2024-01-09T14:00\"");
    // Reports: a week before, then and now.
    let days = proposed(&page.says("3 January 2023").says("name=\"day.reports\" value=\"2024-01-02\""));
    assert_eq!(days.len(), 5);

    let mut reckon = fields("2023", "2024-02-20T09:30", &days);
    reckon.iter_mut().filter(|(name, _)| *name == "deed").for_each(|field| field.1 = "reckon");
    let page = olga.post(&institute.path("/copy"), &reckon).await.is(StatusCode::OK);
    page.says("name=\"day.reports\" value=\"2024-02-13\"").says("value=\"2024-02-20T09:30\"");

    for (year, meets_at, why) in [
        ("2022", "2024-01-09T14:00", "Choose a year after 2022"),
        ("next", "2024-01-09T14:00", "four digits"),
        ("2023", "soon", "Give day and time"),
    ] {
        let page = olga.post(&institute.path("/copy"), &fields(year, meets_at, &days)).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).says(why).says("Hall B");
    }
    let mut own = days.clone();
    own.iter_mut().filter(|(key, _)| key == "day.reports").for_each(|day| day.1 = "2023-12-29".into());
    let answer = olga.post(&institute.path("/copy"), &fields("2023", "2024-01-09T14:00", &own)).await;
    let path = answer.is(StatusCode::SEE_OTHER).location.unwrap();
    let path = path.strip_suffix("/confirm").unwrap();
    olga.get(&format!("{path}/calendar")).await.says("name=\"day.reports\" value=\"2023-12-29\"");
    let moved = [("day.reports", "2023-12-28")];
    olga.post(&format!("{path}/calendar"), &moved).await.is(StatusCode::SEE_OTHER);
    let page = olga.post(&format!("{path}/calendar"), &[("day.reports", "Friday")]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("Written reports handed in: give a day").says("Friday");
    olga.get(&format!("{path}/calendar")).await.says("name=\"day.reports\" value=\"2023-12-28\"");
    olga.get(&format!("{path}/rules"))
        .await
        .says("28 December 2023")
        .says(&format!("href=\"{path}/calendar\""));
});

on_both!(
    open_items_and_requirements_wait_in_the_new_reports_and_nothing_of_the_votes,
    async |house: TestHouse| {
        let institute = institute(&house).await;
        item(&house, &institute, "Records are incomplete", Some(0), ItemState::InProgress).await;
        item(&house, &institute, "Seats were vacant", Some(0), ItemState::Verified).await;
        item(&house, &institute, "Everybody studies too little", None, ItemState::Open).await;
        let lena = house.guest(institute.account("lena")).await;
        let unit = institute.reporters[1].unit.id.to_string();
        for (unit, text) in [(unit.as_str(), "Name a target"), ("", "Plan together")] {
            let answer = lena
                .post(&institute.path("/summing-up/requirements"), &[("unit", unit), ("text", text)])
                .await;
            answer.is(StatusCode::SEE_OTHER);
        }
        let olga = house.guest(institute.account("olga")).await;
        house.open_hall(&institute).await;
        let path = copied(&olga, &institute).await;
        let (reader, new) = (house.service.reader(), id(&path));
        let reporters = storage::roster::reporters(&reader, new).await.unwrap();
        let mut waiting = Vec::new();
        for reporter in &reporters {
            let items = storage::follow_up::carried_in(&reader, new, reporter.unit.id).await.unwrap();
            let mut texts: Vec<_> =
                items.iter().map(|one| one.text.in_lang(i18n::Lang::En).to_owned()).collect();
            texts.sort();
            waiting.push(texts.join("; "));
        }
        assert_eq!(
            waiting,
            [
                "Everybody studies too little; Plan together; Records are incomplete",
                "Everybody studies too little; Name a target; Plan together",
                "Everybody studies too little; Plan together",
            ]
        );
        let rosa = house.guest(institute.account("rosa")).await;
        let edit = format!("{path}/reports/{}/edit", reporters[0].id);
        rosa.get(&edit).await.is(StatusCode::OK).says("Records are incomplete").hides("Seats were vacant");

        let review = storage::cycle::by_id(&reader, new).await.unwrap().unwrap();
        assert_eq!((review.template.as_str(), review.frozen_at), (institute.review.template.as_str(), None));
        assert!(storage::evaluation::boxes(&reader, new).await.unwrap().is_empty());
        assert!(storage::result::decisions(&reader, new).await.unwrap().is_empty());
        assert!(storage::cycle::holders(&reader, new, Role::Trustee).await.unwrap().is_empty());
        let people = storage::roster::people(&reader, new).await.unwrap();
        assert_eq!(people.len(), 21);
        assert!(people.iter().all(|one| one.present_at.is_none() && one.excused_at.is_none()));
    }
);

on_both!(copied_entries_are_confirmed_changed_or_left_out_before_boxes_open, async |house: TestHouse| {
    let institute = institute(&house).await;
    let olga = house.guest(institute.account("olga")).await;
    let path = copied(&olga, &institute).await;
    let (reader, new, confirm) = (house.service.reader(), id(&path), format!("{path}/confirm"));
    // 3 reporters, 21 people, and 9 roles: 12 less three trustees, and the own of who copied is beyond doubt.
    olga.get(&confirm).await.is(StatusCode::OK).says("32 entries to be confirmed");
    olga.get(&path).await.says("32 to be confirmed");
    olga.post(&format!("{path}/phase"), &[("to", "reporting")]).await.is(StatusCode::SEE_OTHER);
    olga.post(&format!("{path}/boxes/plan"), &[]).await.is(StatusCode::SEE_OTHER);
    let refused = olga.post(&format!("{path}/boxes/open"), &[("unrehearsed", "yes")]).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY).says("32 entries copied from last year are not confirmed");

    let people = storage::roster::people(&reader, new).await.unwrap();
    let [first, second] = [&people[0], &people[1]].map(|one| format!("person:{}", one.id));
    let group = format!("group.{}", people[0].id);
    let change = [("deed", "confirm"), ("entry", first.as_str()), (group.as_str(), "B")];
    olga.post(&confirm, &change).await.is(StatusCode::SEE_OTHER);
    assert_eq!(storage::roster::people(&reader, new).await.unwrap()[0].group.as_str(), "B");
    assert!(storage::evaluation::boxes(&reader, new).await.unwrap().is_empty(), "planned for other groups");
    olga.post(&confirm, &change).await.is(StatusCode::CONFLICT);

    let reporters = storage::roster::reporters(&reader, new).await.unwrap();
    let [research, process] = [&reporters[0], &reporters[1]].map(|one| format!("reporter:{}", one.id));
    let (account, lars) = (format!("account.{}", reporters[0].id), institute.account("lars").id.to_string());
    let change = [("deed", "confirm"), ("entry", research.as_str()), (account.as_str(), lars.as_str())];
    olga.post(&confirm, &change).await.is(StatusCode::SEE_OTHER);
    let roles = storage::cycle::roles(&reader, new, institute.account("lars").id).await.unwrap();
    assert!(roles.holds(Role::Reporter));

    let cora = format!("role:{}:correspondent", institute.account("cora").id);
    let gone = [
        ("deed", "leave_out"),
        ("entry", second.as_str()),
        ("entry", process.as_str()),
        ("entry", cora.as_str()),
    ];
    olga.post(&confirm, &gone).await.is(StatusCode::SEE_OTHER);
    assert_eq!(storage::roster::people(&reader, new).await.unwrap().len(), 20);
    assert_eq!(storage::roster::units(&reader, new).await.unwrap().len(), 2);
    assert!(storage::cycle::roles(&reader, new, institute.account("cora").id).await.unwrap().is_empty());

    olga.post(&confirm, &[("deed", "confirm")])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Tick at least");
    let rest = storage::cycle::copied::waiting(&reader, new).await.unwrap();
    let rest: Vec<_> = rest.iter().map(ToString::to_string).collect();
    let mut all: Vec<_> = rest.iter().map(|one| ("shown", one.as_str())).collect();
    all.push(("deed", "confirm_all"));
    olga.post(&confirm, &all).await.is(StatusCode::SEE_OTHER);
    olga.get(&confirm).await.says("Everything is confirmed");
    let refused = olga.post(&format!("{path}/boxes/open"), &[("unrehearsed", "yes")]).await;
    refused.hides("not confirmed");
});

on_both!(a_unit_with_a_report_is_not_left_out, async |house: TestHouse| {
    let institute = institute(&house).await;
    let olga = house.guest(institute.account("olga")).await;
    let path = copied(&olga, &institute).await;
    let (reader, new) = (house.service.reader(), id(&path));
    let reporters = storage::roster::reporters(&reader, new).await.unwrap();
    let rosa = house.guest(institute.account("rosa")).await;
    let edit = format!("{path}/reports/{}/edit", reporters[0].id);
    let sections = institute_sections(&institute);
    let page = rosa.get(&edit).await.is(StatusCode::OK).text();
    let revision = page.split("name=\"revision\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let mut draft = vec![("edition", "zh-CN"), ("revision", revision.unwrap()), ("action", "save")];
    draft.extend(sections.iter().map(|name| (name.as_str(), "text")));
    rosa.post(&edit, &draft).await.is(StatusCode::SEE_OTHER);

    let entry = format!("reporter:{}", reporters[0].id);
    let answer = olga.post(&format!("{path}/confirm"), &[("deed", "leave_out"), ("entry", &entry)]).await;
    answer.is(StatusCode::UNPROCESSABLE_ENTITY).says("Unit B1 has a report");
    assert_eq!(storage::roster::reporters(&reader, new).await.unwrap().len(), 3);
});

fn institute_sections(institute: &Institute) -> Vec<String> {
    let rules = service::cycle::rules(&institute.review).unwrap();
    rules.report().sections.iter().map(|one| format!("section.{}", one.key)).collect()
}

on_both!(only_organisers_and_administrators_copy_and_confirm, async |house: TestHouse| {
    let institute = institute(&house).await;
    for name in ["lena", "rosa", "sara"] {
        let guest = house.guest(institute.account(name)).await;
        for path in ["/copy", "/confirm"] {
            guest.get(&institute.path(path)).await.is(StatusCode::FORBIDDEN);
        }
        let answer = guest.post(&institute.path("/copy"), &fields("2023", "2024-01-09T14:00", &[])).await;
        answer.is(StatusCode::FORBIDDEN);
    }
    assert_eq!(storage::cycle::all(&house.service.reader()).await.unwrap().len(), 1);
    let admin = house.guest(&house.administrator).await;
    let answer = admin.post(&institute.path("/copy"), &fields("2023", "2024-01-09T14:00", &[])).await;
    let location = answer.is(StatusCode::SEE_OTHER).location.unwrap();
    assert!(location.ends_with("/roles"), "{location}");
});
