-- The calendars that were taken up, from the files of the law or by command: each version of a year once, never
-- changed. Of a year the highest version counts. `edition` rises with each, so that whoever counted under a lower one
-- is known to have counted under an older calendar.
CREATE TABLE calendars (
    edition  BIGINT      NOT NULL PRIMARY KEY,
    year     INTEGER     NOT NULL,
    version  INTEGER     NOT NULL,
    text     TEXT        NOT NULL,
    taken_at TIMESTAMPTZ NOT NULL,
    UNIQUE (year, version)
);

-- The edition under which the dates of a case were counted.
ALTER TABLE cases ADD COLUMN calendar BIGINT NOT NULL DEFAULT 0;
-- What is to be counted again is found without a walk over all cases.
CREATE INDEX cases_calendar ON cases (calendar, id) WHERE open;

-- Letters about moved dates that are still owed, with the dates that the resident was told: the first move writes the
-- row, the letter removes it. A date that moves twice is told once, one that moves back not at all.
CREATE TABLE owed_letters (
    case_id          UUID NOT NULL PRIMARY KEY REFERENCES cases (id),
    due_on           DATE,
    resident_due_on  DATE
);
