-- Whose officers work the cases of a body: its own where somebody who may sign works there, else those of the nearest
-- higher body that has one; null where nobody has, up to the top. It follows from the officers and the tree of bodies
-- and is kept here so that a queue asks one index. The program writes it in every transaction that changes either.
ALTER TABLE bodies ADD COLUMN attended_by TEXT;
CREATE INDEX bodies_attended_by ON bodies (attended_by);
-- What lies below a body is found when its staff changes.
CREATE INDEX bodies_higher ON bodies (higher);

-- The same decision once for the rows that are there. The depth stops a circle that no import should ever make.
WITH RECURSIVE
    staffed (code) AS (
        SELECT DISTINCT body FROM officers WHERE active AND role IN ('executor', 'head') AND body IS NOT NULL
    ),
    climb (code, at, depth) AS (
        SELECT code, code, 0 FROM bodies
        UNION ALL
        SELECT climb.code, bodies.higher, climb.depth + 1
        FROM climb JOIN bodies ON bodies.code = climb.at
        WHERE bodies.higher IS NOT NULL AND climb.at NOT IN (SELECT code FROM staffed) AND climb.depth < 16
    )
UPDATE bodies SET attended_by = (
    SELECT climb.at FROM climb WHERE climb.code = bodies.code AND climb.at IN (SELECT code FROM staffed)
);
