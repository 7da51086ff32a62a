# The place of the last officer
staff-handover-title = Who answers the open cases now?
staff-handover-who = { $name } is the last person of the body who may sign. Body: { $body }.
staff-handover-open = Open cases: { $open }.
staff-handover-successor = E-mail address of the successor
staff-handover-successor-hint = The account moves to this body. Somebody else who may sign must stay where it comes from.
staff-handover-above = The level above takes over the cases and answers for them: { $body }.
staff-handover-nobody = Nobody at the levels above may sign either.
staff-handover-button = Close access
staff-handover-back = Change nothing

# Bodies without people
staff-nav-unattended = Without people
staff-unattended-title = Bodies without people
staff-unattended-lead = These bodies have open cases, but nobody there may sign an answer. Until somebody does, the nearest higher body handles the cases and answers for them.
staff-unattended-none = There are none: every body with open cases has somebody who may answer.
staff-unattended-bodies = Bodies: { $count }.
staff-unattended-cases = Open cases: { $count }.
staff-unattended-body = Body
staff-unattended-open = Open cases
staff-unattended-due = Next due date
staff-unattended-oldest = Oldest
staff-unattended-by = Handled meanwhile by
staff-unattended-no-date = no date yet
staff-unattended-nobody = nobody
staff-queue-in-trust = Of these, for bodies without people: { $count }
