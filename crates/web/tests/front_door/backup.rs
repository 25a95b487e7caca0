//! A backup taken while people work, put back into an empty house: every page, number and document is as it was.

use std::{io::Cursor, sync::Arc};

use axum::http::StatusCode;
use service::{
    Service, SystemDice,
    backup::{self, BackupError},
};
use storage::{
    Store,
    testing::{Engine, TestDatabase},
};

use crate::support::{Institute, TestHouse, must_serve_the_same, on_both};

/// A house whose review is voted on, opened, assessed and released.
async fn at_work(house: &TestHouse) -> Institute {
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

async fn backed_up(house: &TestHouse) -> Vec<u8> {
    let mut file = Vec::new();
    backup::write(house.store(), &*house.clock, &mut file, &|_| {}).await.unwrap();
    file
}

/// The same people over the restored rows.
async fn restored(house: TestHouse, file: &[u8], database: TestDatabase) -> TestHouse {
    backup::restore(Cursor::new(file.to_vec()), &database.url, &|_| {}).await.unwrap();
    let store = Store::open(&database.url).await.unwrap();
    let service = Service::new(store, house.clock.clone(), Arc::new(SystemDice));
    let site = web::site(web::House::new(service.clone()));
    TestHouse { service, site, database, ..house }
}

/// A database of the other engine; of the same, where the other is not to be had.
async fn elsewhere(house: &TestHouse) -> TestDatabase {
    let sqlite = house.database.url.starts_with("sqlite");
    let other = TestDatabase::on(if sqlite { Engine::Postgres } else { Engine::Sqlite }).await;
    match other {
        Some(other) => other,
        None => TestDatabase::on(Engine::Sqlite).await.unwrap(),
    }
}

on_both!(a_restored_house_serves_every_page_as_before, async |house: TestHouse| {
    let institute = at_work(&house).await;
    let before = house.everything_served(&institute).await;
    let file = backed_up(&house).await;
    let there = elsewhere(&house).await;

    let house = restored(house, &file, there).await;

    must_serve_the_same(&before, &house.everything_served(&institute).await);
    // … and goes on working.
    let cora = house.guest(institute.account("cora")).await;
    cora.post(&institute.path("/news"), &[]).await.is(StatusCode::SEE_OTHER);
    assert!(backed_up(&house).await.len() > file.len() / 2);
});

on_both!(nobody_stays_signed_in_through_a_backup, async |house: TestHouse| {
    let institute = at_work(&house).await;
    let olga = house.guest(institute.account("olga")).await;
    olga.get("/tasks").await.is(StatusCode::OK);
    let file = backed_up(&house).await;
    let there = elsewhere(&house).await;
    let cookie = olga.cookie.clone();

    let house = restored(house, &file, there).await;

    let stranger = crate::support::Guest { cookie, ..house.passer_by() };
    assert_ne!(stranger.get("/tasks").await.status, StatusCode::OK);
    let text = String::from_utf8(file).unwrap();
    let tables = house.database.rows().await;
    for table in backup::LEFT_OUT {
        assert!(tables.contains_key(table) && !text.contains(&format!("{{\"table\":\"{table}\"")), "{table}");
    }
});

on_both!(a_damaged_backup_names_its_line_and_touches_nothing, async |house: TestHouse| {
    at_work(&house).await;
    let file = backed_up(&house).await;
    let text = String::from_utf8(file.clone()).unwrap();
    let row = text.lines().position(|line| line.contains("Test Institute")).unwrap();

    let flipped = text.replacen("Test Institute", "Text Institute", 1);
    let BackupError::Damaged { line, what } = refused(flipped.as_bytes()) else { panic!("another refusal") };
    // The hash stands after the rows of the table.
    let sum = text.lines().skip(row).position(|line| line.contains("sha256")).unwrap();
    assert_eq!((line, what.contains("the rows of review")), (row + sum + 1, true), "{what}");

    assert!(matches!(refused(&file[..file.len() - 3]), BackupError::Short(_)));
    assert!(matches!(refused(&file[..file.len() / 2]), BackupError::Short(_)));
    assert!(matches!(refused(b"PK\x03\x04 something else"), BackupError::Foreign(_)));
    assert!(matches!(refused(b""), BackupError::Foreign(_)));
    let newer = text.replacen("\"version\":1", "\"version\":7", 1);
    assert!(matches!(refused(newer.as_bytes()), BackupError::Newer(7)));
    let more = [&file[..], b"[]\n"].concat();
    assert!(matches!(refused(&more), BackupError::Damaged { .. }));
});

fn refused(file: &[u8]) -> BackupError {
    match backup::check(Cursor::new(file.to_vec()), &|_| {}) {
        Ok(_) => panic!("it passed"),
        Err(why) => why,
    }
}

on_both!(a_backup_goes_into_an_empty_house_only, async |house: TestHouse| {
    at_work(&house).await;
    let file = backed_up(&house).await;
    let refused = backup::restore(Cursor::new(file), house.database_url(), &|_| {}).await.unwrap_err();
    assert!(refused.to_string().contains("is not empty"), "{refused}");
});
