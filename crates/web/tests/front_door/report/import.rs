//! A report that was written in a word processor.

use std::io::{Cursor, Write as _};

use axum::{
    body::Body,
    http::{Request, header},
};
use review::report::manuscript::MANUSCRIPT_LIMIT;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

/// A Word file of these paragraphs.
fn word(paragraphs: &[&str]) -> Vec<u8> {
    let paragraph = |text: &&str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    word_of(&paragraphs.iter().map(paragraph).collect::<Vec<_>>().concat())
}

fn word_of(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document)] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A preview on somebody's screen.
struct Preview<'a> {
    desk: &'a Desk,
    path: String,
    page: Answer,
}

impl Desk {
    async fn import(&self, name: &str, bytes: &[u8]) -> Answer {
        let head =
            format!("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        let body = [head.as_bytes(), bytes, b"\r\n--cut--\r\n"].concat();
        let request = Request::post(format!("{}/import?edition=zh-CN", self.path))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut");
        self.guest.send(request, Body::from(body)).await
    }

    async fn preview(&self, bytes: &[u8]) -> Preview<'_> {
        self.revision().await;
        let path = self.import("述职 报告.docx", bytes).await.is(StatusCode::SEE_OTHER).location.unwrap();
        let page = self.guest.get(&path).await.is(StatusCode::OK);
        Preview { desk: self, path, page }
    }

    /// What is in a section of the draft.
    async fn holds(&self, house: &TestHouse, institute: &Institute, section: &str) -> String {
        let report = standing(house, institute, 0).await.report.unwrap();
        report.draft.section(review::words::Lang::Zh, &section.parse_key()).to_owned()
    }
}

trait ParseKey {
    fn parse_key(&self) -> review::template::SectionKey;
}

impl ParseKey for str {
    fn parse_key(&self) -> review::template::SectionKey {
        review::template::SectionKey::new(self).unwrap()
    }
}

impl Preview<'_> {
    /// Sends the form as it stands on the page, with these choices instead of the page's own.
    async fn send(&self, action: &str, choices: &[(&str, &str)]) -> Answer {
        let fields = self.fields(action, choices);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.desk.guest.post(&self.path, &fields).await
    }

    fn fields(&self, action: &str, choices: &[(&str, &str)]) -> Vec<(String, String)> {
        let text = self.page.text();
        let mut fields: Vec<(String, String)> = vec![("action".into(), action.into())];
        let value =
            |after: &str| after.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        fields.push(("revision".into(), value(text.split("name=\"revision\"").nth(1).unwrap())));
        for select in text.split("<select ").skip(1) {
            let name = select.split("name=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
            let chosen = select.split(" selected").next().unwrap();
            fields.push((name, value(&format!("value=\"{}", chosen.rsplit("value=\"").next().unwrap()))));
        }
        for radio in text
            .split("name=\"how.")
            .skip(1)
            .filter(|radio| radio.split('>').next().unwrap().contains("checked"))
        {
            fields.push((format!("how.{}", radio.split('"').next().unwrap()), value(radio)));
        }
        for (name, chosen) in choices {
            fields.retain(|(known, _)| known != name);
            fields.push(((*name).into(), (*chosen).into()));
        }
        fields
    }
}

const LINES: [&str; 6] = [
    "述职报告（2022年度）",
    "一、思想政治建设情况",
    "　　全年学习十二次。",
    "二、获奖情况",
    "先进集体。",
    "三、下一步工作思路",
];

