-- What the organiser says of a passage of a version, and what its reporter answered. `quote` is blank for a section as a
-- whole.
CREATE TABLE report_remark (
    remark_id   TEXT PRIMARY KEY,
    report_id   TEXT NOT NULL,
    number      BIGINT NOT NULL,
    lang        TEXT NOT NULL,
    section     TEXT NOT NULL,
    quote       TEXT NOT NULL,
    words       TEXT NOT NULL,
    made_at     BIGINT NOT NULL,
    made_by     TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    answer      TEXT,
    answered_at BIGINT,
    resolved_at BIGINT,
    FOREIGN KEY (report_id, number) REFERENCES report_version (report_id, number) ON DELETE RESTRICT,
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX report_remark_of_version ON report_remark (report_id, number);
