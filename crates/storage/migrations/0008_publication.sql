-- `revision` grows with every deed, so that nobody saves over, approves or releases another text than the one read.
-- Released ⊃ approved ⊃ submitted: the latest of the three that is set says where the item stands.
CREATE TABLE news (
    news_id          TEXT PRIMARY KEY,
    review_id        TEXT NOT NULL REFERENCES review (review_id) ON DELETE RESTRICT,
    slug             TEXT NOT NULL,
    title_zh         TEXT NOT NULL,
    title_en         TEXT NOT NULL,
    body_zh          TEXT NOT NULL,
    body_en          TEXT NOT NULL,
    correspondent_zh TEXT NOT NULL,
    correspondent_en TEXT NOT NULL,
    author_id        TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    revision         BIGINT NOT NULL,
    drafted_at       BIGINT NOT NULL,
    submitted_at     BIGINT,
    approved_at      BIGINT,
    released_at      BIGINT,
    released_by      TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    views            BIGINT NOT NULL
);
CREATE UNIQUE INDEX news_slug_once ON news (slug);
CREATE INDEX news_of_review ON news (review_id);

-- Who let the item pass at which step. An edit takes all of them back.
CREATE TABLE news_approval (
    news_id     TEXT NOT NULL REFERENCES news (news_id) ON DELETE CASCADE,
    step        BIGINT NOT NULL,
    account_id  TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    approved_at BIGINT NOT NULL,
    PRIMARY KEY (news_id, step)
);

-- Who sent the item back at which step, and why. Kept for good.
CREATE TABLE news_return (
    news_id     TEXT NOT NULL REFERENCES news (news_id) ON DELETE CASCADE,
    number      BIGINT NOT NULL,
    step        BIGINT NOT NULL,
    account_id  TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    note        TEXT NOT NULL,
    returned_at BIGINT NOT NULL,
    PRIMARY KEY (news_id, number)
);

-- The text speaks of a picture by its position: taking one away moves no other.
CREATE TABLE picture (
    picture_id TEXT PRIMARY KEY,
    news_id    TEXT NOT NULL REFERENCES news (news_id) ON DELETE CASCADE,
    position   BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    hash       TEXT NOT NULL,
    contents   BYTEA NOT NULL,
    caption_zh TEXT NOT NULL,
    caption_en TEXT NOT NULL,
    added_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX picture_position_once ON picture (news_id, position);
