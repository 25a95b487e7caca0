-- Each draw of the running order, numbered from 1; one that was drawn again stays. `seed` and the sorted ids of
-- `order_before` give `order_after`, by anybody's arithmetic. The witness is as typed: a name or a role.
CREATE TABLE lot (
    review_id    TEXT NOT NULL REFERENCES review (review_id) ON DELETE CASCADE,
    number       BIGINT NOT NULL,
    seed         TEXT NOT NULL,
    witness      TEXT NOT NULL,
    reason       TEXT,
    drawn_by     TEXT NOT NULL REFERENCES account (account_id) ON DELETE RESTRICT,
    drawn_at     BIGINT NOT NULL,
    order_before TEXT NOT NULL,
    order_after  TEXT NOT NULL,
    PRIMARY KEY (review_id, number)
);
