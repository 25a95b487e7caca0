-- The agenda of this meeting, where it differs from the template's; it changes with the same version as the state.
ALTER TABLE meeting ADD COLUMN agenda TEXT NOT NULL DEFAULT '[]';

-- Every step of the chair, with what it led from and to. Rows are only ever added: an undone step stays, and a later row
-- names it in `undoes`. When each reporter spoke is reckoned from here.
CREATE TABLE meeting_step (
    review_id     TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    version       BIGINT NOT NULL,
    deed          TEXT NOT NULL,
    undoes        BIGINT,
    taken_by      TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    taken_at      BIGINT NOT NULL,
    state_before  TEXT NOT NULL,
    state_after   TEXT NOT NULL,
    agenda_before TEXT NOT NULL,
    agenda_after  TEXT NOT NULL,
    PRIMARY KEY (review_id, version)
);
CREATE UNIQUE INDEX meeting_step_undone_once ON meeting_step (review_id, undoes);

-- Meetings from before this log keep the table `speech`: it is read beside the log and gets no new rows.
