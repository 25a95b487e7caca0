-- Days of the organisation that are not as their weekday says: holidays, and make-up working days.
CREATE TABLE special_day (
    on_day TEXT PRIMARY KEY CHECK (length(on_day) = 10),
    kind   TEXT NOT NULL CHECK (kind IN ('rest', 'work')),
    name   TEXT NOT NULL
);

-- Of what somebody was reminded, and which reminder it was: so many days from the due day. Written in the transaction of
-- the mail, so that no reminder is sent twice, whichever server is faster. `task` is the duty's key.
CREATE TABLE reminder (
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    review_id  TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    task       TEXT NOT NULL,
    due_on     TEXT NOT NULL CHECK (length(due_on) = 10),
    stage      BIGINT NOT NULL,
    PRIMARY KEY (account_id, review_id, task, due_on, stage)
);

-- The days on which somebody got a mail with reminders: one a day at most.
CREATE TABLE reminder_day (
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    on_day     TEXT NOT NULL CHECK (length(on_day) = 10),
    PRIMARY KEY (account_id, on_day)
);

-- Who wants no reminders by mail, and since when.
CREATE TABLE reminder_off (
    account_id TEXT PRIMARY KEY REFERENCES account (account_id) ON DELETE CASCADE,
    since      BIGINT NOT NULL
);

-- Whom the organiser asked to hurry: once a day at most.
CREATE TABLE nudge (
    review_id  TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    on_day     TEXT NOT NULL CHECK (length(on_day) = 10),
    nudged_at  BIGINT NOT NULL,
    nudged_by  TEXT NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    note       TEXT NOT NULL,
    mailed_at  BIGINT,
    PRIMARY KEY (review_id, account_id, on_day)
);

-- Mails gain a kind whose contents are duties, worded when the mail leaves. SQLite changes no CHECK in place, so the
-- table is made anew.
CREATE TABLE mail_new (
    mail_id    TEXT PRIMARY KEY,
    account_id TEXT REFERENCES account (account_id) ON DELETE CASCADE,
    address    TEXT NOT NULL,
    lang       TEXT NOT NULL CHECK (lang IN ('zh-CN', 'en')),
    kind       TEXT NOT NULL CHECK (kind IN ('invitation', 'reset', 'test', 'notice', 'duties')),
    contents   TEXT,
    caused_at  BIGINT NOT NULL,
    due_at     BIGINT,
    attempts   BIGINT NOT NULL,
    ends_at    BIGINT NOT NULL,
    sent_at    BIGINT,
    failed_at  BIGINT,
    reason     TEXT
);
INSERT INTO mail_new (mail_id, account_id, address, lang, kind, contents, caused_at, due_at, attempts, ends_at, sent_at,
    failed_at, reason)
    SELECT mail_id, account_id, address, lang, kind, contents, caused_at, due_at, attempts, ends_at, sent_at, failed_at,
    reason FROM mail;
DROP TABLE mail;
ALTER TABLE mail_new RENAME TO mail;
CREATE INDEX mail_due ON mail (due_at);
CREATE INDEX mail_of_account ON mail (account_id);
