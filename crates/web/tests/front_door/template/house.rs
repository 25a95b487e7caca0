//! Templates in the house: shown, changed, carried in and out.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use review::template::{BUNDLED, Bundled};

use crate::support::{Answer, DEMONSTRATION, Guest, TestHouse, on_both};

const NEUTRAL: &str = "neutral";

fn text(key: &str) -> &'static str {
    Bundled::named(key).unwrap().text
}

/// The neutral template with one place changed, which must be there.
fn changed(from: &str, to: &str) -> String {
    assert!(text(NEUTRAL).contains(from), "the template has no {from}");
    text(NEUTRAL).replacen(from, to, 1)
}

async fn typed(guest: &Guest, path: &str, text: &str, seen: &str, deed: &str) -> Answer {
    let mut fields = vec![("text", text), ("deed", deed)];
    if !seen.is_empty() {
        fields.push(("seen", seen));
    }
    guest.post(path, &fields).await
}

/// Saves a new template and answers its path.
async fn saved(guest: &Guest, text: &str) -> String {
    let answer = typed(guest, "/templates/new", text, "", "save").await.is(StatusCode::SEE_OTHER);
    answer.location.unwrap()
}

async fn imported(guest: &Guest, bytes: &[u8]) -> Answer {
    let mut body =
        b"--cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"t.toml\"\r\n\r\n".to_vec();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let kind = "multipart/form-data; boundary=cut";
    guest.send(Request::post("/templates/import").header(header::CONTENT_TYPE, kind), Body::from(body)).await
}

on_both!(each_bundled_template_is_shown_in_both_languages, async |house: TestHouse| {
    let admin = house.guest(&house.administrator).await;
    let list = admin.get("/templates").await.is(StatusCode::OK).says("No template of your own yet");
    list.says("Heads of department").says("Officers of a village or community co-operative");
    for one in BUNDLED {
        let path = format!("/templates/bundled/{}", one.key);
        for language in ["en", "zh-CN"] {
            admin.clone().reading(language).get(&path).await.is(StatusCode::OK).says("<tfoot><tr>");
        }
        assert_eq!(admin.get(&format!("{path}/file")).await.is(StatusCode::OK).bytes, one.text.as_bytes());
    }
    let page = admin.get("/templates/bundled/neutral").await;
    page.says("Co-operation").says("35%").says("100%").says("3700").says("more than 50%").says("52 weeks");
    admin.get("/templates/bundled/none").await.is(StatusCode::NOT_FOUND);
});

on_both!(only_organisers_and_administrators_keep_templates, async |house: TestHouse| {
    let institute = house.institute().await;
    let tina = house.guest(institute.account("tina")).await;
    for path in
        ["/templates", "/templates/new", "/templates/bundled/neutral", "/templates/bundled/neutral/file"]
    {
        tina.get(path).await.is(StatusCode::FORBIDDEN);
    }
    typed(&tina, "/templates/new", text(NEUTRAL), "", "save").await.is(StatusCode::FORBIDDEN);
    imported(&tina, text(NEUTRAL).as_bytes()).await.is(StatusCode::FORBIDDEN);
    assert!(storage::template::latest(&house.service.reader()).await.unwrap().is_empty());
    house.guest(institute.account("olga")).await.get("/templates").await.is(StatusCode::OK);
});

on_both!(a_mistake_names_part_and_mend_in_the_readers_language, async |house: TestHouse| {
    let admin = house.guest(&house.administrator).await;
    let line = text(NEUTRAL).lines().position(|line| line == "decimals = 2").unwrap() + 1;
    for (broken, en, zh) in [
        (
            changed("weight = \"35%\"", "weight = \"30%\""),
            "Criteria (evaluation.criteria): the weights add up to 95%, not to 100%".to_owned(),
            "测评项目（evaluation.criteria）：权重之和为 95%，不是 100%".to_owned(),
        ),
        (
            changed("minimum_group = 5", "minimum_group = 2"),
            "Evaluation (evaluation.minimum_group): 2 is not possible. Take a number from 3 to 1000"
                .to_owned(),
            "不能是 2，请填 3 至 1000".to_owned(),
        ),
        (
            changed("decimals = 2", "decimal = 2"),
            format!("Line {line}: no key is called “decimal” here"),
            format!("第 {line} 行：此处没有名为“decimal”的项"),
        ),
        (
            changed("decimals = 2", "decimals = 2\ndecimals = 3"),
            format!("Line {}: the key “decimals” stands here twice", line + 1),
            "“decimals”在此处写了两次".to_owned(),
        ),
        (
            changed("decimals = 2", "decimals = "),
            format!("Line {line}: this cannot be read"),
            format!("第 {line} 行：无法读懂"),
        ),
    ] {
        for deed in ["check", "save"] {
            let page = typed(&admin, "/templates/new", &broken, "", deed).await;
            page.is(StatusCode::UNPROCESSABLE_ENTITY).says(&en).says("Heads of department");
        }
        let reader = admin.clone().reading("zh-CN");
        typed(&reader, "/templates/new", &broken, "", "check").await.says(&zh);
    }
    let slip = changed("total_limit = 3500", "total_limit = 3800");
    let page = typed(&admin, "/templates/new", &slip, "", "check").await.is(StatusCode::OK);
    page.says("Nothing is wrong").says("All sections together take 3700 characters");
    assert!(storage::template::latest(&house.service.reader()).await.unwrap().is_empty());
});

