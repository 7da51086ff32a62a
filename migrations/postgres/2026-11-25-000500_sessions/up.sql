-- A session ends when nobody has used it for a while, and its owner sees where it was opened.
-- When it was last used, to some minutes: a write for each request would cost more than it tells. NULL: not since the upgrade.
ALTER TABLE sessions ADD COLUMN last_used_at TIMESTAMPTZ;
-- From where: a keyed hash tells a known address from a new one, the sealed coarse form (a network, not an address) is shown
-- to the owner. NULL: opened before the upgrade.
ALTER TABLE sessions ADD COLUMN address BYTEA;
ALTER TABLE sessions ADD COLUMN network BYTEA;
-- "Has this officer signed in from there before?" is asked at each sign-in.
CREATE INDEX sessions_address ON sessions (officer, address);

-- Failed sign-ins in a row, under the keyed hash of what they share (account and address, account, address): one row a key,
-- locked while it is counted, so that many tries at once are counted one after the other. It replaces a list of failures,
-- which tries at once could all read before any of them was written.
CREATE TABLE sign_in_throttles (
    key            BYTEA   NOT NULL PRIMARY KEY,
    failures       INTEGER NOT NULL,
    last_failed_at TIMESTAMPTZ NOT NULL
);
-- What is old is forgotten.
CREATE INDEX sign_in_throttles_last ON sign_in_throttles (last_failed_at);
DROP TABLE sign_in_failures;
