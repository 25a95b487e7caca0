//! The packet: taken out by those who may, made of what the review knows, silent about what nobody may know.

use std::{
    io::{Cursor, Read as _},
    path::Path,
};

use axum::http::StatusCode;
use review::{document::DocumentKind, role::Act};

use crate::support::{Guest, Institute, TestHouse, on_both};

/// The sums are open: in every box five cards marked every reporter good, the last one "average".
async fn with_results(house: &TestHouse) -> Institute {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    for one in &hall.boxes {
        for (card, answer) in [0, 0, 0, 0, 2].into_iter().enumerate() {
            one.cast(&house.passer_by(), card, answer).await.is(StatusCode::OK);
        }
    }
    hall.close().await;
    hall.open_sums().await;
    house.assess(&institute, "branch", ["94.5", "92", "90"]).await;
    institute
}

/// All words of a Word file, as our own reader finds them.
fn words(bytes: &[u8]) -> String {
    let manuscript = documents::word::read(bytes).unwrap();
    manuscript.paragraphs.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("\n")
}

async fn word(guest: &Guest, institute: &Institute, code: &str) -> String {
    let answer = guest.get(&institute.path(&format!("/documents/{code}.en.docx"))).await.is(StatusCode::OK);
    words(&answer.bytes)
}

on_both!(the_composite_table_has_the_numbers_of_the_page, async |house: TestHouse| {
    let institute = with_results(&house).await;
    let olga = house.guest(institute.account("olga")).await;
    let page = olga.get(&institute.path("/result")).await.is(StatusCode::OK);
    let table = word(&olga, &institute, "D19").await;
    // 40 % × 92 + 60 % × 94.5, × 92 and × 90.
    for score in ["93.50", "92.00", "90.80"] {
        assert!(page.text().contains(score) && table.contains(score), "{score} is missing in:\n{table}");
    }
    assert!(table.contains("Research") && table.contains("Test Institute"), "{table}");
    let tally = word(&olga, &institute, "D17").await;
    assert!(tally.contains("Box A") && tally.contains("Research"), "{tally}");
});

on_both!(a_document_says_why_there_is_nothing_in_it_yet, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let page = olga.get(&institute.path("/documents")).await.is(StatusCode::OK);
    page.says("D01.en.docx").hides("D18.en.docx").says("the boxes are not planned");
    for code in ["D04", "D08", "D16", "D17", "D18", "D19", "D20", "D22", "D23", "D25"] {
        let answer = olga.get(&institute.path(&format!("/documents/{code}.en.docx"))).await;
        answer.is(StatusCode::UNPROCESSABLE_ENTITY).says("nothing in this document yet");
    }
});

on_both!(each_role_takes_out_what_is_its_own, async |house: TestHouse| {
    let institute = with_results(&house).await;
    for name in ["olga", "rosa", "lena", "sara", "tom", "cora", "anna"] {
        let guest = house.guest(institute.account(name)).await;
        let (reader, account) = (house.service.reader(), institute.account(name).id);
        let roles = storage::cycle::roles(&reader, institute.review.id, account).await.unwrap();
        for kind in DocumentKind::ALL {
            let answer = guest.get(&institute.path(&format!("/documents/{}.en.docx", kind.code()))).await;
            let may = roles.may(Act::ExportDocuments) || roles.may(kind.act());
            assert_eq!(answer.status == StatusCode::FORBIDDEN, !may, "{name}, {kind:?}: {}", answer.status);
        }
        let packet = guest.get(&institute.path("/documents/packet.en.zip")).await;
        assert_eq!(packet.status == StatusCode::OK, name == "olga", "{name}");
    }
    let stranger = house.passer_by().get(&institute.path("/documents/D01.en.docx")).await;
    assert_ne!(stranger.status, StatusCode::OK);
});

on_both!(everything_comes_in_one_archive_with_a_true_list, async |house: TestHouse| {
    let institute = with_results(&house).await;
    let olga = house.guest(institute.account("olga")).await;
    let answer = olga.get(&institute.path("/documents/packet.en.zip")).await.is(StatusCode::OK);
    let mut archive = zip::ZipArchive::new(Cursor::new(answer.bytes)).unwrap();
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.push((file.name().unwrap().into_owned(), bytes));
    }
    let is_word = |name: &str| Path::new(name).extension().is_some_and(|end| end == "docx");
    let list = files.iter().find(|(name, _)| name.starts_with("D26") && is_word(name));
    let list = words(&list.expect("the list").1);
    let listed = files.iter().filter(|(name, _)| !name.starts_with("D26"));
    let mut count = 0;
    for (name, bytes) in listed {
        let hash = service::sha256_hex(bytes);
        assert!(list.contains(name.as_str()) && list.contains(&hash), "{name} {hash} is not in:\n{list}");
        count += 1;
    }
    // Plan to forms, but reports and spoken texts that nobody wrote; counts and the composite table.
    assert!(count >= 16, "{count}");
});

on_both!(the_same_moment_makes_the_same_file, async |house: TestHouse| {
    let institute = with_results(&house).await;
    let olga = house.guest(institute.account("olga")).await;
    for file in ["D18.zh-CN.docx", "D19.zh-CN.xlsx"] {
        let path = institute.path(&format!("/documents/{file}"));
        let (one, other) = (olga.get(&path).await.is(StatusCode::OK), olga.get(&path).await);
        assert!(one.bytes == other.bytes, "{file}");
    }
});

on_both!(one_reporter_alone_is_asked_for_by_name, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let of = institute.reporters[1].id;
    let one = olga.get(&institute.path(&format!("/documents/D06.en.docx?of={of}"))).await.is(StatusCode::OK);
    let text = words(&one.bytes);
    assert!(text.contains("Process") && !text.contains("Research"), "{text}");
    let all = word(&olga, &institute, "D06").await;
    assert!(all.contains("Process") && all.contains("Research"), "{all}");
    for wrong in [format!("/documents/D01.en.docx?of={of}"), "/documents/D06.en.docx?of=nobody".to_owned()] {
        olga.get(&institute.path(&wrong)).await.is(StatusCode::NOT_FOUND);
    }
    olga.get(&institute.path("/documents/D01.en.xlsx")).await.is(StatusCode::NOT_FOUND);
});
