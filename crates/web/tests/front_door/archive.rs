//! A closed review put away in one package, checked offline, and taken into another house, where every page is as it was.

use axum::http::StatusCode;
use documents::bundle::{bundle, unbundle};
use service::archive::{self, ArchiveError, BALLOTS, Package, ROWS};
use storage::backup::ImportError;

use crate::support::{Institute, TestHouse, must_serve_the_same, on_both};

/// A review that was voted on, opened, assessed, released; closed once the last phase is left.
async fn nearly_over(house: &TestHouse) -> Institute {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    for one in &hall.boxes {
        for (card, answer) in [0, 1, 0, 2, 0].into_iter().enumerate() {
            one.cast(&house.passer_by(), card, answer).await.is(StatusCode::OK);
        }
    }
    hall.close().await;
    hall.open_sums().await;
    house.assess(&institute, "branch", ["94.5", "92", "90"]).await;
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/result/release"), &[]).await.is(StatusCode::SEE_OTHER);
    institute
}

async fn close(house: &TestHouse, institute: &mut Institute) {
    let olga = institute.account("olga").clone();
    for _ in 0..7 {
        let review =
            storage::cycle::by_id(&house.service.reader(), institute.review.id).await.unwrap().unwrap();
        institute.review = review;
        let Some(next) = institute.review.phase.next() else { return };
        service::cycle::move_phase(&house.service, &olga, institute.review.id, next).await.unwrap();
    }
    panic!("it does not close");
}

async fn package(house: &TestHouse, institute: &Institute) -> Vec<u8> {
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("/archive.zip")).await.is(StatusCode::OK).bytes
}

/// An empty house elsewhere, with an administrator of its own, that took the package in.
async fn taken_in(house: &TestHouse, package: &[u8]) -> TestHouse {
    let there = TestHouse::open(house.database_of_the_same_kind().await).await;
    there.clock.shows(house.service.now().ms());
    let (_folder, aside) = aside();
    archive::import(&Package::read(package).unwrap(), &aside, there.store()).await.unwrap();
    there
}

fn aside() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("aside.db").display());
    (folder, url)
}

on_both!(a_closed_review_is_the_same_in_another_house, async |house: TestHouse| {
    let mut institute = nearly_over(&house).await;
    close(&house, &mut institute).await;
    let before = house.of_the_review_served(&institute).await;

    let there = taken_in(&house, &package(&house, &institute).await).await;

    must_serve_the_same(&before, &there.of_the_review_served(&institute).await);
});

on_both!(a_package_lists_everything_and_signs_nobody_in, async |house: TestHouse| {
    let mut institute = nearly_over(&house).await;
    close(&house, &mut institute).await;
    let package = Package::read(&package(&house, &institute).await).unwrap();

    let names: Vec<_> = package.manifest().files.iter().map(|one| one.name.as_str()).collect();
    assert!(names.iter().filter(|name| name.starts_with(BALLOTS)).count() >= 3);
    for part in ["documents/zh-CN/D18", "documents/en/D18", "documents/en/D26", ROWS] {
        assert!(names.iter().any(|name| name.starts_with(part)), "{part} is not in {names:?}");
    }
    for (name, archive) in package.under(BALLOTS) {
        ballot::verify::verify(archive).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
    let rows = String::from_utf8(package.file(ROWS).unwrap().to_vec()).unwrap();
    for table in ["session", "sign_in_link", "comment_draft", "report_draft", "passkey", "mail"] {
        assert!(!rows.contains(&format!("{{\"table\":\"{table}\"")), "{table} left the house");
    }
    assert!(!rows.contains("$argon2"));
});

on_both!(one_flipped_bit_is_named, async |house: TestHouse| {
    let mut institute = nearly_over(&house).await;
    close(&house, &mut institute).await;
    let files = unbundle(&package(&house, &institute).await, archive::MOST).unwrap();

    for at in (0..files.len()).step_by(7).chain([files.len() - 1]) {
        let mut flipped = files.clone();
        let middle = flipped[at].1.len() / 2;
        flipped[at].1[middle] ^= 1;
        let refused = Package::read(&bundle(&flipped).unwrap()).unwrap_err();
        match refused {
            ArchiveError::Damaged { name, .. } => assert!(name == files[at].0 || at == 0, "{name}"),
            other => assert_eq!(at, 0, "{other}"),
        }
    }
    let mut fewer = files.clone();
    let (lost, _) = fewer.pop().unwrap();
    let refused = Package::read(&bundle(&fewer).unwrap()).unwrap_err().to_string();
    assert!(refused.contains(&lost) && refused.contains("not in the package"), "{refused}");
    let mut more = files;
    more.push(("documents/more.txt".to_owned(), b"more".to_vec()));
    let refused = Package::read(&bundle(&more).unwrap()).unwrap_err().to_string();
    assert!(refused.contains("documents/more.txt") && refused.contains("not in the list"), "{refused}");
});

on_both!(nothing_is_put_away_before_it_is_closed_nor_taken_in_twice, async |house: TestHouse| {
    let mut institute = nearly_over(&house).await;
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("/archive.zip"))
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("once the review is closed");
    let rosa = house.guest(institute.account("rosa")).await;
    rosa.get(&institute.path("/archive.zip")).await.is(StatusCode::FORBIDDEN);
    close(&house, &mut institute).await;
    olga.get(&institute.path("/documents")).await.says("/archive.zip");

    let package = Package::read(&package(&house, &institute).await).unwrap();
    let (_folder, aside) = aside();
    let refused = archive::import(&package, &aside, house.store()).await.unwrap_err();
    assert!(matches!(refused, ArchiveError::Import(ImportError::Here)), "{refused}");
});

// A house of its own has people of its own: a name that is taken there stays theirs.
on_both!(a_sign_in_name_that_is_taken_stays_with_who_has_it, async |house: TestHouse| {
    let mut institute = nearly_over(&house).await;
    close(&house, &mut institute).await;
    let package = package(&house, &institute).await;
    let there = TestHouse::open(house.database_of_the_same_kind().await).await;
    let (_folder, aside) = aside();
    let theirs = there.institute().await;

    archive::import(&Package::read(&package).unwrap(), &aside, there.store()).await.unwrap();

    let all = storage::account::all(&there.service.reader()).await.unwrap();
    let olgas: Vec<_> = all.iter().filter(|one| one.sign_in.starts_with("olga")).collect();
    assert_eq!(olgas.len(), 2);
    let own = all.iter().find(|one| one.sign_in == "olga").unwrap();
    assert_eq!(own.id, theirs.account("olga").id);
});
