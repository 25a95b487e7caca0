use axum::http::StatusCode;
use review::{
    follow_up::{ItemState, Source},
    id::ItemId,
    report::{STRETCH_MS, State, TEXT_LIMIT, Why},
    role::Role,
    time::Instant,
    words::Words,
};
use storage::{follow_up::Item, report::Standing};

use crate::support::{Answer, Guest, Institute, TestHouse, on_both};

mod attachments;
mod compare;
mod import;
mod remarks;

/// The sections of the demonstration's template with lengths that it takes: 1,000 of 3,900 are problems.
const GOOD: [(&str, usize); 8] = [
    ("ideology", 450),
    ("organisation", 400),
    ("integration", 450),
    ("three_colours", 300),
    ("integrity", 400),
    ("performance", 450),
    ("problems", 1_000),
    ("next_steps", 450),
];

/// Somebody at the own report, or at somebody else's.
struct Desk {
    guest: Guest,
    path: String,
}

/// A form being filled in.
#[derive(Clone)]
struct Sheet(Vec<(String, String)>);

impl Sheet {
    fn with(lengths: [(&str, usize); 8]) -> Self {
        let sections = lengths.map(|(key, length)| (format!("section.{key}"), "字".repeat(length)));
        Self(sections.into()).set("edition", "zh-CN")
    }

    fn good() -> Self {
        Self::with(GOOD)
    }

    fn set(mut self, name: &str, value: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.into(), value.into()));
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self
    }

    fn answer(self, item: ItemId, text: &str, outcome: &str) -> Self {
        self.set(&format!("answer.{item}"), text).set(&format!("outcome.{item}"), outcome)
    }

    fn section(self, key: &str, text: &str) -> Self {
        self.set(&format!("section.{key}"), text)
    }
}

impl Desk {
    async fn of(house: &TestHouse, institute: &Institute, name: &str, reporter: usize) -> Self {
        let guest = house.guest(institute.account(name)).await;
        let path = institute.path(&format!("/reports/{}", institute.reporters[reporter].id));
        Self { guest, path }
    }

    async fn get(&self, rest: &str) -> Answer {
        self.guest.get(&format!("{}{rest}", self.path)).await
    }

    /// Opens the form and answers the revision that stands in it.
    async fn revision(&self) -> String {
        let page = self.get("/edit").await.is(StatusCode::OK).text();
        let after = page.split("name=\"revision\" value=\"").nth(1).unwrap();
        after.split('"').next().unwrap().to_owned()
    }

    async fn send(&self, sheet: Sheet, action: &str) -> Answer {
        let sheet = sheet.set("action", action);
        let fields: Vec<_> = sheet.0.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.guest.post(&format!("{}/edit", self.path), &fields).await
    }

    /// Fills the form in as it was just opened.
    async fn fill(&self, sheet: Sheet, action: &str) -> Answer {
        let revision = self.revision().await;
        self.send(sheet.set("revision", &revision), action).await
    }

    /// As the page's script does while somebody types.
    async fn autosave(&self, sheet: Sheet, revision: &str) -> Answer {
        let sheet = sheet.set("action", "autosave").set("revision", revision);
        let fields: Vec<_> = sheet.0.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.guest.post(&format!("{}/edit.json", self.path), &fields).await
    }

    async fn accept(&self, version: &str) -> Answer {
        self.guest.post(&format!("{}/accept", self.path), &[("version", version)]).await
    }

    async fn give_back(&self, version: &str, note: &str) -> Answer {
        self.guest.post(&format!("{}/return", self.path), &[("version", version), ("note", note)]).await
    }
}

async fn standing(house: &TestHouse, institute: &Institute, reporter: usize) -> Standing {
    let mut all = storage::report::of_review(&house.service.reader(), institute.review.id).await.unwrap();
    all.remove(reporter)
}

/// Puts an item of the year before into the ledger of a branch.
async fn carried_in(
    house: &TestHouse,
    institute: &Institute,
    reporter: usize,
    number: u8,
    text: &str,
) -> ItemId {
    let words = |zh: &str, en: &str| Words::new(zh, en).unwrap();
    let id = format!("00000000-0000-7000-8000-0000000000{number:02x}").parse().unwrap();
    let due = "2022-06-30".parse().unwrap();
    let owner = words("书记", "Secretary");
    let item = Item {
        unit: Some(institute.reporters[reporter].unit.id),
        state: ItemState::Verified,
        ..Item::new(id, Source::Earlier, 2021, words(text, text), owner, due, Instant::from_ms(0))
    };
    let tx = house.store().write().await.unwrap();
    storage::follow_up::add_item(&tx, institute.review.id, &item, Instant::from_ms(0)).await.unwrap();
    tx.commit().await.unwrap();
    item.id
}

