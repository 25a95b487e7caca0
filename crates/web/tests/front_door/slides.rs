//! Slides: brought by their reporter, looked through, seen by the hall in their turn, turned by whoever may.

use axum::http::StatusCode;

use crate::support::{Answer, Guest, Institute, TestHouse, on_both, upload_to};

const OFFICE: &[u8] = include_bytes!("../../../drawing/tests/office.pdf");

async fn bring(guest: &Guest, institute: &Institute, reporter: usize, file: &[u8]) -> Answer {
    upload_to(guest, &slides(institute, reporter, ""), "述职.pdf", file).await
}

fn slides(institute: &Institute, reporter: usize, rest: &str) -> String {
    institute.path(&format!("/reports/{}/slides{rest}", institute.reporters[reporter].id))
}

/// The addresses of the pages that a page shows.
fn images(page: &Answer, base: &str) -> Vec<String> {
    let text = page.text();
    let found = text.split("src=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    found.filter(|path| path.starts_with(base)).collect()
}

/// The meeting at the first report, whose slides are there.
async fn reporting(house: &TestHouse) -> (Institute, Guest, Vec<String>) {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let rosa = house.guest(institute.account("rosa")).await;
    bring(&rosa, &institute, 0, OFFICE).await.is(StatusCode::SEE_OTHER);
    let base = slides(&institute, 0, "");
    let pages = images(&rosa.get(&base).await, &base);
    olga.post(&institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
    for version in ["0", "1", "2"] {
        let step = [("version", version), ("step", "forward")];
        olga.post(&institute.path("/meeting"), &step).await.is(StatusCode::SEE_OTHER);
    }
    (institute, olga, pages)
}

fn id_of(page: &str) -> &str {
    page.rsplit('/').nth(1).unwrap()
}

on_both!(a_reporter_brings_slides_and_looks_through_them, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = house.guest(institute.account("rosa")).await;
    let base = slides(&institute, 0, "");
    rosa.get(&base).await.is(StatusCode::OK).says("No slides yet");

    let brought = bring(&rosa, &institute, 0, OFFICE).await.is(StatusCode::SEE_OTHER);

    let page = rosa.get(&brought.location.unwrap()).await.says("look through all pages").says("3 pages");
    let pages = images(&page, &base);
    assert_eq!(pages.len(), 3);
    for path in &pages {
        let picture = rosa.get(path).await.is(StatusCode::OK);
        assert!(picture.bytes.starts_with(b"\x89PNG"));
    }
    rosa.get(&format!("{base}/{}/4", id_of(&pages[0]))).await.is(StatusCode::NOT_FOUND);
    // A new file takes the place of the old one, whose pictures are gone.
    bring(&rosa, &institute, 0, OFFICE).await.is(StatusCode::SEE_OTHER);
    rosa.get(&pages[0]).await.is(StatusCode::NOT_FOUND);
    let pages = images(&rosa.get(&base).await, &base);
    let remove = format!("{base}/remove");
    rosa.post(&remove, &[("slides", id_of(&pages[0]))]).await.is(StatusCode::SEE_OTHER);
    rosa.get(&base).await.says("No slides yet");
});

on_both!(a_file_that_goes_with_the_report_becomes_the_slides, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = house.guest(institute.account("rosa")).await;
    let olga = house.guest(institute.account("olga")).await;
    let (base, attach) = (
        slides(&institute, 0, ""),
        institute.path(&format!("/reports/{}/attachments", institute.reporters[0].id)),
    );
    upload_to(&rosa, &attach, "附件.pdf", OFFICE).await.is(StatusCode::SEE_OTHER);
    // A draft's files are nobody else's yet.
    olga.get(&base).await.is(StatusCode::OK).hides("name=\"attachment\"");
    let page = rosa.get(&base).await.says("Show 附件.pdf").text();
    let file = page.split("name=\"attachment\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let form = [("attachment", file)];
    olga.post(&format!("{base}/attached"), &form).await.is(StatusCode::NOT_FOUND);

    rosa.post(&format!("{base}/attached"), &form).await.is(StatusCode::SEE_OTHER);

    rosa.get(&base).await.says("3 pages");
});

on_both!(what_cannot_be_shown_is_refused_with_what_to_do, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = house.guest(institute.account("rosa")).await;
    let base = slides(&institute, 0, "");
    for (file, why) in [
        (b"PK\x03\x04 a presentation".as_slice(), "Save the slides as PDF"),
        (b"%PDF-1.7 and nothing more", "save it as PDF anew"),
    ] {
        let page = bring(&rosa, &institute, 0, file).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        page.says(why).says("type=\"file\"");
    }
    rosa.get(&base).await.says("No slides yet");
});

