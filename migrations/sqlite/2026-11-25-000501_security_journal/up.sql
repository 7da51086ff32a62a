-- What was done to accounts, by whom and from where, and who signed in: appended, never changed, one chain over all. Persons
-- and addresses are in it as digests, keyed hashes and sealed values only, so verifying it needs no key.
CREATE TABLE security_journal (
    seq      INTEGER NOT NULL PRIMARY KEY,
    at       INTEGER NOT NULL,
    event    TEXT    NOT NULL,
    -- The account that it is about; NULL for none or an unknown one. No foreign key: the entry outlives whatever happens to the row.
    officer  BLOB,
    actor    TEXT    NOT NULL,
    facts    TEXT    NOT NULL,
    previous BLOB    NOT NULL,
    hash     BLOB    NOT NULL
) STRICT;
-- The history of one account, newest first.
CREATE INDEX security_journal_officer ON security_journal (officer, seq);
CREATE TRIGGER security_journal_no_update BEFORE UPDATE ON security_journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER security_journal_no_delete BEFORE DELETE ON security_journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Length and last hash of the chain, so that a removed last entry is noticed; its row is the lock that keeps the order.
CREATE TABLE security_journal_head (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    length INTEGER NOT NULL,
    hash   BLOB    NOT NULL
) STRICT;
INSERT INTO security_journal_head (id, length, hash) VALUES (1, 0, x'');