on_both!(a_reporter_writes_saves_and_finds_it_again, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let page = rosa.get("/edit").await.is(StatusCode::OK);
    page.says("Not begun yet")
        .says("Ideological and political work")
        .says("data-limit=\"500\"")
        .hides("Before you can");

    let sheet = Sheet::good().section("next_steps", "明年\r\n\r\n<b>三件事</b>");
    rosa.fill(sheet, "save").await.is(StatusCode::SEE_OTHER);

    let page =
        rosa.get("/edit?edition=zh-CN&saved=1").await.is(StatusCode::OK).says("Draft saved").says("In draft");
    page.says("明年\n\n&#60;b&#62;三件事&#60;/b&#62;</textarea>")
        .says("3457 / 4000")
        .says("Share of “Problems found and solved”");
    let stored = standing(&house, &institute, 0).await;
    assert_eq!((stored.state(), stored.report.unwrap().revision), (State::Drafting, 2));
});

on_both!(the_two_editions_are_written_apart_and_the_chinese_one_counts, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    rosa.fill(Sheet::good(), "save").await.is(StatusCode::SEE_OTHER);
    let english = GOOD
        .iter()
        .fold(Sheet(vec![]).set("edition", "en"), |sheet, (key, _)| sheet.section(key, "We did it."));
    rosa.fill(english, "save").await.is(StatusCode::SEE_OTHER);

    let page = rosa.get("/edit?edition=en").await.says("We did it.").says("This is the translation");
    page.hides("data-limit=\"500\"").hides("字字");
    rosa.fill(Sheet::good(), "hand_in").await.is(StatusCode::SEE_OTHER);
    rosa.get("").await.says("We did it.").hides("字字");
    rosa.get("?lang=zh-CN").await.says("字字").hides("We did it.").says("思想政治建设情况");
});

on_both!(a_report_in_english_alone_is_as_good, async |house: TestHouse| {
    let institute = house.institute().await;
    let item = carried_in(&house, &institute, 0, 1, "Records incomplete").await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let sheet = Sheet::good().set("edition", "en").section("next_steps", &"word ".repeat(501));
    let page = rosa.fill(sheet.clone(), "hand_in").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("“Next steps and plans” has 501 characters").says("is not answered");
    let sheet = sheet.section("next_steps", &"word ".repeat(500)).answer(item, "All complete.", "done");
    rosa.fill(sheet, "hand_in").await.is(StatusCode::SEE_OTHER);
});

on_both!(handing_in_is_refused_with_the_missing_section_by_name, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;

    let sheet = Sheet::good().section("integrity", " \n ").section("next_steps", "我打的字");
    let page = rosa.fill(sheet, "hand_in").await.is(StatusCode::UNPROCESSABLE_ENTITY);

    page.says("“Conduct and clean governance” is empty.")
        .says("href=\"#section-integrity\"")
        .says("我打的字")
        .says("1 point keeps the report from being handed in")
        .says("aria-invalid=\"true\"");
    let stored = standing(&house, &institute, 0).await;
    assert_eq!((stored.versions.len(), stored.report.unwrap().revision), (0, 1), "nothing was stored");
    let chinese = Desk { guest: rosa.guest.clone().reading("zh-CN"), path: rosa.path.clone() };
    chinese.fill(Sheet::good().section("integrity", ""), "hand_in").await.says("“党风廉政建设情况”尚未填写");
});

on_both!(a_text_at_its_limit_passes_and_one_more_character_does_not, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;

    let over = Sheet::good().section("ideology", &"字".repeat(501));
    let page = rosa.fill(over, "hand_in").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("“Ideological and political work” has 501 characters; the limit is 500.");

    let at = Sheet::good().section("ideology", &"字".repeat(500));
    rosa.fill(at, "hand_in").await.is(StatusCode::SEE_OTHER);
    assert_eq!(standing(&house, &institute, 0).await.state(), State::HandedIn);
});

