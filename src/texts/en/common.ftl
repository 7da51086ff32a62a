### Words that every area shares: problems of fields, refusals, statuses, kinds, roles, levels, steps, days, letters.

# What is wrong with a field (beside the field)
problem-missing = Please fill in this field.
problem-too-long = The text is too long: { $max } characters at most.
problem-unknown-kind = Choose the kind of appeal from the list.
problem-unknown-language = Choose a language: Kazakh, Russian or English.
problem-unknown-subject = Choose a subject from the list.
problem-unknown-settlement = This settlement is not in the list. Choose one from the list.
problem-not-a-settlement = This is not a village or town but a district or oblast. Choose a settlement.
problem-retired-settlement = This place is no longer on the list; its last day there was { $until }. Choose another one from the list.
problem-succeeded-settlement = This place is no longer on the list; its last day there was { $until }. It is now { $name } (code { $code }): choose that one.
problem-coming-settlement = This place is not on the list yet; its first day there will be { $from }. Choose another one from the list.
problem-unknown-question = This question is not asked about this subject.
problem-unknown-answer = Choose one of the answers given. If you do not know, choose “I don’t know”.
problem-invalid-email = Check the e-mail address. Example: name@mail.kz.
problem-invalid-phone = Check the phone number. Example: +7 701 123 45 67.
problem-invalid-iin = Check the IIN: 12 digits without a mistake.
problem-invalid-location = The point on the map is not valid. Set it again or remove it.
problem-unknown-body = There is no such body. Choose one from the list.
problem-several-bodies = These words fit several bodies. Choose one of them.
problem-look-alike-letters = Letters of two alphabets are mixed here, or Cyrillic letters stand for Latin ones that look the same. Type the address again in one alphabet.
problem-weak-password = The password is too short. Use at least 10 characters.
problem-guessable-password = This password is soon guessed: it is a common one, or made of your name, address or place of work. Take several words that have nothing to do with one another.
problem-same-password = This is the present password. Please choose another one.
problem-wrong-password = The password is wrong.
problem-email-taken = There is already a user with this e-mail address.
problem-unknown-role = Choose a role from the list.
problem-invalid-date = Check the date. Write it like 2026-05-26.
problem-invalid-month = Check the month. Write it like 2026-05.
problem-before-the-law = There are no rules for this day. The first day of the rules is { $from }.
problem-unknown-field = There is no such field.
problem-not-a-word = This value does not fit this field.
problem-missing-idempotency-key = A unique request key (Idempotency-Key) is needed: 64 characters at most.
problem-no-law = Name the article of the law here: a dash or "none" is not enough.
problem-last-signer = Nobody else here may sign, and cases are open: { $open }. Name a successor, or confirm that the level above takes over.
problem-not-a-successor = This user cannot take over: name an active officer of another body who may sign and is not the last one there.
problem-nobody-above = Nobody works above either, and cases are open: { $open }. Name a successor, or add an officer to this body first.

# Why a step is refused
refused-already-accepted = The case has been accepted already; there is no need to accept it again.
refused-already-closed = The case is closed and cannot be changed any more.
refused-already-forwarded = The appeal has been forwarded to another body, which answers now.
refused-not-a-proposal-or-response = Only a proposal or a response can be taken note of. This appeal needs an answer.
refused-same-body = The case is at this body already. Choose another one.
refused-another-clock = This case runs under another time limit: another step decides it.
refused-already-posted = The letter is already recorded as posted on another day.
refused-not-signed-by-registrars = What decides an appeal is signed by a case officer or the head of the body. A registrar can accept and forward.
refused-nothing-to-post = This case has no answer that waits to be posted.
refused-only-the-head = Only the head of the body can do this.
refused-not-of-the-body = Only officers of the body that holds the case can do this.

# The status of a case: for a badge, and the sentence that the resident reads
status-registered = Registered
status-registered-sentence = Your appeal is registered; work on it has not begun yet.
status-in-review = In review
status-in-review-sentence = An officer is considering your appeal.
status-answered = Answered
status-answered-sentence = Please read the answer.
status-noted = Noted
status-noted-sentence = The body has read your opinion and taken note of it.
status-forwarded = Forwarded
status-forwarded-sentence = It is now answered by: { $body }.
status-overdue = Overdue
status-overdue-sentence = There was no answer in time. You have the right to complain.
appeal-status-open = Waiting for an answer
appeal-status-closed = Closed

