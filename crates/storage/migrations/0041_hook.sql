-- A chat that is told what is due in a review. Address and secret open the chat to whoever has them: they are sealed with
-- a key that is not in the database, and only the host is ever shown.
CREATE TABLE hook (
    review_id TEXT PRIMARY KEY REFERENCES review (review_id) ON DELETE CASCADE,
    format    TEXT NOT NULL CHECK (format IN ('plain', 'ding_talk', 'we_com', 'feishu')),
    lang      TEXT NOT NULL CHECK (lang IN ('zh-CN', 'en')),
    host      TEXT NOT NULL,
    address   BYTEA NOT NULL,
    secret    BYTEA,
    set_at    BIGINT NOT NULL,
    set_by    TEXT NOT NULL REFERENCES account (account_id) ON DELETE CASCADE
);

-- Posts that wait, were sent, or were given up, as mails are. A summary goes out once a day; its numbers are counts of
-- people and never names.
CREATE TABLE hook_post (
    post_id   TEXT PRIMARY KEY,
    review_id TEXT NOT NULL REFERENCES hook (review_id) ON DELETE CASCADE,
    kind      TEXT NOT NULL CHECK (kind IN ('summary', 'test')),
    on_day    TEXT NOT NULL CHECK (length(on_day) = 10),
    contents  TEXT NOT NULL,
    caused_at BIGINT NOT NULL,
    due_at    BIGINT,
    attempts  BIGINT NOT NULL,
    ends_at   BIGINT NOT NULL,
    sent_at   BIGINT,
    failed_at BIGINT,
    reason    TEXT
);
CREATE UNIQUE INDEX hook_summary_once ON hook_post (review_id, on_day) WHERE kind = 'summary';
CREATE INDEX hook_post_due ON hook_post (due_at);