on_both!(a_word_file_is_laid_out_by_sections_and_goes_in_when_confirmed, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    rosa.get("/edit").await.says("/import?edition=");
    rosa.get("/import?edition=zh-CN").await.is(StatusCode::OK).says("accept=\".docx\"");
    let preview = rosa.preview(&word(&LINES)).await;
    let page = &preview.page.text();
    for words in [
        "述职 报告.docx",
        "Piece 3: 二、获奖情况",
        "先进集体。",
        "1 piece has no place yet",
        "stays as it is",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(rosa.holds(&house, &institute, "ideology").await, "", "nothing has changed yet");

    // A piece without a place is asked for, and nothing is lost of the choices.
    let refused = preview.send("confirm", &[("place.3", "section.performance")]).await;
    refused
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("1 piece has no place yet: say where it goes")
        .says("<option value=\"section.performance\" selected>");
    let looked = preview.send("look", &[("place.2", "section.performance")]).await.is(StatusCode::OK);
    looked.says("<option value=\"section.performance\" selected>").hides("no place yet");
    assert_eq!(rosa.holds(&house, &institute, "performance").await, "");

    let done = preview.send("confirm", &[("place.2", "section.performance")]).await.is(StatusCode::SEE_OTHER);
    let path = done.location.unwrap();
    rosa.guest.get(&path).await.is(StatusCode::OK).says("The file is in your report");
    assert_eq!(rosa.holds(&house, &institute, "ideology").await, "全年学习十二次。");
    assert_eq!(rosa.holds(&house, &institute, "performance").await, "二、获奖情况\n先进集体。");

    // A second press, or going back, changes nothing.
    preview.send("confirm", &[("place.2", "section.performance")]).await.is(StatusCode::SEE_OTHER);
    rosa.guest.get(&preview.path).await.is(StatusCode::SEE_OTHER);
    let report = standing(&house, &institute, 0).await.report.unwrap();
    assert_eq!(report.revision, 2);
    let kept = storage::report::drafts(&house.service.reader(), report.id, 9).await.unwrap();
    assert_eq!(kept.iter().map(|draft| draft.why).collect::<Vec<_>>(), [Why::Import]);
    rosa.get("/compare").await.says("out of a Word file");
});

on_both!(what_stands_in_a_section_stays_unless_its_reporter_says_otherwise, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let sheet = Sheet::with(GOOD.map(|(key, _)| (key, 0)));
    rosa.fill(sheet.section("ideology", "原来的话").section("integrity", "不动"), "save")
        .await
        .is(StatusCode::SEE_OTHER);
    let file = word(&LINES[1..3]);

    let preview = rosa.preview(&file).await;
    preview.send("confirm", &[]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(rosa.holds(&house, &institute, "ideology").await, "原来的话\n全年学习十二次。");
    assert_eq!(rosa.holds(&house, &institute, "integrity").await, "不动");

    let preview = rosa.preview(&file).await;
    preview.send("confirm", &[("how.ideology", "replace")]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(rosa.holds(&house, &institute, "ideology").await, "全年学习十二次。");
    let report = standing(&house, &institute, 0).await.report.unwrap();
    let before = storage::report::draft_body(&house.service.reader(), report.id, 2).await.unwrap().unwrap();
    let before = before.section(review::words::Lang::Zh, &"ideology".parse_key()).to_owned();
    assert_eq!(before, "原来的话\n全年学习十二次。", "what was replaced is kept");

    let preview = rosa.preview(&file).await;
    let text = preview.page.text();
    assert!(text.contains("value=\"replace\" checked"), "the same text again is not put twice: {text}");
});

on_both!(a_report_that_was_saved_meanwhile_is_not_written_over, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let preview = rosa.preview(&word(&LINES[..3])).await;
    rosa.fill(Sheet::good(), "save").await.is(StatusCode::SEE_OTHER);

    let stale = preview.send("confirm", &[("place.0", "leave_out")]).await.is(StatusCode::CONFLICT);
    let stale =
        stale.says("Your report was saved meanwhile").says("全年学习十二次。").says("name=\"how.ideology\"");
    assert_eq!(rosa.holds(&house, &institute, "ideology").await, "字".repeat(450));

    let again = Preview { desk: &rosa, path: preview.path.clone(), page: stale };
    again.send("confirm", &[]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(rosa.holds(&house, &institute, "ideology").await, "字".repeat(450) + "\n全年学习十二次。");
});

on_both!(a_file_that_is_no_word_file_is_refused_with_the_mend, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    rosa.revision().await;
    let long = word(&["字".repeat(MANUSCRIPT_LIMIT + 1).as_str()]);
    let five_megabytes = word(&["述职报告".repeat(450_000).as_str()]);
    let zeros = " ".repeat(20 << 20);
    let compound = |stream: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    for (name, bytes, why) in [
        ("report.docx", b"".to_vec(), "The file is empty"),
        ("report.docx", b"%PDF-1.7".to_vec(), "This is a PDF"),
        ("report.docx", compound("WordDocument"), "save it as Word document (.docx)"),
        ("report.docx", compound("EncryptedPackage"), "locked with a password"),
        ("report.docx", b"{\\rtf1}".to_vec(), "This is an .rtf file"),
        ("report.docx", b"PK\x03\x04 cut off".to_vec(), "cannot be read to its end"),
        ("report.docx", word(&["　"]), "There is no text in the file"),
        ("report.docx", long, "more than 200000 characters"),
        ("report.docx", five_megabytes, "more than 200000 characters"),
        ("report.docx", word_of(&zeros), "unpacks to far more"),
        ("", Vec::new(), "Choose a file first"),
    ] {
        rosa.import(name, &bytes).await.is(StatusCode::UNPROCESSABLE_ENTITY).says(why);
    }
    let paul = Desk { guest: house.guest(institute.account("paul")).await, path: rosa.path.clone() };
    paul.import("report.docx", &word(&LINES)).await.is(StatusCode::NOT_FOUND);
    paul.get("/import").await.is(StatusCode::NOT_FOUND);
});

