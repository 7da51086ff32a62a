-- A row that a readiness probe writes: whether the database can be written is only known by writing. Updates of it touch
-- no index, so they leave nothing that a page's own clean-up does not remove; half of the page is kept free for them.
CREATE TABLE probe (
    one        INTEGER     NOT NULL PRIMARY KEY CHECK (one = 1),
    written_at TIMESTAMPTZ NOT NULL
) WITH (fillfactor = 50);
