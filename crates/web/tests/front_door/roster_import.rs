//! The organiser brings a roster in a file: what would change is shown first, and is written whole or not at all.

use axum::http::StatusCode;
use storage::roster::Person;

use crate::support::{Institute, TestHouse, imports, on_both, pasted, previews, upload};

const HEAD: &str = "工号,姓名,职务,单位,组别,请假";
const UNITS: &str = "code,name_zh,name_en,members,committee,reporter,reporter_title_zh,reporter_title_en";

async fn people(house: &TestHouse, institute: &Institute) -> Vec<Person> {
    storage::roster::people(&house.service.reader(), institute.review.id).await.unwrap()
}

async fn person(house: &TestHouse, institute: &Institute, key: &str) -> Person {
    let found = storage::roster::presence::by_key(&house.service.reader(), institute.review.id, key).await;
    found.unwrap().unwrap_or_else(|| panic!("{key} is not on the roll"))
}

on_both!(a_preview_tells_new_changed_same_and_error_apart_and_writes_nothing, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let before = people(&house, &institute).await;
    let text = format!(
        "2026年度名册,,,,,\n{HEAD}\nA01,Person A1,Member,,A,否\nA02,Renamed,Member,,A,否\nE01,某人甲,职员,B1,D,是\nE02,某人乙,,B9,Z,也许\n"
    );
    let preview = previews(&olga, &institute.path(""), "名册.csv", text.as_bytes()).await;
    preview
        .says("名册.csv")
        .says("Read as text (UTF-8, cells parted by commas)")
        .says("column names in row 2")
        .says("19 people of the roll are not in the file")
        .says("<tr class=\"row--same\"><th scope=\"row\">Person A1")
        .says("Name: “Person A2” becomes “Renamed”")
        .says("<tr class=\"row--new\"><th scope=\"row\">某人甲")
        .says("On leave: yes")
        .says("Unit: There is no unit “B9”")
        .says("Voter group: The template has no group “Z”")
        .says("On leave: “也许” is neither")
        .says("1 row is to be mended first")
        .hides("value=\"confirm\"");
    let changed = olga.get(&format!("{}?kind=changed&page=1", preview.path)).await;
    changed.says("Renamed").hides("Person A1<").hides("某人甲");
    assert_eq!(people(&house, &institute).await, before);

    let forced = [("deed", "confirm"), ("version", "2")];
    let page = olga.post(&preview.path, &forced).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("1 row has an error, so nothing was imported");
    assert_eq!(people(&house, &institute).await, before, "all or nothing");
});

on_both!(what_was_confirmed_is_written_once_and_renames_keep_the_person, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let before = person(&house, &institute, "A02").await;
    let text = format!(
        "{HEAD},邮箱\nA02,改名,职员,B2,A,no,A2@Example.org\nE01,张　三,,Research,d票,,\n,李四,,,Ｄ组,√,li@example.org"
    );
    let preview = previews(&olga, &institute.path(""), "r.csv", text.as_bytes()).await;
    let done = preview.confirm(&olga).await.is(StatusCode::SEE_OTHER);
    olga.get(&done.location.unwrap()).await.says("3 rows were imported").says("2 new, 1 changed");

    let renamed = person(&house, &institute, "a2@example.org").await;
    assert_eq!((renamed.id, renamed.number.as_deref()), (before.id, Some("A02")));
    assert_eq!(renamed.name.in_lang(review::words::Lang::Zh), "改名");
    let new = person(&house, &institute, "E01").await;
    assert_eq!(new.name.in_lang(review::words::Lang::Zh), "张三");
    assert_eq!((new.group.as_str(), new.unit), ("D", Some(institute.reporters[0].unit.id)));
    let mailed = person(&house, &institute, "li@example.org").await;
    assert_eq!((mailed.number, mailed.excused_at.is_some()), (None, true));

    let again = preview.confirm(&olga).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    again.says("imported before");
    assert_eq!(people(&house, &institute).await.len(), 23);
});

