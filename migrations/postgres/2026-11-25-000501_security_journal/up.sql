-- What was done to accounts, by whom and from where, and who signed in: appended, never changed, one chain over all. Persons
-- and addresses are in it as digests, keyed hashes and sealed values only, so verifying it needs no key.
CREATE TABLE security_journal (
    seq      BIGINT      NOT NULL PRIMARY KEY,
    at       TIMESTAMPTZ NOT NULL,
    event    TEXT        NOT NULL,
    -- The account that it is about; NULL for none or an unknown one. No foreign key: the entry outlives whatever happens to the row.
    officer  UUID,
    actor    TEXT        NOT NULL,
    facts    TEXT        NOT NULL,
    previous BYTEA       NOT NULL,
    hash     BYTEA       NOT NULL
);
-- The history of one account, newest first.
CREATE INDEX security_journal_officer ON security_journal (officer, seq);
CREATE TRIGGER security_journal_no_change BEFORE UPDATE OR DELETE ON security_journal
    FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();
-- TRUNCATE fires no row trigger.
CREATE TRIGGER security_journal_no_truncate BEFORE TRUNCATE ON security_journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

-- Length and last hash of the chain, so that a removed last entry is noticed; its row is the lock that keeps the order.
CREATE TABLE security_journal_head (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    length BIGINT  NOT NULL,
    hash   BYTEA   NOT NULL
);
INSERT INTO security_journal_head (id, length, hash) VALUES (1, 0, '');
