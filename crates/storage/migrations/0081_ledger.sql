-- A requirement has items, or is settled without one: why, by whom and when.
ALTER TABLE requirement ADD COLUMN none_why TEXT;
ALTER TABLE requirement ADD COLUMN none_by TEXT REFERENCES account (account_id) ON DELETE RESTRICT;
ALTER TABLE requirement ADD COLUMN none_at BIGINT;

-- How a problem is to be mended; blank until somebody says so.
ALTER TABLE item ADD COLUMN measure_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE item ADD COLUMN measure_en TEXT NOT NULL DEFAULT '';

-- What an item follows from. What came from no requirement, question or comment was carried in.
ALTER TABLE item ADD COLUMN source TEXT NOT NULL DEFAULT 'earlier';
UPDATE item SET source = 'requirement' WHERE requirement_id IS NOT NULL;
UPDATE item SET source = 'question' WHERE question_id IS NOT NULL;
UPDATE item SET source = 'comment' WHERE comment_id IS NOT NULL;

-- The words of a report or the voter's comment that an item was made of: each becomes one item at most.
ALTER TABLE item ADD COLUMN source_key TEXT;
CREATE UNIQUE INDEX item_of_source_once ON item (review_id, source_key);

-- When an item was made, and on which day it was verified: how the ledger went over time, and what was late. Of items
-- that are there the earliest moment that is known; on which day they were verified is not.
ALTER TABLE item ADD COLUMN made_at BIGINT NOT NULL DEFAULT 0;
UPDATE item SET made_at = changed_at;
UPDATE item SET made_at = (SELECT MIN(taken_at) FROM item_step WHERE item_step.item_id = item.item_id)
    WHERE EXISTS (SELECT 1 FROM item_step WHERE item_step.item_id = item.item_id);
ALTER TABLE item ADD COLUMN verified_on TEXT;

-- Problems that come back: by the same words, as the item of an earlier year that goes on, or as somebody has said.
-- What was asked goes along, for the requirement itself stays in its own year.
ALTER TABLE item ADD COLUMN text_key TEXT NOT NULL DEFAULT '';
ALTER TABLE item ADD COLUMN carried_from TEXT REFERENCES item (item_id) ON DELETE SET NULL;
ALTER TABLE item ADD COLUMN repeats TEXT REFERENCES item (item_id) ON DELETE SET NULL;
ALTER TABLE item ADD COLUMN asked_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE item ADD COLUMN asked_en TEXT NOT NULL DEFAULT '';

-- A row of the record is a step, or that words, owner or day were changed.
ALTER TABLE item_step ADD COLUMN kind TEXT NOT NULL DEFAULT 'step';

-- Ten thousand items a review: lists and counts go by these.
CREATE INDEX item_by_due ON item (review_id, due_on, item_id);
CREATE INDEX item_by_state ON item (review_id, state, due_on);
CREATE INDEX item_by_unit ON item (review_id, unit_id, state);
CREATE INDEX item_of_requirement ON item (requirement_id);
CREATE INDEX item_by_words ON item (text_key);
CREATE INDEX item_carried_on ON item (carried_from);