on_both!(a_roster_that_was_changed_meanwhile_is_compared_anew_without_the_file, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let (first, second) =
        (format!("{HEAD}\nE01,某甲,,,D,\n"), format!("{HEAD}\nE01,某甲,,,D,\nE02,某乙,,,D,\n"));
    let preview = previews(&olga, &institute.path(""), "r.csv", second.as_bytes()).await;
    imports(&olga, &institute.path(""), "first.csv", first.as_bytes()).await;

    let stale = preview.confirm(&olga).await.is(StatusCode::CONFLICT);
    stale.says("The roster was changed meanwhile").says("value=\"compare\"").hides("value=\"confirm\"");
    assert_eq!(people(&house, &institute).await.len(), 22);

    olga.post(&preview.path, &[("deed", "compare")]).await.is(StatusCode::SEE_OTHER);
    let page = olga.get(&preview.path).await.is(StatusCode::OK).says("row--same").says("Import 1 row");
    let anew = crate::support::Preview { path: preview.path.clone(), page };
    anew.confirm(&olga).await.is(StatusCode::SEE_OTHER);
    assert_eq!(people(&house, &institute).await.len(), 23);
});

on_both!(a_preview_is_kept_for_a_day_and_for_those_who_edit_the_roster, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let text = format!("{HEAD}\nE01,某甲,,,D,\n");
    let preview = previews(&olga, &institute.path(""), "r.csv", text.as_bytes()).await;
    let tina = house.guest(institute.account("tina")).await;
    tina.get(&preview.path).await.is(StatusCode::FORBIDDEN);
    preview.confirm(&tina).await.is(StatusCode::FORBIDDEN);
    upload(&tina, &institute.path(""), "r.csv", text.as_bytes()).await.is(StatusCode::FORBIDDEN);

    house.clock.passes(25 * 60 * 60 * 1000);
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&preview.path).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("has run out");
    preview.confirm(&olga).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("has run out");
    service::roster::import::drop_expired(&house.service).await.unwrap();
    olga.get(&preview.path).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(people(&house, &institute).await.len(), 21);
});