on_both!(the_total_bites_where_every_section_fits, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let longest = [500, 500, 450, 300, 400, 450, 900, 500];
    let mut lengths = GOOD;
    lengths.iter_mut().zip(longest).for_each(|(section, length)| section.1 = length);
    assert_eq!(longest.iter().sum::<usize>(), 4_000);

    let over = Sheet::with(lengths).section("problems", &"字".repeat(901));
    let page = rosa.fill(over, "hand_in").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("The report has 4001 characters in all; the limit is 4000.").says("href=\"#total\"");
    // 900 of 4,000 are less than a quarter: in this template that only warns.
    rosa.fill(Sheet::with(lengths), "save").await.is(StatusCode::SEE_OTHER);
    rosa.get("/edit")
        .await
        .says("You can hand it in, but heed this")
        .says("fills 22.5% of the report; at least 25.0%");
    rosa.fill(Sheet::with(lengths), "hand_in").await.is(StatusCode::SEE_OTHER);
});

on_both!(last_years_items_are_answered_one_by_one, async |house: TestHouse| {
    let institute = house.institute().await;
    let first = carried_in(&house, &institute, 0, 1, "Records incomplete").await;
    let second = carried_in(&house, &institute, 0, 2, "Seats vacant").await;
    let others = carried_in(&house, &institute, 1, 3, "Somebody else’s item").await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    rosa.get("/edit")
        .await
        .says("Item 1 of 2021")
        .says("Records incomplete")
        .says("30 June 2022")
        .hides("Somebody else");

    let sheet = Sheet::good().answer(first, "全年齐全", "done").answer(others, "不该", "done");
    let page =
        rosa.fill(sheet.clone(), "hand_in").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("全年齐全");
    page.says("Last year’s item 2 is not answered: Seats vacant").hides("item 1 is not answered");

    // Answered, but not yet called done, partly done or not done.
    let sheet = sheet.set(&format!("answer.{second}"), "已补选一人");
    let page = rosa.fill(sheet.clone(), "hand_in").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Last year’s item 2 does not say whether it is done")
        .says(&format!("href=\"#outcome-{second}-done\""));
    let wrong = sheet.clone().set(&format!("outcome.{second}"), "perhaps");
    rosa.fill(wrong, "save").await.is(StatusCode::BAD_REQUEST);
    let sheet = sheet.answer(second, "已补选一人", "partly");
    rosa.fill(sheet, "hand_in").await.is(StatusCode::SEE_OTHER);
    let lena = Desk::of(&house, &institute, "lena", 0).await;
    lena.get("?lang=zh-CN")
        .await
        .says("已补选一人")
        .says("The reporter says: Partly done")
        .says("Closed out")
        .hides("不该");
});

on_both!(reports_are_returned_with_a_note_accepted_and_every_version_is_kept, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let olga = Desk::of(&house, &institute, "olga", 0).await;
    rosa.fill(Sheet::good().section("next_steps", "第一稿"), "hand_in").await.is(StatusCode::SEE_OTHER);
    olga.guest
        .get(&institute.path("/reports"))
        .await
        .says("1 report waits for your decision")
        .says("Handed in");
    rosa.get("/edit").await.is(StatusCode::SEE_OTHER);

    let blank = olga.give_back("1", "  ").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    blank.says("Say in the note what is to be mended.");
    olga.give_back("1", &"长".repeat(2_001)).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("长长");
    olga.give_back("1", "计划太短").await.is(StatusCode::SEE_OTHER);

    rosa.get("/edit").await.is(StatusCode::OK).says("计划太短").says("olga returned version 1");
    rosa.fill(Sheet::good().section("next_steps", "第二稿"), "hand_in").await.is(StatusCode::SEE_OTHER);
    olga.accept("1").await.is(StatusCode::CONFLICT).says("第二稿");
    olga.accept("2").await.is(StatusCode::SEE_OTHER);
    olga.accept("2").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("nothing to decide on");

    olga.get("/versions/1").await.is(StatusCode::OK).says("第一稿").says("计划太短").hides("第二稿");
    olga.get("/versions/2")
        .await
        .says("第二稿")
        .says("第一稿")
        .says("1 of 8 sections changed since version 1")
        .says("Changed")
        .says("As before")
        .says("olga accepted it");
    olga.get("/versions/3").await.is(StatusCode::NOT_FOUND);
    olga.get("/versions/x").await.is(StatusCode::NOT_FOUND);
    olga.guest.get(&institute.path("")).await.says("1 of 3");
    let stored = standing(&house, &institute, 0).await;
    assert_eq!((stored.state(), stored.versions.len()), (State::Accepted, 2));
});

