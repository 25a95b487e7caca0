-- What a leader means to say on a report: the author's own, read by nobody else. Gone once it is used or thrown away, and
-- with the review's closing at the latest. `revision` grows by one at each save; who saves says which one was read.
CREATE TABLE comment_draft (
    reporter_id  TEXT NOT NULL REFERENCES reporter (reporter_id) ON DELETE CASCADE,
    author_id    TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    praise_zh    TEXT NOT NULL,
    praise_en    TEXT NOT NULL,
    problem_zh   TEXT NOT NULL,
    problem_en   TEXT NOT NULL,
    direction_zh TEXT NOT NULL,
    direction_en TEXT NOT NULL,
    revision     BIGINT NOT NULL,
    saved_at     BIGINT NOT NULL,
    PRIMARY KEY (reporter_id, author_id)
);
