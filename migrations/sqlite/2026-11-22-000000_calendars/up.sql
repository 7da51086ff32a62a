-- The calendars that were taken up, from the files of the law or by command: each version of a year once, never
-- changed. Of a year the highest version counts. `edition` rises with each, so that whoever counted under a lower one
-- is known to have counted under an older calendar.
CREATE TABLE calendars (
    edition  INTEGER NOT NULL PRIMARY KEY,
    year     INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    text     TEXT    NOT NULL,
    taken_at INTEGER NOT NULL,
    UNIQUE (year, version)
) STRICT;

-- The edition under which the dates of a case were counted.
ALTER TABLE cases ADD COLUMN calendar INTEGER NOT NULL DEFAULT 0;
-- The due date that the resident was told, 9999-12-31 for none: where it is not due_order, a letter is owed.
ALTER TABLE cases ADD COLUMN told_order TEXT NOT NULL DEFAULT '9999-12-31';
UPDATE cases SET told_order = due_order;
-- What is to be counted again, and whom to write to, is found without a walk over all cases.
CREATE INDEX cases_calendar ON cases (calendar, id) WHERE open;
CREATE INDEX cases_untold ON cases (id) WHERE open AND told_order <> due_order;