on_both!(slides_are_their_reporters_until_the_own_turn, async |house: TestHouse| {
    let institute = house.institute().await;
    let [rosa, paul, olga, tom] = ["rosa", "paul", "olga", "tom"];
    let [rosa, paul, olga, tom] = [
        house.guest(institute.account(rosa)).await,
        house.guest(institute.account(paul)).await,
        house.guest(institute.account(olga)).await,
        house.guest(institute.account(tom)).await,
    ];
    bring(&paul, &institute, 0, OFFICE).await.is(StatusCode::FORBIDDEN);
    bring(&rosa, &institute, 0, OFFICE).await.is(StatusCode::SEE_OTHER);
    let base = slides(&institute, 0, "");
    let first = images(&rosa.get(&base).await, &base)[0].clone();
    for other in [&paul, &tom] {
        other.get(&base).await.is(StatusCode::NOT_FOUND);
        other.get(&first).await.is(StatusCode::NOT_FOUND);
    }
    house.passer_by().get(&first).await.is(StatusCode::SEE_OTHER);
    olga.get(&first).await.is(StatusCode::OK);

    olga.post(&institute.path("/check-in"), &[("all", "yes")]).await;
    for version in ["0", "1", "2"] {
        olga.post(&institute.path("/meeting"), &[("version", version), ("step", "forward")]).await;
    }
    tom.get(&first).await.is(StatusCode::OK);
    let call = institute.reporters[1].id.to_string();
    olga.post(&institute.path("/meeting"), &[("version", "3"), ("step", "call"), ("reporter", &call)]).await;
    tom.get(&first).await.is(StatusCode::NOT_FOUND);
});

on_both!(the_wall_shows_the_slides_and_two_who_press_turn_one_page, async |house: TestHouse| {
    let (institute, olga, pages) = reporting(&house).await;
    let (wall, remote) = (institute.path("/projector"), institute.path("/remote"));
    let meeting = async || {
        storage::meeting::of(&house.service.reader(), institute.review.id).await.unwrap().unwrap().version
    };
    let version = meeting().await;
    olga.get(&wall)
        .await
        .says(&format!("src=\"{}\"", pages[0]))
        .says(&format!("src=\"{}\"", pages[1]))
        .says("1 / 3");
    olga.get(&remote).await.says("Page 1 of 3").says("name=\"from\" value=\"1\"");

    let forward = [("turn", "forward"), ("slides", id_of(&pages[0])), ("from", "1")];
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.post(&remote, &forward).await.is(StatusCode::SEE_OTHER);
    let late = olga.post(&remote, &forward).await.is(StatusCode::SEE_OTHER).location.unwrap();
    olga.get(&late).await.says("Somebody else was faster").says("Page 2 of 3");

    olga.get(&wall).await.says("2 / 3").says(&format!("src=\"{}\"", pages[1]));
    assert_eq!(meeting().await, version, "a page is no step of the record");
    let back = [("turn", "back"), ("slides", id_of(&pages[0])), ("from", "2")];
    olga.post(&remote, &back).await.is(StatusCode::SEE_OTHER);
    olga.get(&wall).await.says("1 / 3");
    // Questions follow: the wall shows who speaks and the clock.
    let step = [("version", "3"), ("step", "forward")];
    olga.post(&institute.path("/meeting"), &step).await.is(StatusCode::SEE_OTHER);
    olga.get(&wall).await.says("Secretary, Research branch").hides("projector__slide");
});

on_both!(nobody_turns_the_slides_of_others, async |house: TestHouse| {
    let (institute, _, pages) = reporting(&house).await;
    let forward = [("turn", "forward"), ("slides", id_of(&pages[0])), ("from", "1")];
    let remote = institute.path("/remote");
    for name in ["paul", "tom", "lena"] {
        let other = house.guest(institute.account(name)).await;
        other.post(&remote, &forward).await.is(StatusCode::FORBIDDEN);
        other.get(&remote).await.is(StatusCode::OK).hides("name=\"turn\"");
    }
});