# Kinds of appeals
kind-message = Message
kind-application = Application
kind-complaint = Complaint
kind-proposal = Proposal
kind-response = Response
kind-inquiry = Inquiry

# Roles
role-executor = Case officer
role-head = Head
role-registrar = Registrar
role-overseer = Overseer
role-administrator = Administrator

# How the applicant's identity is known
identity-unconfirmed = Not confirmed
identity-email-confirmed = E-mail address confirmed
identity-in-person = Confirmed in person
identity-e-signature = Signed electronically

# Levels of government and kinds of territories
level-rural = Rural level
level-district = District level
level-oblast = Oblast level
level-republic = National level
level-rural-territory = rural district (township, town of district rank)
level-district-territory = district (city)
level-oblast-territory = oblast
level-republic-territory = Republic of Kazakhstan
territory-kind-oblast = Oblast
territory-kind-city = City
territory-kind-district = District
territory-kind-city-part = Part of a city
territory-kind-town = Town of district significance
territory-kind-township = Township
territory-kind-rural-okrug = Rural district
territory-kind-settlement = Settlement

# Steps: what an officer may do now (a button)
step-accept = Accept
step-answer = Answer
step-note = Take note
step-forward = Forward
step-post = Record the posting of the answer

# Steps: what has happened (a line of the history)
step-registered = The appeal was registered
step-accepted = The body began to consider the appeal
step-forwarded = Forwarded to another body
step-answered = Answered
step-noted = Taken note of
step-posted = The letter was posted
step-undelivered = E-mail did not deliver a letter; it goes on paper
step-reminded = The body was reminded of the due date
step-escalated = The higher body was told that the case is overdue
step-due-set = The due date was set
step-due-moved = The due date moved: the official calendar has changed
step-due-moved-dates = It was { $was }, it is now { $now }.
step-recounted = The days were counted again: the official calendar has changed, the due date has not

# Days of the calendar
day-working-day = working day
day-worked-weekend = worked weekend day
day-weekend = weekend
day-holiday = public holiday
day-transferred-day = transferred day off

# How sure we are of a rule
confidence-high = stated in the law
confidence-med = our reading of the law
confidence-low = to be checked

# Decisions
decision-answered = Answer
decision-noted = Take note

# Letters
letter-kind-registered = Notice of registration
letter-kind-accepted = Notice that the appeal was taken up
letter-kind-forwarded = Notice that the appeal was forwarded
letter-kind-answered = Answer
letter-kind-noted = Notice that the appeal was noted
letter-kind-new-case = Notice of a new case
letter-kind-reminder = Reminder of the due date
letter-kind-escalation = Notice of an overdue case
letter-kind-calendar-alarm = Calendar warning
letter-kind-due-changed = Notice that the due date has changed
letter-kind-unattended = Letter about bodies without people
letter-status-queued = Waiting to be sent
letter-status-sent = Sent
letter-status-to-print = To be printed
letter-status-posted = Posted
letter-status-refused = Not taken by e-mail
letter-refusal-mailbox = the mailbox takes no letters
letter-refusal-address = no e-mail can be sent to this address
letter-refusal-gave-up = e-mail did not take it in time

# Names of the languages, each in itself
language-kk = Қазақша
language-ru = Русский
language-en = English

# Who might answer where the rulebook leaves it open.
candidates = Depending on the answer, one of these answers for it:

# A body where nobody may sign yet
unattended-above = Nobody works here yet who could answer: { $body }. Until somebody does, the level above handles the appeal and answers for it: { $attendant }.
unattended-nobody = Nobody works here yet who could answer: { $body }. Nobody works at the levels above either. The administrators of the system see such appeals in a list of their own.

# Lists that are cut
list-hidden = Not everything is shown here. More: { $count }.
list-hidden-many = Not everything is shown here. More: { $count } or above. Type more of the word.
