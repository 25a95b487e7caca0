-- The days of a review, by the keys of its template's calendar: proposed from the day of the meeting, then its own.
CREATE TABLE review_day (
    review_id    TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    deadline_key TEXT NOT NULL,
    on_day       TEXT NOT NULL CHECK (length(on_day) = 10),
    PRIMARY KEY (review_id, deadline_key)
);

-- From which review one was copied, and what of it nobody has confirmed yet. `subject` is a person's or a reporter's
-- id, or an account's with a role after a blank. The row goes with the confirmation.
CREATE TABLE review_copy (
    review_id   TEXT PRIMARY KEY REFERENCES review (review_id) ON DELETE CASCADE,
    copied_from TEXT NOT NULL REFERENCES review (review_id) ON DELETE RESTRICT,
    copied_by   TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    copied_at   BIGINT NOT NULL
);
CREATE TABLE unconfirmed (
    review_id TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    kind      TEXT NOT NULL CHECK (kind IN ('person', 'reporter', 'role')),
    subject   TEXT NOT NULL,
    PRIMARY KEY (review_id, kind, subject)
);
