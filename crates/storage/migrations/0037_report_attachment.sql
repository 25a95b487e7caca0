-- Files that go with a report. One that is taken away after a version went out with it stays, for that version.
CREATE TABLE report_attachment (
    attachment_id TEXT PRIMARY KEY,
    report_id     TEXT NOT NULL REFERENCES report (report_id) ON DELETE RESTRICT,
    name          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    hash          TEXT NOT NULL,
    size          BIGINT NOT NULL,
    contents      BYTEA NOT NULL,
    added_at      BIGINT NOT NULL,
    added_by      TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    removed_at    BIGINT
);
CREATE INDEX report_attachment_of_report ON report_attachment (report_id);
