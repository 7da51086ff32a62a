-- A changed rulebook is tried on every appeal (`law compare`). Its columns stand behind the text in a row, and the rows stand among
-- cases, letters and journal in one file: this index holds all that a replay reads, so that it reads neither. Numbers rise, so a
-- new appeal goes to the index's end. Facts are short: only answers that the rulebook knows are stored.
CREATE INDEX appeals_replay ON appeals (number, registered_on, settlement, subject, facts);
