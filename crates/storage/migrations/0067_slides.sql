-- A reporter's slides: the pages of a PDF, drawn when it came. `page` is the one the hall sees; it is turned during the
-- meeting and is no step of the record.
CREATE TABLE slides (
    slides_id   TEXT PRIMARY KEY,
    reporter_id TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE CASCADE,
    name        TEXT NOT NULL,
    hash        TEXT NOT NULL,
    pages       BIGINT NOT NULL,
    page        BIGINT NOT NULL,
    added_at    BIGINT NOT NULL,
    added_by    TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX slides_once ON slides (reporter_id);

CREATE TABLE slide (
    slides_id TEXT NOT NULL REFERENCES slides (slides_id) ON DELETE CASCADE,
    number    BIGINT NOT NULL,
    image     BYTEA NOT NULL,
    PRIMARY KEY (slides_id, number)
);
