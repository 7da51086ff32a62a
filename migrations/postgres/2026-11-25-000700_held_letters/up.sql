-- Letters that wait for an administrator, because too many were caused to one address or from one source. They lie here
-- and not in the outbox, so that nothing that sends or prints can take one by mistake. Never deleted.
CREATE TABLE held_letters (
    id         UUID        PRIMARY KEY,
    appeal     UUID        NOT NULL REFERENCES appeals (id),
    case_id    UUID        NOT NULL REFERENCES cases (id),
    -- What the letters of one flood have in common: a keyed hash of the address, or of the source.
    flood      BYTEA       NOT NULL,
    -- 'held' until decided; 'released' letters are in the outbox under the same id.
    status     TEXT        NOT NULL CHECK (status IN ('held', 'released', 'dropped')),
    -- The whole letter, its recipient, and roughly where the filing came from.
    sealed     BYTEA       NOT NULL,
    held_at    TIMESTAMPTZ NOT NULL,
    decided_at TIMESTAMPTZ,
    decided_by UUID        REFERENCES officers (id)
);
CREATE INDEX held_letters_flood ON held_letters (status, flood, held_at);
CREATE INDEX held_letters_appeal ON held_letters (appeal);

-- First letters of a day to addresses that nobody has confirmed, under a keyed hash: how many went to each. Earlier days
-- are forgotten.
CREATE TABLE first_letters (
    written_on DATE  NOT NULL,
    recipient  BYTEA NOT NULL,
    letter     UUID  NOT NULL,
    PRIMARY KEY (written_on, recipient, letter)
);
