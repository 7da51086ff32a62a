-- There is no way back: the texts of steps have left the cases. Restore a copy instead.
SELECT RAISE(ABORT, 'restore a copy instead');
