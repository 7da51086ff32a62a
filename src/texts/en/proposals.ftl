# Steps proposed to the head: any officer prepares the draft, the head signs it
step-hand-back = Hand a draft back with a remark
staff-hand-back-title = Hand back with a remark
staff-then-hand-back = The draft goes back to the officer who prepared it, who is sent a letter. The case and its due date do not change.
staff-hand-back-proposal = Draft
staff-hand-back-remark = Remark
staff-hand-back-remark-hint = Say what should be changed. Only the officers of this body see it.
staff-hand-back-button = Hand back

staff-propose-button = Propose to the head
staff-then-propose = The draft goes to the head, who signs it, changes it or hands it back with a remark. Until then the case does not change.
staff-proposals-title = Waiting for the head to sign
staff-proposals-yours = Waiting for you to sign
staff-proposals-returned = Drafts that the head handed back
staff-proposal-by = Prepared by { $who }, { $when }
staff-proposal-back = Handed back by { $who }, { $when }
staff-proposal-sign = Sign as proposed
staff-proposal-change = Change and sign
staff-mark-proposed = waiting to be signed
staff-queue-proposed = Cases waiting for you to sign: { $count }

# Lines of the history
step-proposed = A draft was sent to the head to sign
step-handed-back = The head handed a draft back with a remark

# Why a step is refused
refused-not-for-the-head = Only what nobody but the head may do is proposed to the head. This step does not need the head's signature.
refused-proposal-signed = This draft has already been signed. It cannot be signed twice.
refused-proposal-handed-back = This draft has already been handed back with a remark. It can no longer be signed.
refused-nothing-proposed = No draft of this case is waiting to be signed: each has been signed or handed back.

# Letters to officers
letter-kind-proposal-waits = Notice of a draft to sign
letter-kind-proposal-returned = Notice of a draft handed back
letter-subject-proposal-waits = Waiting for you to sign: { $number }
letter-subject-proposal-returned = Draft handed back: { $number }
letter-proposal-waits = A draft on appeal { $number } is waiting for you to sign. You can sign it, change it or hand it back with a remark.
letter-proposal-returned = The head handed back, with a remark, the draft that you prepared on appeal { $number }. The remark is on the page of the case.
