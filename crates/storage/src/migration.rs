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
            "0012_comment",
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
