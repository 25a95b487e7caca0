-- Mail that waits to be sent, was sent, or was given up. A row is written in the transaction of the deed that causes it,
-- so that no deed is acknowledged whose mail could be lost. Links' secrets are not in here: they are made when a mail
-- leaves, and only their hashes are kept (docs/decisions/0018).
CREATE TABLE mail (
    mail_id    TEXT PRIMARY KEY,
    -- Whose links a mail may carry; a test mail belongs to nobody.
    account_id TEXT REFERENCES account (account_id) ON DELETE CASCADE,
    address    TEXT NOT NULL,
    lang       TEXT NOT NULL CHECK (lang IN ('zh-CN', 'en')),
    kind       TEXT NOT NULL CHECK (kind IN ('invitation', 'reset', 'test', 'notice')),
    -- Subject and text of a notice, as JSON; the other kinds are worded when they leave.
    contents   TEXT,
    caused_at  BIGINT NOT NULL,
    -- When it is tried next; no longer once it was sent or given up.
    due_at     BIGINT,
    attempts   BIGINT NOT NULL,
    -- From when on a failure is the last.
    ends_at    BIGINT NOT NULL,
    sent_at    BIGINT,
    failed_at  BIGINT,
    -- What the mail server said last.
    reason     TEXT
);
CREATE INDEX mail_due ON mail (due_at);
CREATE INDEX mail_of_account ON mail (account_id);
