-- A reporter's own draft: one a reporter. `revision` grows by one at each save; who saves says which one was read.
CREATE TABLE report (
    report_id   TEXT PRIMARY KEY,
    reporter_id TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE RESTRICT,
    draft       TEXT NOT NULL,
    revision    BIGINT NOT NULL,
    saved_at    BIGINT NOT NULL
);
CREATE UNIQUE INDEX report_once ON report (reporter_id);

-- What was handed in, as it was handed in, kept for good, and what the organiser decided on it. One that was accepted may
-- still be returned: its reporter may have found an error. The last version tells where the report stands.
CREATE TABLE report_version (
    report_id    TEXT NOT NULL REFERENCES report (report_id) ON DELETE RESTRICT,
    number       BIGINT NOT NULL,
    body         TEXT NOT NULL,
    handed_in_at BIGINT NOT NULL,
    handed_in_by TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    accepted_at  BIGINT,
    accepted_by  TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    returned_at  BIGINT,
    returned_by  TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    note         TEXT,
    PRIMARY KEY (report_id, number),
    CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
    CHECK ((returned_at IS NULL) = (returned_by IS NULL) AND (returned_at IS NULL) = (note IS NULL))
);
