-- Some report in writing only: they have no turn at the meeting. All who were there before report in person.
ALTER TABLE reporter ADD COLUMN how TEXT NOT NULL DEFAULT 'in_person';
