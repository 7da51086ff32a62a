-- An answer on paper that is written but not posted is still owed: the resident has nothing in hand. So its case stays open, for
-- queues, lists, figures and notices alike. What `open` holds follows from status and answered_on (statistics::Standing).
UPDATE cases SET open = 1 WHERE status IN ('answered', 'noted') AND answered_on IS NULL;
