//! The schema itself, on both engines.

use review::{id::AccountId, time::Instant, words::Words};
use storage::{Store, account, on_both, testing::TestDatabase};
use uuid::Uuid;

fn somebody(number: u128) -> account::Account {
    account::Account {
        id: AccountId::from_uuid(Uuid::from_u128(number)),
        sign_in: format!("guest{number}"),
        name: Words::new("来宾", "Guest").unwrap(),
        administrator: false,
    }
}

on_both!(a_second_server_finds_the_schema_and_the_rows, async |database: TestDatabase| {
    let tx = database.store.write().await.unwrap();
    account::add(&tx, &somebody(1), &account::Contact::default(), Instant::from_ms(1)).await.unwrap();
    tx.commit().await.unwrap();

    let second = Store::open(&database.url).await.unwrap();

    assert_eq!(account::all(&second.reader()).await.unwrap(), [somebody(1)]);
    second.close().await.unwrap();
});

on_both!(what_was_not_committed_never_was, async |database: TestDatabase| {
    let tx = database.store.write().await.unwrap();
    account::add(&tx, &somebody(1), &account::Contact::default(), Instant::from_ms(1)).await.unwrap();
    drop(tx);
    assert!(!account::anybody(&database.store.reader()).await.unwrap());
});

on_both!(a_taken_name_is_told_from_a_broken_database, async |database: TestDatabase| {
    let tx = database.store.write().await.unwrap();
    account::add(&tx, &somebody(1), &account::Contact::default(), Instant::from_ms(1)).await.unwrap();
    let twin = account::Account { sign_in: somebody(1).sign_in, ..somebody(2) };
    let fault =
        account::add(&tx, &twin, &account::Contact::default(), Instant::from_ms(1)).await.unwrap_err();
    assert!(fault.is_duplicate());
});

on_both!(eight_writers_at_once_lose_nothing, async |database: TestDatabase| {
    let writers = (0..8_u128).map(|writer| {
        let store = database.store.clone();
        tokio::spawn(async move {
            for round in 0..10 {
                let tx = store.write().await.unwrap();
                // Reads before it writes: what fails on SQLite unless the lock is taken at once.
                account::anybody(&tx).await.unwrap();
                account::add(
                    &tx,
                    &somebody(writer * 100 + round),
                    &account::Contact::default(),
                    Instant::from_ms(1),
                )
                .await
                .unwrap();
                tx.commit().await.unwrap();
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    assert_eq!(account::all(&database.store.reader()).await.unwrap().len(), 80);
});