on_both!(an_accepted_report_may_still_be_returned_and_both_decisions_stay, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let olga = Desk::of(&house, &institute, "olga", 0).await;
    rosa.fill(Sheet::good(), "hand_in").await.is(StatusCode::SEE_OTHER);
    olga.accept("1").await.is(StatusCode::SEE_OTHER);

    olga.give_back("1", "A figure is wrong.").await.is(StatusCode::SEE_OTHER);

    olga.get("").await.says("olga accepted it").says("olga returned it").says("A figure is wrong.");
    rosa.get("/edit").await.is(StatusCode::OK).says("A figure is wrong.");
});

on_both!(two_editors_do_not_overwrite_each_other, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let here = Sheet::good().set("revision", &rosa.revision().await).section("next_steps", "这里打的");
    let there = here.clone().section("next_steps", "那里打的");
    rosa.send(there, "save").await.is(StatusCode::SEE_OTHER);

    for action in ["save", "hand_in"] {
        let page = rosa.send(here.clone(), action).await.is(StatusCode::CONFLICT);
        page.says("这里打的</textarea>")
            .says("<p><span class=\"diff__is\">那</span>里打的</p>")
            .says("<p><span class=\"diff__is\">这</span>里打的</p>")
            .says("What is stored now")
            .says("What you typed")
            .says("<a href=\"#section-next_steps\">Next steps and plans</a>")
            .says("name=\"revision\" value=\"2\"");
    }
    let stored = standing(&house, &institute, 0).await;
    assert_eq!((stored.report.unwrap().revision, stored.versions.len()), (2, 0));

    rosa.send(here.set("revision", "2"), "save").await.is(StatusCode::SEE_OTHER);
    rosa.get("/edit").await.says("这里打的").hides("那里打的");
});

on_both!(a_save_over_an_older_revision_is_stale_and_so_is_handing_in, async |house: TestHouse| {
    let institute = house.institute().await;
    let (rosa, review, id) = (institute.account("rosa"), institute.review.id, institute.reporters[0].id);
    let report = service::report::open(&house.service, rosa, review, id).await.unwrap();
    let save = async |revision| {
        service::report::save(&house.service, rosa, review, id, revision, &report.draft, Why::Save).await
    };
    assert_eq!(save(1).await.unwrap(), 2);
    assert!(matches!(save(1).await, Err(service::Error::Stale)));
    assert!(matches!(save(3).await, Err(service::Error::Stale)));
    let late = service::report::hand_in(&house.service, rosa, review, id, 1, &report.draft).await;
    assert!(matches!(late, Err(service::Error::Stale)));

    let opened_again = service::report::open(&house.service, rosa, review, id).await.unwrap();
    assert_eq!((opened_again.id, opened_again.revision), (report.id, 2));
});

on_both!(two_pages_that_open_a_report_at_once_share_one_draft, async |house: TestHouse| {
    let institute = house.institute().await;
    let (rosa, review, id) = (institute.account("rosa"), institute.review.id, institute.reporters[0].id);
    let open = || service::report::open(&house.service, rosa, review, id);
    let (one, two, three) = tokio::join!(open(), open(), open());
    let one = one.unwrap().id;
    assert_eq!((two.unwrap().id, three.unwrap().id), (one, one));
});

on_both!(a_report_is_handed_in_once_and_what_comes_too_late_comes_back, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let sheet = Sheet::good().set("revision", &rosa.revision().await);
    rosa.send(sheet.clone(), "hand_in").await.is(StatusCode::SEE_OTHER);

    let again = rosa.send(sheet.clone(), "hand_in").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    again.says("The report was handed in before");
    let late =
        rosa.send(sheet.section("next_steps", "迟到的话"), "save").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    late.says("迟到的话").says("can no longer be changed");
    assert_eq!(standing(&house, &institute, 0).await.versions.len(), 1);
});