on_both!(every_save_is_a_version_and_nobody_saves_over_another, async |house: TestHouse| {
    let institute = house.institute().await;
    let admin = house.guest(&house.administrator).await;
    let olga = house.guest(institute.account("olga")).await;
    let path = saved(&admin, text(NEUTRAL)).await;
    let edit = format!("{path}/edit");
    olga.get(&edit).await.is(StatusCode::OK).says("name=\"seen\" value=\"1\"");
    let second = changed("spare_cards = 2", "spare_cards = 3");
    typed(&olga, &edit, &second, "1", "save").await.is(StatusCode::SEE_OTHER);
    let late = changed("spare_cards = 2", "spare_cards = 4");
    let page = typed(&admin, &edit, &late, "1", "save").await.is(StatusCode::CONFLICT);
    page.says("Somebody else has saved version 2").says("spare_cards = 4").says("name=\"seen\" value=\"2\"");

    admin.get(&path).await.says("Version 2").says("Version 1").says("olga").says("Administrator");
    let file = |number: u8| format!("{path}/file?version={number}");
    assert_eq!(admin.get(&file(1)).await.text(), text(NEUTRAL));
    assert_eq!(admin.get(&file(2)).await.text(), second);
    admin.get(&file(3)).await.is(StatusCode::NOT_FOUND);
    admin.get(&format!("{path}?version=1")).await.is(StatusCode::OK).hides(&format!("href=\"{edit}\""));
});

on_both!(a_file_comes_in_and_goes_out_byte_for_byte, async |house: TestHouse| {
    let admin = house.guest(&house.administrator).await;
    // As an editor of Windows leaves it: line ends in pairs, none at the end.
    let file = text(NEUTRAL).trim_end().replace('\n', "\r\n");
    let path = imported(&admin, file.as_bytes()).await.is(StatusCode::SEE_OTHER).location.unwrap();
    assert_eq!(admin.get(&format!("{path}/file?version=1")).await.bytes, file.as_bytes());

    let no_text = imported(&admin, &[0xff, 0xfe, b'a']).await;
    no_text.is(StatusCode::UNPROCESSABLE_ENTITY).says("no text in UTF-8");
    let long = vec![b'#'; 256 * 1024 + 1];
    imported(&admin, &long).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("larger than 256 KB");
    imported(&admin, b"").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Choose a file first");
    let broken = changed("weight = \"35%\"", "weight = \"30%\"");
    let page = imported(&admin, broken.as_bytes()).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("the weights add up to 95%").says("name=\"text\"");
    assert_eq!(storage::template::latest(&house.service.reader()).await.unwrap().len(), 1);
});

on_both!(a_review_keeps_its_rules_until_it_takes_others, async |house: TestHouse| {
    let institute = house.institute().await;
    let (olga, id) = (house.guest(institute.account("olga")).await, institute.review.id);
    let path = saved(&olga, DEMONSTRATION).await;
    let newer = DEMONSTRATION.replacen("decimals = 2", "decimals = 3", 1);
    typed(&olga, &format!("{path}/edit"), &newer, "1", "save").await.is(StatusCode::SEE_OTHER);
    let review = || async { storage::cycle::by_id(&house.service.reader(), id).await.unwrap().unwrap() };
    let before = review().await;
    assert_eq!(before.template, DEMONSTRATION, "a version saved elsewhere changes no review");

    let which = format!("{}:2", path.strip_prefix("/templates/").unwrap());
    let rules = institute.path("/rules");
    let take = async |seen: &str, which: &str| olga.post(&rules, &[("seen", seen), ("which", which)]).await;
    let unfit = take(&before.template_hash, "cooperative").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    unfit.says("C");
    take("another", &which).await.is(StatusCode::CONFLICT);
    take(&before.template_hash, &which).await.is(StatusCode::SEE_OTHER);
    assert_eq!(review().await.template, newer);
    olga.get(&format!("{rules}/file")).await.says("decimals = 3");

    house.open_hall(&institute).await;
    let frozen = review().await;
    take(&frozen.template_hash, "party_branches").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(review().await, frozen);
    olga.get(&rules).await.says("Frozen").hides("name=\"which\"");
});

/// Sends the editor's form with some of its values typed anew.
async fn filled(guest: &Guest, path: &str, text: &str, values: &[(&str, &str)], deed: &str) -> Answer {
    let mut fields = vec![("view", "form"), ("text", text)];
    fields.extend_from_slice(values);
    fields.push(("deed", deed));
    guest.post(path, &fields).await
}

