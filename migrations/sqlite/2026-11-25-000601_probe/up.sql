-- A row that a readiness probe writes: whether the database can be written is only known by writing.
CREATE TABLE probe (
    one        INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    written_at INTEGER NOT NULL
) STRICT;
