-- What a text of the desk is, and who may read it once it is released.
ALTER TABLE news ADD COLUMN kind TEXT NOT NULL DEFAULT 'news';
ALTER TABLE news ADD COLUMN circle TEXT NOT NULL DEFAULT 'public';
-- `released_at` may lie ahead: until then the text is embargoed.
CREATE INDEX news_by_release ON news (released_at, news_id);

-- Why a text is no longer where it was. Kept for good, with the address that it had.
CREATE TABLE news_withdrawal (
    news_id      TEXT NOT NULL REFERENCES news (news_id) ON DELETE CASCADE,
    number       BIGINT NOT NULL,
    slug         TEXT NOT NULL,
    account_id   TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    reason_zh    TEXT NOT NULL,
    reason_en    TEXT NOT NULL,
    withdrawn_at BIGINT NOT NULL,
    PRIMARY KEY (news_id, number)
);
CREATE INDEX news_withdrawal_of_slug ON news_withdrawal (slug);

-- What was wrong in a released text. It passes the same steps as the text did; the text stays as it was.
CREATE TABLE news_correction (
    correction_id TEXT PRIMARY KEY,
    news_id       TEXT NOT NULL REFERENCES news (news_id) ON DELETE CASCADE,
    text_zh       TEXT NOT NULL,
    text_en       TEXT NOT NULL,
    author_id     TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    revision      BIGINT NOT NULL,
    drafted_at    BIGINT NOT NULL,
    submitted_at  BIGINT,
    approved_at   BIGINT,
    released_at   BIGINT,
    released_by   TEXT REFERENCES account (account_id) ON DELETE RESTRICT,
    note          TEXT
);
CREATE INDEX news_correction_of_news ON news_correction (news_id);

CREATE TABLE news_correction_approval (
    correction_id TEXT NOT NULL REFERENCES news_correction (correction_id) ON DELETE CASCADE,
    step          BIGINT NOT NULL,
    account_id    TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    approved_at   BIGINT NOT NULL,
    PRIMARY KEY (correction_id, step)
);