on_both!(reports_are_their_reporters_the_organisers_and_the_leaders, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    rosa.fill(Sheet::good().section("next_steps", "草稿里的话"), "save").await.is(StatusCode::SEE_OTHER);

    let paul = Desk::of(&house, &institute, "paul", 0).await;
    paul.get("").await.is(StatusCode::NOT_FOUND);
    paul.get("/edit").await.is(StatusCode::NOT_FOUND);
    paul.get("/versions/1").await.is(StatusCode::NOT_FOUND);
    paul.send(Sheet::good().set("revision", "2"), "save").await.is(StatusCode::NOT_FOUND);
    paul.accept("1").await.is(StatusCode::NOT_FOUND);
    paul.guest.get(&institute.path("/reports")).await.is(StatusCode::OK).says("Process").hides("Research");

    for name in ["olga", "lena"] {
        let reader = Desk::of(&house, &institute, name, 0).await;
        reader.get("").await.is(StatusCode::OK).says("Nothing handed in yet").hides("草稿里的话");
        reader.get("/edit").await.is(StatusCode::FORBIDDEN);
    }
    let sara = Desk::of(&house, &institute, "sara", 0).await;
    sara.get("").await.is(StatusCode::FORBIDDEN);
    sara.guest.get(&institute.path("/reports")).await.is(StatusCode::FORBIDDEN);

    rosa.fill(Sheet::good().section("next_steps", "交上的话"), "hand_in").await.is(StatusCode::SEE_OTHER);
    let lena = Desk::of(&house, &institute, "lena", 0).await;
    lena.get("").await.says("交上的话").hides("name=\"note\"");
    lena.accept("1").await.is(StatusCode::FORBIDDEN);
    rosa.accept("1").await.is(StatusCode::FORBIDDEN);
    lena.get("x").await.is(StatusCode::NOT_FOUND);
});

on_both!(an_observer_reads_no_report, async |house: TestHouse| {
    let institute = house.institute().await;
    let otto = service::account::invite(
        &house.service,
        &house.administrator,
        "otto",
        institute.review.place.clone(),
    );
    let otto = otto.await.unwrap().0;
    let review = institute.review.id;
    service::cycle::give_role(&house.service, &house.administrator, review, otto.id, Role::Observer)
        .await
        .unwrap();
    let otto = house.guest(&otto).await;
    otto.get(&institute.path("/reports")).await.is(StatusCode::FORBIDDEN);
    otto.get(&institute.path("")).await.is(StatusCode::OK);
});

on_both!(a_text_beyond_all_bounds_is_refused_and_nothing_is_stored, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let over = Sheet::good().section("next_steps", &"a".repeat(TEXT_LIMIT + 1));
    let page = rosa.fill(over, "save").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Not saved");
    page.says("This text has 20001 characters; no field keeps more than 20000.").says("aaaa");
    assert_eq!(standing(&house, &institute, 0).await.report.unwrap().revision, 1);

    rosa.fill(Sheet::good().section("next_steps", &"a".repeat(TEXT_LIMIT)), "save")
        .await
        .is(StatusCode::SEE_OTHER);
});

on_both!(a_form_cut_short_empties_nothing, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    rosa.fill(Sheet::good(), "save").await.is(StatusCode::SEE_OTHER);
    let whole = Sheet::good().set("revision", "2");
    for field in ["section.next_steps", "revision", "edition"] {
        rosa.send(whole.clone().without(field), "save").await.is(StatusCode::BAD_REQUEST);
    }
    rosa.send(whole.clone(), "burn").await.is(StatusCode::BAD_REQUEST);
    rosa.send(whole.clone().set("revision", "many"), "save").await.is(StatusCode::BAD_REQUEST);
    let report = standing(&house, &institute, 0).await.report.unwrap();
    assert_eq!((report.revision, report.draft.editions.len()), (2, 1));
});

on_both!(a_nul_character_breaks_nothing, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    rosa.fill(Sheet::good().section("next_steps", "a\0b"), "hand_in").await.is(StatusCode::SEE_OTHER);
    let olga = Desk::of(&house, &institute, "olga", 0).await;
    olga.give_back("1", "c\0d").await.is(StatusCode::SEE_OTHER);
    rosa.get("/edit?edition=zh-CN").await.says("ab</textarea>").says("cd");
});
