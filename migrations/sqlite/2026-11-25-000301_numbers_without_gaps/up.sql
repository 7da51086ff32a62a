-- The numbers of a year run from 1 to the year's counter without a gap, so that an appeal which is removed together with its
-- history is missed (`journal verify`). A number that was never given, since an older version left it out, stands here.
CREATE TABLE unused_numbers (
    year   INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (year, number)
) STRICT, WITHOUT ROWID;
INSERT INTO unused_numbers (year, number)
WITH RECURSIVE counted (year, number, last) AS (
    SELECT year, 1, last FROM appeal_numbers WHERE last > 0
    UNION ALL
    SELECT year, number + 1, last FROM counted WHERE number < last
)
SELECT year, number FROM counted
EXCEPT
SELECT CAST(substr(number, 4, 4) AS INTEGER), CAST(substr(number, 9) AS INTEGER) FROM appeals;
