-- What the hall's projectors show where they do not follow the meeting, and what the welcome tells of the hall's own
-- network. All of it is on the wall for everybody; nothing of it belongs to the record.
CREATE TABLE screen (
    review_id     TEXT PRIMARY KEY REFERENCES review (review_id) ON DELETE CASCADE,
    scene         TEXT NOT NULL,
    wifi_name     TEXT NOT NULL,
    wifi_password TEXT NOT NULL,
    revision      BIGINT NOT NULL
);
