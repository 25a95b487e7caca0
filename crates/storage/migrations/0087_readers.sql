-- A reader counts once a day. What tells one from another is a hash under a key of that day, and goes with the key.
CREATE TABLE reader_day (
    day      BIGINT PRIMARY KEY,
    hash_key BYTEA NOT NULL
);

CREATE TABLE reader (
    day     BIGINT NOT NULL REFERENCES reader_day (day) ON DELETE CASCADE,
    news_id TEXT NOT NULL REFERENCES news (news_id) ON DELETE CASCADE,
    hash    TEXT NOT NULL,
    PRIMARY KEY (day, news_id, hash)
);
CREATE INDEX reader_of_news ON reader (news_id);
