-- A changed rulebook is tried on every appeal (`law compare`): this index holds all that a replay reads, and spares it the rows with
-- their texts. Numbers rise, so a new appeal goes to the index's end. Facts are short: only answers that the rulebook knows are stored.
CREATE INDEX appeals_replay ON appeals (number) INCLUDE (registered_on, settlement, subject, facts);
