### Retired territories and what took their place.

staff-nav-territories = Territories
territories-title = Retired territories
territories-lead = The new list of territories no longer has these codes. Say what is now in the place of each. After that, open cases of an abolished body go to its successor: the date of the answer does not move, and applicants get a letter. Appeals keep the place that they were filed for.
territories-empty = Every successor is confirmed.
territories-col-confirm = Confirm
territories-col-gone = Retired
territories-col-until = Last day
territories-col-open = Open cases
territories-col-now = Code of what is in its place
territories-none-suggested = No new territory has this name.
territories-button = Confirm the ticked ones
territories-page = Next page
territories-confirmed-title = Confirmed
territories-confirmed-lead = Where one is wrong, tick the row and enter the right code. Cases that were handed over do not come back: the body can forward them.
territories-bad-code = Enter a code of nine digits: { $code }
territories-none-ticked = Tick at least one row.
territories-refused-unknown = No list has this code: { $code }.
territories-refused-not-retired = This territory is not retired: { $code }.
territories-refused-circle = A territory cannot succeed itself: { $code }.
territories-refused-retired = This territory is retired itself: { $code }.
territories-refused-retired-now = This territory is retired itself: { $code }. In its place is now: { $now }.
territories-refused-other-kind = Only a settled place can take the place of one: { $code }.
territories-refused-village = A village cannot take the place of a rural district or a district: { $code }. Enter the code of the rural district or city that it lies in.
territories-refused-confirmed = Somebody has confirmed it otherwise: { $now } is in the place of { $code }. Open the page again.
territories-refused-withdrawn = The earlier confirmation no longer stands: { $code }. Open the page again.
security-event-successors-confirmed = Successors of retired territories were confirmed

step-handed-over = The case went to the successor of an abolished body
letter-kind-handed-over = Notice that another body answers
letter-kind-took-over = Notice of a case taken over
tracking-handed-over = The successor has taken the case over: { $to }
tracking-handed-over-why = The earlier body no longer exists: { $from }. The date of the answer has not moved: the successor goes on with the case (this is our reading of the law).
letter-subject-handed-over = { $number }: another body answers now
letter-handed-over = The body that dealt with your appeal { $number } no longer exists: { $from }. Its successor has taken the case over: { $to }.
letter-handed-over-due = The date of the answer has not moved: { $by } at the latest.
letter-handed-over-basis = The successor goes on with the case and the time limit does not start again: this is our reading of the law.
letter-subject-took-over = { $number }: a case of an abolished body
letter-took-over = Your body has taken over case { $number } from an abolished body: { $from }.

oversight-listed-since = On the list of territories since { $date }.
oversight-listed-until = Last day on the list of territories: { $date }.
oversight-as-filed = Appeals are counted by the place that they were filed for: earlier figures stay when a territory is split or renamed.
