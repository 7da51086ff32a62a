-- Which secret the sealed columns are under: a keyed hash that tells nothing of it. With another secret nothing could be
-- opened, and what it sealed would be lost to the right one; so a process with another one refuses to start.
CREATE TABLE secret_fingerprint (
    -- One row at most: the first process that writes it decides.
    one         INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    fingerprint BLOB    NOT NULL CHECK (length(fingerprint) = 32)
) STRICT;
