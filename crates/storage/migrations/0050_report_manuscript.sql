-- What was read of a Word file, until its reporter takes it into the report; a day at most. The file itself is not kept.
CREATE TABLE report_manuscript (
    manuscript_id TEXT PRIMARY KEY,
    report_id     TEXT NOT NULL REFERENCES report (report_id) ON DELETE CASCADE,
    edition       TEXT NOT NULL,
    file_name     TEXT NOT NULL,
    pieces        TEXT NOT NULL,
    told          TEXT NOT NULL,
    made_at       BIGINT NOT NULL,
    -- The report's revision with it. The text is gone from here then: it stands in the report.
    revision      BIGINT
);
CREATE INDEX report_manuscript_by_age ON report_manuscript (made_at);
