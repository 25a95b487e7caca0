-- Drafts that are kept beside the one that is being written. Autosaves of one stretch of writing share a row, which then
-- holds the last of them; whatever somebody asked to be saved has a row of its own.
CREATE TABLE report_draft (
    report_id TEXT NOT NULL REFERENCES report (report_id) ON DELETE RESTRICT,
    number    BIGINT NOT NULL,
    body      TEXT NOT NULL,
    why       TEXT NOT NULL,
    began_at  BIGINT NOT NULL,
    saved_at  BIGINT NOT NULL,
    saved_by  TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    PRIMARY KEY (report_id, number)
);
