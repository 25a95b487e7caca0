-- Cards at the door, counted by why they were handed out. Counts only: neither card nor person nor time, or the rows
-- would tell who drew which.
CREATE TABLE card_issue (
    box_id TEXT NOT NULL REFERENCES box (box_id) ON DELETE RESTRICT,
    reason TEXT NOT NULL CHECK (reason IN ('first', 'lost', 'damaged', 'unusable')),
    cards  BIGINT NOT NULL CHECK (cards >= 0),
    PRIMARY KEY (box_id, reason)
);

-- Boxes whose cards the server drew, instead of a scrutineer's browser: published on the board.
CREATE TABLE server_cards (
    box_id  TEXT PRIMARY KEY REFERENCES box (box_id) ON DELETE RESTRICT,
    made_at BIGINT NOT NULL
);
