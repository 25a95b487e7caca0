//! Rows out of one moment and into another database, on both engines and from one to the other.

use review::{id::AccountId, time::Instant, words::Words};
use storage::{
    account,
    backup::{Filling, FillingError, Row, Snapshot, Value},
    on_both,
    testing::{Engine, TestDatabase},
};
use uuid::Uuid;

async fn join(database: &TestDatabase, number: u128, name: &str) {
    let tx = database.store.write().await.unwrap();
    let somebody = account::Account {
        id: AccountId::from_uuid(Uuid::from_u128(number)),
        sign_in: format!("guest{number}"),
        name: Words::new(name, "Guest").unwrap(),
        administrator: false,
    };
    account::add(&tx, &somebody, &account::Contact::default(), Instant::from_ms(1)).await.unwrap();
    tx.commit().await.unwrap();
}

/// Every row of every table, by the table's name.
async fn everything(snapshot: &Snapshot) -> Vec<(String, Vec<String>, Vec<Row>)> {
    let mut all = Vec::new();
    for table in snapshot.tables() {
        let mut rows: Vec<Row> = Vec::new();
        loop {
            let more = snapshot.rows(table, rows.last()).await.unwrap();
            if more.is_empty() {
                break;
            }
            rows.extend(more);
        }
        let columns = table.columns.iter().map(|column| column.name.clone()).collect();
        all.push((table.name.clone(), columns, rows));
    }
    all
}

async fn fill(url: &str, from: &Snapshot) -> Result<storage::Store, FillingError> {
    let mut filling = Filling::open(url, &from.migrations().await.unwrap()).await?;
    for (name, columns, rows) in everything(from).await {
        let table = filling.table(&name, &columns)?;
        // One by one, as rows come that stand on different pages.
        for row in rows {
            filling.add(&table, vec![row]).await?;
        }
    }
    filling.finish().await
}

/// A fresh file, whose schema nobody has made yet.
fn nowhere() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("new.db").display());
    (folder, url)
}

on_both!(rows_of_one_moment_fill_a_database_of_either_engine, async |database: TestDatabase| {
    // More than a page of them.
    for number in 1..=502 {
        join(&database, number, "来宾").await;
    }
    let snapshot = Snapshot::of(&database.store).await.unwrap();
    // The moment is held from the first look on.
    assert!(snapshot.migrations().await.unwrap().len() > 10);
    join(&database, 503, "后来者").await;

    let (_folder, url) = nowhere();
    let filled = fill(&url, &snapshot).await.unwrap();

    let there = Snapshot::of(&filled).await.unwrap();
    assert_eq!(everything(&there).await, everything(&snapshot).await);
    assert_eq!(account::all(&filled.reader()).await.unwrap().len(), 502);
    if let Some(server) = TestDatabase::on(Engine::Postgres).await {
        let filled = fill(&server.url, &there).await.unwrap();
        let again = Snapshot::of(&filled).await.unwrap();
        let (mut here, mut there) = (everything(&again).await, everything(&there).await);
        here.sort_by(|one, other| one.0.cmp(&other.0));
        there.sort_by(|one, other| one.0.cmp(&other.0));
        assert_eq!(here, there);
    }
});

on_both!(a_table_comes_after_those_that_it_refers_to, async |database: TestDatabase| {
    let snapshot = Snapshot::of(&database.store).await.unwrap();
    let place = |name: &str| snapshot.tables().iter().position(|table| table.name == name);
    for table in snapshot.tables() {
        for one in &table.references {
            assert!(one.table == table.name || place(&one.table) < place(&table.name), "{one:?}");
        }
    }
    assert!(place("account").is_some() && place("box_record") > place("box"));
});

on_both!(a_database_with_somebody_in_it_is_not_filled, async |database: TestDatabase| {
    join(&database, 1, "来宾").await;
    let snapshot = Snapshot::of(&database.store).await.unwrap();
    let refused = fill(&database.url, &snapshot).await.unwrap_err();
    assert!(matches!(&refused, FillingError::NotEmpty(table) if table == "account"), "{refused}");
});

on_both!(rows_of_a_newer_version_are_refused_by_name, async |database: TestDatabase| {
    let refused = Filling::open(&database.url, &["0001_account".to_owned(), "9999_future".to_owned()]).await;
    assert!(matches!(refused, Err(FillingError::Newer(name)) if name == "9999_future"));
});

