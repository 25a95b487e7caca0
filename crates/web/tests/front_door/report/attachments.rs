//! Files that go with a report.

use axum::{
    body::Body,
    http::{Request, header},
};

use super::*;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n";

impl Desk {
    async fn attach(&self, name: &str, bytes: &[u8]) -> Answer {
        let head = format!(
            "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/html\r\n\r\n"
        );
        let body = [head.as_bytes(), bytes, b"\r\n--cut--\r\n"].concat();
        let request = Request::post(format!("{}/attachments", self.path))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut");
        self.guest.send(request, Body::from(body)).await
    }
}

async fn files(house: &TestHouse, institute: &Institute) -> Vec<storage::report::attachment::Attachment> {
    let report = standing(house, institute, 0).await.report.unwrap().id;
    storage::report::attachment::of_report(&house.service.reader(), report).await.unwrap()
}

on_both!(a_file_goes_with_the_report_and_stays_with_its_version, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let olga = Desk::of(&house, &institute, "olga", 0).await;
    rosa.attach("述职 证明.pdf", PDF).await.is(StatusCode::SEE_OTHER);
    let file = files(&house, &institute).await.remove(0);
    let path = format!("/attachments/{}", file.id);
    let page = rosa.get("/edit").await.says("述职 证明.pdf").says(&file.hash);
    page.says("Show in the page").says(&format!("{path}/remove"));
    olga.get(&path).await.is(StatusCode::NOT_FOUND);

    rosa.fill(Sheet::good(), "hand_in").await.is(StatusCode::SEE_OTHER);
    let down = olga.get(&path).await.is(StatusCode::OK);
    assert_eq!(down.bytes, PDF);
    let named = down.disposition.unwrap();
    assert!(named.starts_with("attachment; ") && named.contains("UTF-8''%E8%BF%B0%E8%81%8C%20"), "{named}");
    assert_eq!(down.policy.unwrap(), "default-src 'none'; sandbox");

    let inline = olga.get(&format!("{path}/inline")).await.is(StatusCode::OK);
    assert!(inline.disposition.unwrap().starts_with("inline; "));
    assert_eq!(inline.frames.as_deref(), Some("SAMEORIGIN"));
    let around =
        olga.get(&format!("{path}/read")).await.is(StatusCode::OK).says("<iframe class=\"document\"");
    assert!(around.policy.unwrap().contains("frame-src 'self'"));
    assert_eq!(around.frames.as_deref(), Some("DENY"));

    // Taken away after it went out: the version keeps it.
    rosa.guest.post(&format!("{}{path}/remove", rosa.path), &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    olga.give_back("1", "换附件").await.is(StatusCode::SEE_OTHER);
    house.clock.passes(1_000);
    rosa.guest.post(&format!("{}{path}/remove", rosa.path), &[]).await.is(StatusCode::SEE_OTHER);
    rosa.get("/edit").await.hides("述职 证明.pdf");
    house.clock.passes(1_000);
    rosa.fill(Sheet::good(), "hand_in").await.is(StatusCode::SEE_OTHER);
    olga.get("").await.hides("述职 证明.pdf");
    olga.get("/versions/1").await.says("述职 证明.pdf");
    olga.get(&path).await.is(StatusCode::OK);
});

on_both!(a_file_that_is_not_what_it_says_is_refused_with_the_reason, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let paul = Desk { guest: house.guest(institute.account("paul")).await, path: rosa.path.clone() };
    paul.attach("a.pdf", PDF).await.is(StatusCode::NOT_FOUND);
    for (name, bytes, why) in [
        ("report.docx", PDF, "The file is called .docx but its contents are something else"),
        ("page.html", b"<script>".as_slice(), "Files ending in .html are not taken"),
        ("report.docm", PDF, "Files ending in .docm are not taken"),
        ("report.pdf", b"", "The file is empty"),
        ("photo.jpg", b"\xFF\xD8\xFF\xE0", "cannot be read to its end"),
        ("report.docx", b"PK\x03\x04 cut off", "cannot be read to its end"),
    ] {
        rosa.attach(name, bytes).await.is(StatusCode::UNPROCESSABLE_ENTITY).says(why);
    }
    assert!(files(&house, &institute).await.is_empty(), "nothing was stored");
    rosa.attach("../../a\u{202E}b.pdf", PDF).await.is(StatusCode::SEE_OTHER);
    assert_eq!(files(&house, &institute).await[0].name, "ab.pdf");
    for _ in 1..10 {
        rosa.attach("a.pdf", PDF).await.is(StatusCode::SEE_OTHER);
    }
    rosa.attach("a.pdf", PDF).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("A report takes 10 files");
});
