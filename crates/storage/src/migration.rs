//! The schema's history. Migrations only go forward, and one that was released is never edited.
//!
//! Each is one SQL text that both engines run unchanged (types TEXT, BIGINT and BYTEA only, and one INTEGER
//! that says why).

use sea_orm_migration::{
    MigrationName, MigrationTrait, MigratorTrait, SchemaManager, sea_orm::ConnectionTrait,
};
use sea_orm_migration::{async_trait::async_trait, sea_orm::DbErr};

pub(crate) struct Migrator;

struct Step {
    name: &'static str,
    sql: &'static str,
}

macro_rules! steps {
    ($($name:literal),* $(,)?) => {
        vec![$(Box::new(Step { name: $name, sql: include_str!(concat!("../migrations/", $name, ".sql")) })),*]
    };
}

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        steps![
            "0001_account",
            "0002_cycle",
            "0003_roster",
            "0004_report",
            "0005_meeting",
            "0006_evaluation",
            "0007_result",
            "0008_publication",
            "0009_follow_up",
            "0010_ceremony",
            "0011_paper",
            "0012_comment",
            "0013_card",
            "0015_grace",
            "0016_comment_box",
            "0017_card_ballots",
            "0020_mail",
            "0021_account",
            "0022_provider",
            "0023_passkey",
            "0025_roster_import",
            "0030_template",
            "0031_calendar",
            "0035_report_draft",
            "0036_report_remark",
            "0037_report_attachment",
            "0040_notice",
            "0041_hook",
            "0045_fact",
            "0046_comment_draft",
            "0047_reporter_how",
            "0050_report_manuscript",
            "0060_attendance",
            "0055_meeting_step",
            "0056_lot",
            "0065_live",
            "0066_screen",
            "0067_slides",
            "0068_question",
            "0069_noted",
            "0070_item_of_comment",
            "0072_rehearsal",
            "0073_result_entry",
            "0074_result_version",
            "0075_sitting",
            "0076_letter",
            "0080_signed_copy",
            "0081_ledger",
            "0082_item_evidence",
        ]
    }
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(self.sql).await?;
        Ok(())
    }
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use sea_orm_migration::sea_orm::{
        ConnectionTrait, Database, DatabaseConnection, DbBackend, FromQueryResult, Statement,
    };

    use super::{Migrator, MigratorTrait};
    use crate::testing::TestDatabase;

    #[derive(Debug, PartialEq, Eq, FromQueryResult)]
    struct Member {
        position: i64,
        account_id: String,
        contents: Option<String>,
    }

    async fn run(on: &DatabaseConnection, sql: &str) {
        on.execute_unprepared(sql).await.unwrap_or_else(|why| panic!("{sql}: {why}"));
    }

    /// Back to how it was before the ceremony: nothing is stored yet.
    async fn before_the_ceremony(on: &DatabaseConnection) {
        for table in ["test_part", "test", "complaint", "message", "member"] {
            run(on, &format!("DROP TABLE ceremony_{table}")).await;
        }
        run(on, "DROP TABLE ceremony").await;
        run(on, "DELETE FROM seaql_migrations WHERE version = '0010_ceremony'").await;
        run(
            on,
            "CREATE TABLE trustee_key (review_id TEXT NOT NULL, account_id TEXT NOT NULL, position BIGINT NOT NULL, \
             key_text TEXT NOT NULL, made_at BIGINT NOT NULL, PRIMARY KEY (review_id, account_id))",
        )
        .await;
    }

    crate::on_both!(
        single_keys_from_before_the_ceremony_keep_their_places,
        async |database: TestDatabase| {
            let on = &Database::connect(&database.url).await.unwrap();
            before_the_ceremony(on).await;
            run(
            on,
            "INSERT INTO review (review_id, kind, year, organisation_zh, organisation_en, place_zh, place_en, meets_at, \
             zone, template, template_hash, phase, created_at) VALUES ('r', 'record', 2022, '', '', '', '', 0, 'UTC', \
             '', '', 'meeting', 0)",
        )
        .await;
            for account in ["a", "b", "c"] {
                let values = format!("('{account}', '{account}', '', '', 0)");
                run(on, &format!("INSERT INTO account (account_id, sign_in, name_zh, name_en, created_at) VALUES {values}"))
                .await;
                run(on, &format!("INSERT INTO role VALUES ('r', '{account}', 'trustee')")).await;
            }
            // c was first, b second; a has not come yet.
            run(
                on,
                "INSERT INTO trustee_key VALUES ('r', 'c', 0, 'key of c', 5), ('r', 'b', 1, 'key of b', 7)",
            )
            .await;

            Migrator::up(on, None).await.unwrap();

            let sql = "SELECT m.position, m.account_id, k.contents FROM ceremony_member m \
                   LEFT JOIN ceremony_message k ON k.review_id = m.review_id AND k.position = m.position \
                   ORDER BY m.position";
            let backend: DbBackend = on.get_database_backend();
            let found =
                Member::find_by_statement(Statement::from_string(backend, sql)).all(on).await.unwrap();
            let member = |position, account: &str, contents: Option<&str>| Member {
                position,
                account_id: account.into(),
                contents: contents.map(Into::into),
            };
            let expected =
                [member(0, "c", Some("key of c")), member(1, "b", Some("key of b")), member(2, "a", None)];
            assert_eq!(found, expected);
            let sql = "SELECT needed AS position, kind AS account_id, NULL AS contents FROM ceremony";
            let found =
                Member::find_by_statement(Statement::from_string(backend, sql)).one(on).await.unwrap();
            assert_eq!(found, Some(member(3, "single", None)));
        }
    );
}