on_both!(an_import_is_taken_back_until_something_hangs_on_it, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let before = people(&house, &institute).await;
    let text = format!("{HEAD}\nA02,Renamed,Member,,A,是\nE01,某甲,,B8,D,\n");
    let units = format!("{UNITS}\nB8,新支部,,9,4,rosa,书记,\n");
    imports(&olga, &institute.path(""), "units.csv", units.as_bytes()).await;
    imports(&olga, &institute.path(""), "r.csv", text.as_bytes()).await;
    let path = institute.path("/roster");
    let page = olga.get(&path).await.says("(units: 0, people: 1)").says("value=\"take_back\"").text();
    let (_, rest) = page.split_once("/roster/imports/").unwrap();
    let import = institute.path(&format!("/roster/imports/{}", rest.split_once('"').unwrap().0));
    let tina = house.guest(institute.account("tina")).await;
    tina.post(&import, &[("deed", "take_back")]).await.is(StatusCode::FORBIDDEN);

    olga.post(&institute.path("/check-in"), &[("number", "E01")]).await.is(StatusCode::SEE_OTHER);
    olga.get(&path).await.says("1 person of this import was checked in").hides("value=\"take_back\"");
    let refused = olga.post(&import, &[("deed", "take_back")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("1 person of this import was checked in");
    let slip = [("number", "E01"), ("present", "no")];
    olga.post(&institute.path("/check-in"), &slip).await.is(StatusCode::SEE_OTHER);

    olga.post(&import, &[("deed", "take_back")]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(people(&house, &institute).await, before);
    olga.get(&path).await.hides("value=\"take_back\"");
    olga.post(&import, &[("deed", "take_back")]).await.is(StatusCode::CONFLICT);
});

on_both!(somebody_who_left_is_taken_off_the_roll_unless_they_came, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let (gone, here) = (person(&house, &institute, "A01").await, person(&house, &institute, "A02").await);
    let path = |one: &Person| web::links::roster_person(institute.review.id, one.id);
    olga.get(&institute.path("/roster")).await.says(&format!("href=\"{}\"", path(&gone)));
    olga.get(&path(&gone)).await.is(StatusCode::OK).says("Person A1").says("A01").says("Take off the roll");
    let tina = house.guest(institute.account("tina")).await;
    tina.post(&path(&gone), &[]).await.is(StatusCode::FORBIDDEN);
    let done = olga.post(&path(&gone), &[]).await.is(StatusCode::SEE_OTHER);
    olga.get(&done.location.unwrap()).await.says("One person was taken off the roll").hides("Person A1<");
    olga.post(&path(&gone), &[]).await.is(StatusCode::NOT_FOUND);

    olga.post(&institute.path("/check-in"), &[("number", "A02")]).await.is(StatusCode::SEE_OTHER);
    let refused = olga.post(&path(&here), &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("This person is checked in").says("Person A2");
    assert_eq!(person(&house, &institute, "A02").await.id, here.id);
});

on_both!(units_come_with_their_people_and_report_after_those_that_are_there, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let text = format!(
        "{UNITS}\nA0,新支部,,9,4,ROSA,书记,\nB1,Research,Research,21,4,paul,\"Secretary, Research branch\",\n"
    );
    let preview = previews(&olga, &institute.path(""), "units.csv", text.as_bytes()).await;
    preview.says("Members: “20” becomes “21”").says("sign-in name: “rosa” becomes “paul”");
    preview.confirm(&olga).await.is(StatusCode::SEE_OTHER);
    let reporters = storage::roster::reporters(&house.service.reader(), institute.review.id).await.unwrap();
    let codes: Vec<_> = reporters.iter().map(|reporter| reporter.unit.code.as_str()).collect();
    assert_eq!(codes, ["B1", "B2", "B3", "A0"]);
    assert_eq!(reporters[0].account, institute.account("paul").id);
});

on_both!(a_file_that_cannot_be_a_roster_is_refused_with_the_way_to_mend, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    for (bytes, why) in [
        (&b"%PDF-1.7 ..."[..], "This is a PDF"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old Excel file"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page under a spreadsheet"),
        (b"PK\x03\x04 and so on", "is damaged"),
        (b"1,2,3\n4,5,6\n", "No row names the columns"),
        ("工号,组别\n1,A\n".as_bytes(), "no column for Name or Name (English)"),
        ("工号,姓名,工号\n1,A,2\n".as_bytes(), "two columns are called “Staff number”"),
        ("工号,姓名\n".as_bytes(), "no rows under the column names"),
        ("工号,姓名\n1,\"A\n".as_bytes(), "Row 2: the quotation marks do not fit"),
    ] {
        let page = upload(&olga, &institute.path(""), "roster.xlsx", bytes).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).says(why).says("role=\"alert\"");
    }
    let nothing = pasted(&olga, &institute.path(""), " ").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    nothing.says("Choose a file or paste the rows");
    let typed = pasted(&olga, &institute.path(""), "工号\t姓名\n").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    typed.says("工号\t姓名");
    let large = vec![b'a'; 9 * 1024 * 1024 - 1_000];
    let large = upload(&olga, &institute.path(""), "large.csv", &large).await;
    large.is(StatusCode::UNPROCESSABLE_ENTITY).says("more than 8 MB");
    assert_eq!(people(&house, &institute).await.len(), 21);
});

on_both!(many_rows_are_shown_fifty_a_page, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let rows: Vec<String> = (100..221).map(|n| format!("E{n}\tGuest {n}\t\t\tD\t")).collect();
    let table = format!("{}\n{}\n", HEAD.replace(',', "\t"), rows.join("\n"));
    let path = pasted(&olga, &institute.path(""), &table).await;
    let path = path.is(StatusCode::SEE_OTHER).location.unwrap();
    olga.get(&path).await.says("1 of 3").says("Guest 149").hides("Guest 150").says("Pasted rows");
    olga.get(&format!("{path}?kind=new&page=3")).await.says("3 of 3").says("Guest 220").hides("Guest 199");
    olga.get(&format!("{path}?kind=error&page=1")).await.says("No row is of this kind");
    olga.reading("zh-CN").get(&path).await.says("新增").says("预览").says("以制表符分隔");
});