#[tokio::test]
async fn what_does_not_fit_leaves_nothing_behind() {
    let database = TestDatabase::on(Engine::Sqlite).await.unwrap();
    join(&database, 1, "来宾").await;
    let snapshot = Snapshot::of(&database.store).await.unwrap();
    let (_folder, url) = nowhere();
    let mut filling = Filling::open(&url, &snapshot.migrations().await.unwrap()).await.unwrap();
    let (name, columns, rows) =
        everything(&snapshot).await.into_iter().find(|(name, ..)| name == "account").unwrap();

    let missing = filling.table("no_such_table", &columns).unwrap_err();
    let narrow = filling.table(&name, &columns[1..]).unwrap_err();
    let table = filling.table(&name, &columns).unwrap();
    filling.add(&table, rows).await.unwrap();
    let odd = filling.add(&table, vec![vec![Value::Bytes(vec![1]); columns.len()]]).await.unwrap_err();
    drop(filling);

    for refused in [missing, narrow, odd] {
        assert!(matches!(refused, FillingError::Unfitting(_)), "{refused}");
    }
    let filled = fill(&url, &snapshot).await.unwrap();
    assert_eq!(account::all(&filled.reader()).await.unwrap().len(), 1);
}

/// A backup of the first version goes into today's program: the schema is that of its day, and moves on with the rows.
#[tokio::test]
async fn rows_of_an_early_schema_move_on_with_it() {
    let (_folder, url) = nowhere();
    let mut filling = Filling::open(&url, &["0001_account".to_owned()]).await.unwrap();
    let columns = [
        "account_id",
        "sign_in",
        "name_zh",
        "name_en",
        "password_hash",
        "administrator_since",
        "created_at",
        "deactivated_at",
    ];
    let table = filling.table("account", &columns.map(str::to_owned)).unwrap();
    let text = |text: &str| Value::Text(text.to_owned());
    let id = text(&Uuid::from_u128(7).to_string());
    let row = [
        id,
        text("secretary"),
        text("书记"),
        text("Secretary"),
        Value::Null,
        Value::Null,
        Value::Number(5),
        Value::Null,
    ];
    filling.add(&table, vec![row.to_vec()]).await.unwrap();
    let store = filling.finish().await.unwrap();
    let all = account::all(&store.reader()).await.unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].sign_in, "secretary");
}

const EARLIER: u128 = 2021;
const LATER: u128 = 2022;

/// Two years, in whose second an item goes on from one of the first, and names one that was written down later.
async fn two_years(database: &TestDatabase) {
    for year in [EARLIER, LATER] {
        let id = Uuid::from_u128(year);
        database
            .run(&format!(
                "INSERT INTO review (review_id, kind, year, organisation_zh, organisation_en, place_zh, place_en, meets_at, \
                 zone, template, template_hash, phase, created_at) VALUES ('{id}', 'record', {year}, '', '', '', '', 0, \
                 'UTC', '', '', 'closed', 0)"
            ))
            .await;
    }
    let item = async |key: &str, year: u128, from: &str, repeats: &str| {
        let id = Uuid::from_u128(year);
        let sql = format!(
            "INSERT INTO item (item_id, review_id, origin_year, text_zh, text_en, owner_zh, owner_en, due_on, state, note, \
             revision, changed_at, carried_from, repeats) VALUES ('{key}', '{id}', {year}, '', '', '', '', '2023-06-30', \
             'open', '', 0, 0, {from}, {repeats})"
        );
        database.run(&sql).await;
    };
    item("m", EARLIER, "NULL", "NULL").await;
    item("z", LATER, "NULL", "NULL").await;
    item("a", LATER, "'m'", "'z'").await;
}

/// Which items there are, what they go on from and what they repeat.
async fn items(store: &storage::Store) -> Vec<[Value; 3]> {
    let snapshot = Snapshot::of(store).await.unwrap();
    let (_, columns, rows) =
        everything(&snapshot).await.into_iter().find(|(name, ..)| name == "item").unwrap();
    let place = |name: &str| columns.iter().position(|column| column == name).unwrap();
    let places = ["item_id", "carried_from", "repeats"].map(place);
    rows.iter().map(|row| places.map(|at| row[at].clone())).collect()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

on_both!(rows_that_name_later_ones_of_their_table_are_taken, async |database: TestDatabase| {
    two_years(&database).await;
    let (_folder, url) = nowhere();
    let filled = fill(&url, &Snapshot::of(&database.store).await.unwrap()).await.unwrap();
    let expected = [
        [text("a"), text("m"), text("z")],
        [text("m"), Value::Null, Value::Null],
        [text("z"), Value::Null, Value::Null],
    ];
    assert_eq!(items(&filled).await, expected);
});

on_both!(a_review_that_goes_on_from_another_comes_in_alone, async |database: TestDatabase| {
    two_years(&database).await;
    let review = review::id::ReviewId::from_uuid(Uuid::from_u128(LATER));
    let (_folder, url) = nowhere();
    let alone = fill(&url, &Snapshot::of_review(&database.store, review).await.unwrap()).await.unwrap();
    let (_other_folder, url) = nowhere();
    let there = storage::Store::open(&url).await.unwrap();

    storage::backup::import(&alone, &there, review).await.unwrap();

    let expected = [[text("a"), Value::Null, text("z")], [text("z"), Value::Null, Value::Null]];
    assert_eq!(items(&there).await, expected);
});
