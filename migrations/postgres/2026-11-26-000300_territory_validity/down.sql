ALTER TABLE bodies DROP COLUMN in_force;
DROP TABLE territory_successions;
DROP TABLE territory_lists;
DROP TABLE territory_coming;
DROP TABLE territory_former_names;
DROP INDEX territories_until;
ALTER TABLE territories DROP COLUMN valid_until;
UPDATE territories SET valid_from = DATE '1970-01-01' WHERE valid_from IS NULL;
ALTER TABLE territories ALTER COLUMN valid_from SET NOT NULL;