on_both!(the_roster_goes_out_in_a_file_and_comes_back_the_same, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let text = format!(
        "{HEAD},邮箱,角色\n007,零七,职员,B2,D,是,seven@example.org,监票人\n,李四,,,A,,li@example.org,"
    );
    imports(&olga, &institute.path(""), "r.csv", text.as_bytes()).await;
    for language in ["en", "zh-CN"] {
        let olga = olga.clone().reading(language);
        for file in ["roster.xlsx", "units.csv", "people.csv"] {
            let path = institute.path(&format!("/roster/files/{file}"));
            let answer = olga.get(&path).await.is(StatusCode::OK);
            let english = olga.clone().reading("en");
            previews(&english, &institute.path(""), file, &answer.bytes)
                .await
                .says("The file says what the roster says already");
        }
    }
    let page = olga.get(&institute.path("/roster")).await;
    page.says("/roster/files/roster.xlsx").says("/roster/files/people.csv");
    olga.get(&institute.path("/roster/files/votes.csv")).await.is(StatusCode::NOT_FOUND);
    let tina = house.guest(institute.account("tina")).await;
    tina.get(&institute.path("/roster/files/roster.xlsx")).await.is(StatusCode::FORBIDDEN);
});

on_both!(the_example_shows_how_and_its_workbook_is_read_sheet_by_sheet, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("/roster/import")).await.says("/roster/files/example.xlsx");
    let example = olga.get(&institute.path("/roster/files/example.xlsx")).await.is(StatusCode::OK);
    let preview = previews(&olga, &institute.path(""), "example.xlsx", &example.bytes).await;
    preview
        .says("Read as an Excel workbook")
        .says("Units and reporters: sheet “Units”, column names in row 1")
        .says("People: sheet “People”, column names in row 1")
        .says("Nobody has the sign-in name “reporter1”")
        .says("Sheet “People”, row 2")
        .says("2 rows are to be mended first");
    let people = olga.reading("zh-CN").get(&institute.path("/roster/files/example-people.csv")).await;
    assert!(people.text().starts_with("\u{feff}工号,邮箱,姓名,"), "{}", people.text());
});

on_both!(the_roll_is_shown_in_the_order_that_the_address_names, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let rows = "E1,曾一,Zoe ADAMS\nE2,丁二,Bob\nE3,安三,Carl\n";
    let text = format!("工号,姓名,英文名,组别\n{}", rows.replace('\n', ",D\n"));
    imports(&olga, &institute.path(""), "r.csv", text.as_bytes()).await;
    let order = async |sort: &str, language| {
        let page = olga.clone().reading(language).get(&institute.path(&format!("/roster?sort={sort}"))).await;
        let text = page.is(StatusCode::OK).text();
        let (_, roll) = text.split_once("id=\"people\"").unwrap();
        let names = if language == "en" { ["ADAMS", "Bob", "Carl"] } else { ["曾一", "丁二", "安三"] };
        let mut places: Vec<_> =
            names.map(|name| (roll.find(&format!("{name}</a></th>")).unwrap(), name)).into();
        places.sort_unstable();
        places.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
    };
    assert_eq!(order("pinyin", "zh-CN").await, ["安三", "丁二", "曾一"]);
    assert_eq!(order("strokes", "zh-CN").await, ["丁二", "安三", "曾一"]);
    assert_eq!(order("number", "zh-CN").await, ["曾一", "丁二", "安三"]);
    assert_eq!(order("english", "en").await, ["ADAMS", "Bob", "Carl"]);
    let page = olga.get(&institute.path("/roster?sort=strokes")).await;
    page.says("sort=strokes&#38;page=1\" aria-current=\"page\"");
    olga.get(&institute.path("/roster?sort=nonsense")).await.is(StatusCode::OK);
});

on_both!(boxes_hold_an_import_fast_and_an_open_one_the_whole_roll, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let text = |number: usize| format!("{HEAD}\nE{number},某人,,,D,\n");
    imports(&olga, &institute.path(""), "r.csv", text(1).as_bytes()).await;
    let preview = previews(&olga, &institute.path(""), "r.csv", text(2).as_bytes()).await;
    let hall = house.prepare_hall(&institute).await;
    let page = olga.get(&institute.path("/roster")).await;
    page.says("Ballot boxes were planned out of this roster").hides("value=\"take_back\"");

    hall.open().await.is(StatusCode::SEE_OTHER);

    preview.confirm(&olga).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("the roll stands");
    let page = upload(&olga, &institute.path(""), "r.csv", text(3).as_bytes()).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("the roll stands");
    assert_eq!(people(&house, &institute).await.len(), 22);
});