on_both!(a_preview_is_its_reporters_alone_and_ends_after_a_day, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let preview = rosa.preview(&word(&LINES)).await;
    for other in ["paul", "olga", "lena"] {
        let other = house.guest(institute.account(other)).await;
        let status = other.get(&preview.path).await.status;
        assert!(matches!(status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{status}");
    }
    preview.send("confirm", &[("place.0", "elsewhere")]).await.is(StatusCode::BAD_REQUEST);
    let cut = preview.desk.guest.post(&preview.path, &[("action", "confirm"), ("revision", "1")]).await;
    cut.is(StatusCode::BAD_REQUEST);
    let leave = [
        ("place.0", "leave_out"),
        ("place.1", "leave_out"),
        ("place.2", "leave_out"),
        ("place.3", "leave_out"),
    ];
    preview
        .send("confirm", &leave)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Every piece is left out");

    house.clock.passes(24 * 60 * 60 * 1_000 + 1);
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let preview = Preview { desk: &rosa, path: preview.path.clone(), page: preview.page };
    let gone = preview.send("confirm", &leave).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    gone.says("Choose the file once more").says("type=\"file\"");
    service::report::import::drop_expired(&house.service).await.unwrap();
    rosa.guest.get(&preview.path).await.is(StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(who_chooses_file_after_file_keeps_the_last_few, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let mut paths = Vec::new();
    for _ in 0..=service::report::import::KEPT {
        house.clock.passes(1);
        paths.push(rosa.preview(&word(&LINES)).await.path);
    }
    rosa.guest.get(&paths[0]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Choose the file once more");
    for path in &paths[1..] {
        rosa.guest.get(path).await.is(StatusCode::OK);
    }
});

on_both!(a_report_with_the_organiser_takes_no_file, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let preview = rosa.preview(&word(&LINES)).await;
    rosa.fill(Sheet::good(), "hand_in").await.is(StatusCode::SEE_OTHER);
    rosa.get("/import").await.is(StatusCode::SEE_OTHER);
    preview.send("confirm", &[("place.2", "leave_out")]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(rosa.holds(&house, &institute, "ideology").await, "字".repeat(450));
    rosa.import("report.docx", &word(&LINES)).await.is(StatusCode::SEE_OTHER);
});
