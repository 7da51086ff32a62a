-- There is no way back: a register of appeals is not deleted by a command. Restore a copy instead.
DO $$ BEGIN RAISE EXCEPTION 'restore a copy instead'; END $$;
