-- What was done on a case, one row a step, with its texts: appended, never changed, so that a second answer of one case does not
-- write over the first. `seq` is the place of the journal entry that records the step and holds a digest of this row.
CREATE TABLE steps (
    appeal    BLOB    NOT NULL REFERENCES appeals (id),
    seq       INTEGER NOT NULL,
    case_id   BLOB    NOT NULL REFERENCES cases (id),
    -- The word of the step: accept, answer …
    kind      TEXT    NOT NULL,
    -- An officer's id, resident or system.
    actor     TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    text      TEXT,
    findings  TEXT,
    basis     TEXT,
    reason    TEXT,
    posted_on TEXT,
    PRIMARY KEY (appeal, seq)
) STRICT;

-- How the rulebook decided on the first case of an appeal, as JSON, as it was shown: long and rarely read, so it stands apart from what
-- every queue reads and every recount rewrites. Appeals of one place, subject and facts are decided alike to the letter: such a decision
-- stands here once, under the first half of its SHA-256; those of before stand each by itself, under the id of its case.
CREATE TABLE routings (
    id      BLOB NOT NULL PRIMARY KEY,
    routing TEXT NOT NULL
) STRICT;
INSERT INTO routings (id, routing) SELECT id, routing FROM cases WHERE routing IS NOT NULL;

-- The steps with texts that were taken before this table. An answer belongs to the entry of its case; the nth forward of an appeal
-- opened its case n + 1.
INSERT INTO steps (appeal, seq, case_id, kind, actor, at, text, findings, basis)
SELECT entry.appeal, entry.seq, entry.case_id, CASE entry.step WHEN 'noted' THEN 'note' ELSE 'answer' END, entry.actor, entry.at,
    cases.answer_text, cases.answer_findings, cases.answer_basis
FROM journal AS entry JOIN cases ON cases.id = entry.case_id
WHERE entry.step IN ('answered', 'noted');
INSERT INTO steps (appeal, seq, case_id, kind, actor, at, reason)
SELECT entry.appeal, entry.seq, entry.case_id, 'forward', entry.actor, entry.at, cases.forward_reason
FROM (SELECT appeal, seq, case_id, actor, at, row_number() OVER (PARTITION BY appeal ORDER BY seq) AS place
      FROM journal WHERE step = 'forwarded') AS entry
JOIN cases ON cases.appeal = entry.appeal AND cases.seq = entry.place + 1;
-- Before the scan that asks it for each case.
CREATE INDEX steps_case ON steps (case_id, seq);
-- A text that no entry records is kept all the same: verification names it.
INSERT INTO steps (appeal, seq, case_id, kind, actor, at, text, findings, basis, reason)
SELECT appeal, -seq, id, 'answer', 'system', arrived_at, answer_text, answer_findings, answer_basis, forward_reason
FROM cases
WHERE (answer_text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM steps WHERE steps.case_id = cases.id AND steps.text IS NOT NULL))
    OR (forward_reason IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM steps WHERE steps.appeal = cases.appeal AND steps.reason = cases.forward_reason));

-- REPLACE deletes before it inserts: connections set recursive_triggers, and the delete below refuses it.
CREATE TRIGGER steps_no_update BEFORE UPDATE ON steps
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
CREATE TRIGGER steps_no_delete BEFORE DELETE ON steps
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;

-- Cases keep only where they stand: the clock that they run under, the last day of an extended term, and the step that opened them.
ALTER TABLE cases ADD COLUMN clock TEXT NOT NULL DEFAULT 'answer';
ALTER TABLE cases ADD COLUMN extended_until TEXT;
ALTER TABLE cases ADD COLUMN opened_by INTEGER;
UPDATE cases SET opened_by = (
    SELECT entry.seq FROM journal AS entry
    WHERE entry.appeal = cases.appeal AND entry.step = 'forwarded' AND cases.seq - 1 = (
        SELECT count(*) FROM journal AS before
        WHERE before.appeal = entry.appeal AND before.step = 'forwarded' AND before.seq <= entry.seq))
WHERE seq > 1;
ALTER TABLE cases DROP COLUMN routing;
ALTER TABLE cases DROP COLUMN forward_reason;
ALTER TABLE cases DROP COLUMN answer_text;
ALTER TABLE cases DROP COLUMN answer_findings;
ALTER TABLE cases DROP COLUMN answer_basis;
ALTER TABLE cases DROP COLUMN answer_officer;

ALTER TABLE cases ADD COLUMN routing BLOB REFERENCES routings (id);
UPDATE cases SET routing = id WHERE id IN (SELECT id FROM routings);
