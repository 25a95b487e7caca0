-- The sitting: one a review. `version` grows at each step, so that two chairs do not fight and a late packet is known.
CREATE TABLE meeting (
    review_id     TEXT PRIMARY KEY REFERENCES review (review_id) ON DELETE CASCADE,
    state         TEXT NOT NULL,
    version       BIGINT NOT NULL,
    opened_at     BIGINT,
    closed_at     BIGINT,
    summing_up_zh TEXT,
    summing_up_en TEXT,
    summed_up_by  TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    summed_up_at  BIGINT,
    summing_up_revision BIGINT NOT NULL
);

-- When each reporter really spoke. Somebody may be called up twice, hence the meeting's version in the key.
-- `spoken_ms` is what the clock had counted at the end, pauses left out; without a clock, all of the time.
CREATE TABLE speech (
    review_id   TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    version     BIGINT NOT NULL,
    reporter_id TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE RESTRICT,
    started_at  BIGINT NOT NULL,
    ended_at    BIGINT,
    spoken_ms   BIGINT,
    PRIMARY KEY (review_id, version)
);

-- A leader's comment on one report: praise, problem, direction.
CREATE TABLE comment (
    comment_id   TEXT PRIMARY KEY,
    reporter_id  TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE RESTRICT,
    author_id    TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    praise_zh    TEXT NOT NULL,
    praise_en    TEXT NOT NULL,
    problem_zh   TEXT NOT NULL,
    problem_en   TEXT NOT NULL,
    direction_zh TEXT NOT NULL,
    direction_en TEXT NOT NULL,
    revision     BIGINT NOT NULL,
    written_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX comment_once ON comment (reporter_id, author_id);

-- What leaders ask of one unit, or of all (no unit), for the next year.
CREATE TABLE requirement (
    requirement_id TEXT PRIMARY KEY,
    review_id      TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    unit_id        TEXT REFERENCES unit (unit_id) ON DELETE RESTRICT,
    text_zh        TEXT NOT NULL,
    text_en        TEXT NOT NULL,
    stated_by      TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    stated_at      BIGINT NOT NULL
);
CREATE INDEX requirement_of_review ON requirement (review_id);