/// The text that a page of the editor carries along, as a browser would send it again.
fn carried(page: &Answer) -> String {
    let text = page.text();
    let rest = text.split("name=\"text\" value=\"").nth(1).expect("the page carries the text");
    let text = rest.split("\">").next().unwrap();
    let entities =
        [("&#34;", "\""), ("&quot;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

on_both!(a_template_is_changed_in_a_form_and_nothing_else_of_it_moves, async |house: TestHouse| {
    let admin = house.guest(&house.administrator).await;
    let page = admin.get(&format!("/templates/new?from={NEUTRAL}")).await.is(StatusCode::OK);
    let page = page
        .says("Edit as text")
        .says("name=\"v.report.sections.0.limit\"")
        .says("name=\"v.meeting.quorum.operator\"");
    assert_eq!(carried(&page), text(NEUTRAL));
    let values = [("v.report.sections.0.limit", "777"), ("v.meeting.quorum.share", "2/3")];
    let path = filled(&admin, "/templates/new", text(NEUTRAL), &values, "save").await;
    let path = path.is(StatusCode::SEE_OTHER).location.unwrap();
    let kept = admin.get(&format!("{path}/file?version=1")).await.is(StatusCode::OK).text();
    let differing = kept.lines().zip(text(NEUTRAL).lines()).filter(|(one, other)| one != other).count();
    assert_eq!((kept.lines().count(), differing), (text(NEUTRAL).lines().count(), 2));
    assert!(kept.contains("limit = 777") && kept.contains("\"2/3\""), "{kept}");
});

on_both!(
    weights_that_do_not_add_up_are_told_at_their_part_with_everything_as_typed,
    async |house: TestHouse| {
        let admin = house.guest(&house.administrator).await;
        let values = [("v.evaluation.groups.0.weight", "99%"), ("v.assessment.decimals", "3")];
        let page = filled(&admin, "/templates/new", text(NEUTRAL), &values, "save").await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("the weights add up to")
            .says("href=\"#part-evaluation-groups\"")
            .says("value=\"99%\"")
            .says("name=\"v.assessment.decimals\" value=\"3\"");
        let page =
            filled(&admin, "/templates/new", text(NEUTRAL), &[("v.assessment.decimals", "two")], "check")
                .await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("“two” is no number that may stand here")
            .says("href=\"#part-assessment\"")
            .says("value=\"two\"");
    }
);

on_both!(a_list_grows_and_shrinks_while_what_was_typed_stays, async |house: TestHouse| {
    let admin = house.guest(&house.administrator).await;
    let values = [("v.report.sections.0.limit", "777")];
    let page = filled(&admin, "/templates/new", text(NEUTRAL), &values, "add:report.sections").await;
    let grown = carried(&page.is(StatusCode::OK).says("value=\"777\""));
    let sections = |text: &str| text.matches("[[report.sections]]").count();
    assert_eq!(sections(&grown), sections(text(NEUTRAL)) + 1);
    let last = sections(&grown) - 1;
    let titled = format!("v.report.sections.{last}.title.en");
    let raise = format!("raise:report.sections.{last}");
    let page = filled(&admin, "/templates/new", &grown, &[(&titled, "Something new")], &raise).await;
    let raised = carried(&page.is(StatusCode::OK).says("Something new"));
    let page =
        filled(&admin, "/templates/new", &raised, &[], &format!("remove:report.sections.{last}")).await;
    let shrunk = carried(&page.is(StatusCode::OK).says("Something new"));
    assert_eq!(sections(&shrunk), sections(text(NEUTRAL)));
    // Somebody fills in a form of a text that looks otherwise by now.
    let stale = [("v.report.sections.99.limit", "1")];
    filled(&admin, "/templates/new", &shrunk, &stale, "save").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    filled(&admin, "/templates/new", &shrunk, &[], "explode").await.is(StatusCode::BAD_REQUEST);
});

on_both!(form_and_text_are_two_views_of_one_text, async |house: TestHouse| {
    let admin = house.guest(&house.administrator).await;
    let values = [("v.assessment.decimals", "4")];
    let page = filled(&admin, "/templates/new", text(NEUTRAL), &values, "text").await.is(StatusCode::OK);
    page.says("<textarea").says("decimals = 4").says("Edit in a form");
    let shown =
        admin.post("/templates/new", &[("view", "text"), ("text", text(NEUTRAL)), ("deed", "form")]).await;
    assert_eq!(carried(&shown.is(StatusCode::OK)), text(NEUTRAL));
    let broken = text(NEUTRAL).replacen("[meeting]", "[meeting", 1);
    let page = admin.post("/templates/new", &[("view", "text"), ("text", &broken), ("deed", "form")]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("[meeting\n").says("Line");
});
