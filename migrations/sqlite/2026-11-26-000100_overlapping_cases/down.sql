-- There is no way back: a register of appeals is not deleted by a command. Restore a copy instead.
SELECT RAISE(ABORT, 'restore a copy instead');
