## Pages of the officers of bodies.

# Frame
staff-nav-queue = Queue
staff-nav-print = Letters by post
staff-nav-officers = Users
staff-nav-mail = Mail
staff-nav-figures = Figures
staff-nav-password = Password
staff-language = Language
staff-sign-out = Sign out
staff-crumbs = Path
staff-errors-title = Error: please check what you wrote
staff-error-prefix = Error:

# Sign-in and password
staff-sign-in-title = Sign in for staff
staff-sign-in-lead = For officers of public bodies, overseers and administrators. Residents need no account.
staff-email = E-mail
staff-password = Password
staff-sign-in-button = Sign in
staff-sign-in-wrong = The e-mail and the password do not match. Please check both.
staff-sign-in-too-many = { $minutes ->
    [one] Too many failed attempts. Please try again in { $minutes } minute.
   *[other] Too many failed attempts. Please try again in { $minutes } minutes.
}
staff-password-title = Change the password
staff-password-forced = An administrator gave you this password. Please choose your own: the queue opens after that.
staff-password-old = Present password
staff-password-new = New password
staff-password-hint = Several words that have nothing to do with one another are best.
staff-password-button = Change
staff-password-done = The password is changed. You are signed out on other devices.
staff-sessions-title = Where you are signed in
staff-sessions-lead = A session ends after an hour without use and after ten hours in any case. End what you do not know, then change the password.
staff-session-opened = Since
staff-session-used = Last used about
staff-session-network = From where
staff-session-this = this session
staff-session-end = End
staff-session-end-others = End all others

# Queue
staff-queue-title = Queue, open cases: { $open }
staff-queue-today = Today is { $weekday }, { $date }. Open: { $open }.
staff-counts-label = Number of cases
staff-count-overdue = Overdue
staff-count-today = Today
staff-count-soon = Within 3 working days
staff-count-new = New
staff-count-print = To print
staff-views-label = Views
staff-view-open = All open
staff-view-closed = Closed
staff-filter-label = Filter of appeals
staff-filter-title = Filter
staff-filter-subject = Subject
staff-filter-status = Status
staff-filter-any = Any
staff-filter-any-subject = Any
staff-filter-button = Show
staff-filter-clear = Show all
staff-queue-table = Appeals by due date
staff-col-due = Due
staff-col-about = About
staff-col-where = Where, number
staff-col-status = Status, kind
staff-group-overdue = Overdue
staff-group-today = Today
staff-group-soon = In the next 3 working days
staff-group-later = Later
staff-group-waiting = Waiting for a calendar
staff-group-closed = Closed
staff-due-left = { $days ->
    [one] { $days } working day left
   *[other] { $days } working days left
}
staff-due-overdue = { $days ->
    [one] { $days } working day overdue
   *[other] { $days } working days overdue
}
staff-due-missed = overdue
staff-due-today = due today
staff-due-none = date to be set
staff-due-done = closed
staff-due-on = due { $date }
staff-due-was = was due { $date }
staff-mark-forwarded = forwarded to us
staff-mark-undetermined = body not determined
staff-mark-unposted = answer written, letter not posted
staff-queue-empty-title = No open appeals
staff-queue-empty-text = Appeals that your body must answer appear here. A letter tells you of each new one.
staff-queue-none-title = Nothing fits this choice
staff-queue-none-text = Clear the subject or the status to see the other appeals.
staff-next-page = Show the next ones
staff-first-page = Back to the start of the queue

# Case
staff-case-appeal = Appeal
staff-case-who = Who wrote
staff-case-by-email = Letters go to { $email }
staff-case-by-post = No e-mail: you print and post the letters
staff-case-undelivered = E-mail did not deliver the letter “{ $letter }”: { $why }. Print and post it. For an answer, the day of posting is the day of the answer.
staff-case-undelivered-link = Open the letter
staff-case-language = Language of the appeal and the answer
staff-language-kk = Kazakh
staff-language-ru = Russian
staff-language-en = English
staff-case-received = Received
staff-case-received-at = { $date }, { $time }
staff-case-place = Where
staff-case-facts = What the resident specified
staff-case-term = Time limit
staff-case-term-none = The due date falls in a year that has no calendar yet. The date will be set when the calendar is adopted; the administrators have been told.
staff-case-term-on = Answer by { $date } at the latest
staff-case-term-days = { $total ->
    [one] { $total } working day, counted from the day after { $from }
   *[other] { $total } working days, counted from the day after { $from }
}
staff-case-resident-due = The resident has waited since the first registration. The date counted from it: { $date }; the one above binds by law.
staff-case-how-counted = How the date was counted
staff-case-registered-on = { $date }: day of registration, not counted
staff-trace-day = Date
staff-trace-count = Count
staff-trace-what = What day it is
staff-trace-number = day { $n }
staff-trace-skipped = not counted
staff-case-versions = Versions of the law: { $law }
staff-case-why = Why it is with us
staff-case-rule = Code of the rule: { $rule }
staff-case-forwarded-here = Forwarded by: { $body }
staff-case-forward-reason = Reason: { $reason }
staff-case-undetermined = The rules could not name one responsible body, so the case is with the district or city akimat. Find out who answers and forward it, or answer it yourselves.
staff-case-steps = What can be done
staff-step-impossible = { $step } (not possible)
staff-then-accept = The resident is told that the appeal is being considered. The date does not change.
staff-then-answer = The case closes; a letter that says how to complain is sent to the resident.
staff-then-note = Only for proposals and responses: the resident is told that the opinion was taken note of. The case closes.
staff-then-post = The day becomes the date of the answer, and the case closes.
staff-then-forward = Another body answers, and its time limit starts again. The days that the resident waits are counted on.
staff-then-forward-by = It may be forwarded without a breach by { $date }.
staff-then-forward-late = The time limit for forwarding ended on { $date }: forwarding is recorded as a breach of it (APPC, article 65).
staff-accept-title = Accept
staff-accept-button = Accept
staff-answer-title = Answer
staff-answer-text = What to tell the resident
staff-answer-text-hint = What was done or will be done, where, and by which day. This is the text of the letter.
staff-answer-findings = Facts established
staff-answer-findings-hint = What was checked, where and when.
staff-answer-basis = Legal basis
staff-answer-basis-hint = Articles of law.
staff-answer-basis-rule = The rule cites: { $basis } ({ $confidence }). Check it against the law before you cite it.
staff-remedy-title = The letter will also say how to complain
staff-remedy = If the resident disagrees, a complaint may be lodged by { $date }. Lodge it with: { $body }. It is decided by: { $higher } (APPC, articles 91 and 92).
staff-remedy-same = If the resident disagrees, a complaint may be lodged by { $date }. Lodge it with: { $body } (APPC, articles 91 and 92).
staff-answer-button = Send the answer
staff-answer-goes = The answer goes out or to print at once and cannot be called back.
staff-note-title = Take note
staff-note-text = What to tell the resident
staff-note-text-hint = Say how the proposal or opinion was considered. This is the text of the letter.
staff-note-button = Take note and send the letter
staff-post-title = Posting of the answer on paper
staff-post-posted-on = Day of posting
staff-post-posted-on-hint = Not before the day on which the letter was written, and not after today.
staff-post-button = Record the posting
staff-forward-title = Forward to another body
staff-forward-search = Find the body
staff-forward-search-hint = A word of its name, such as “roads” or “Ayagoz”, or the beginning of its code.
staff-forward-search-button = Search
staff-forward-body = Forward to
staff-forward-none = No body fits “{ $words }”. Try another word.
staff-forward-reason = Reason
staff-forward-reason-hint = The resident reads it in the letter.
staff-forward-button = Forward
staff-forward-first = First find and choose a body.
staff-case-closed-text = This case was closed on { $date }.
staff-case-unposted-text = The answer is written, but the resident does not have it yet. Print the letter, post it and record the day: that day is the date of the answer.
staff-case-answer-given = Answer
staff-history = { $count ->
    [one] History: { $count } entry
   *[other] History: { $count } entries
}
staff-actor-resident = resident
staff-actor-system = system
staff-actor-officer = officer of the body

# A stale page
staff-stale-title = The case changed while you were writing
staff-stale-lead = Nothing was sent, and what you wrote is still on this page. Compare, and decide whether it is needed.
staff-stale-yours = What you wrote
staff-stale-now = The case now
staff-stale-nothing = You only pressed a button; there was no text.
staff-stale-status = Status
staff-stale-body = With which body
staff-stale-open = Open the case as it is
staff-stale-continue = Go on with my text
staff-stale-cannot = You cannot go on: the case is closed. Copy your text if you need it.

# Refusal
staff-refused-title = This step is not possible now

# Letters
staff-print-title = Letters that you post
staff-print-lead = These letters go on paper: the applicant has no e-mail, or e-mail did not deliver the letter. Print it, post it and record the day: for an answer this is the day of the answer.
staff-print-table = Letters to print
staff-col-letter = Letter
staff-col-to = To
staff-col-made = Written
staff-posted-on = Day of posting
staff-posted-button = Record the posting
staff-posted-future = This day has not come yet.
staff-posted-before = The letter was written after this day.
staff-print-empty-title = Nothing to print
staff-print-empty-text = Letters to people without e-mail, and letters that e-mail did not deliver, appear here.
staff-failing-title = Letters that cannot be sent
staff-failing-lead = The mail server does not take them. Attempts go on; please tell the administrator.
staff-failing-empty = There are none.
staff-failing-attempts = { $count ->
    [one] { $count } attempt
   *[other] { $count } attempts
}
staff-letter-title = Letter: { $subject }
staff-letter-hint = Print this page: menus and buttons stay off the paper.
staff-letter-posted = Posted on { $date }
staff-col-posted = Posted
staff-col-post-by = Post by
staff-print-all = { $count ->
    [one] Print { $count } letter
   *[other] Print all { $count } letters
}
staff-print-more = { $count ->
    [one] { $count } more letter waits. It appears once these are recorded as posted.
   *[other] { $count } more letters wait. They appear once these are recorded as posted.
}
staff-print-unopened = { $count ->
    [one] { $count } letter cannot be opened and is not in the list. Please tell the administrator.
   *[other] { $count } letters cannot be opened and are not in the list. Please tell the administrator.
}
staff-print-post-title = Record the posting
staff-print-post-hint = The ticked letters are recorded as posted on this day: all of them or, if one cannot be, none.
staff-print-post-button = Record the ticked letters
staff-print-refused = Nothing was recorded. { $letter }: { $why }
staff-print-one-letter = One of the letters
staff-print-gone = This letter is no longer in your list.
staff-print-none-ticked = Nothing was recorded: tick at least one letter.
staff-sheets-title = All letters to print
staff-sheets-envelopes = { $count ->
    [one] { $count } envelope.
   *[other] { $count } envelopes.
}
staff-sheets-hint = Print this page: each envelope begins on a new sheet, and the address fits an envelope with a window on the right (E65 or DL). Menus and buttons stay off the paper.
staff-sheets-post-hint = Record the day when these letters are at the post office. For an answer it is the day of the answer.
staff-sheets-post-button = Record all as posted

# Mail, for administrators
staff-mail-title = Mail
staff-mail-queued = { $count ->
    [0] No letter waits to be sent.
    [one] { $count } letter waits to be sent.
   *[other] { $count } letters wait to be sent.
}
staff-mail-oldest = The oldest was written on { $time }.
staff-mail-errors-title = Why letters wait
staff-mail-errors-empty = No letter that waits has failed.
staff-mail-refused-title = Letters that officers did not get
staff-mail-refused-lead = These addresses take no letters, and the system tries them no more. Check the officer’s address.
staff-mail-paper-title = Letters that e-mail did not deliver and that go on paper
staff-mail-paper-lead = The body prints and posts them. The date of such an answer is the day of its posting.
staff-mail-aside-title = Rows that cannot be opened
staff-mail-aside-lead = They are sealed under another key or damaged and are not sent; all others are. With the right key the system takes them up again at its next start.
staff-mail-aside-user = User { $id }
staff-mail-none = None.

# Users
staff-officers-title = Users
staff-officers-table = All users
staff-col-name = Name
staff-col-email = E-mail
staff-col-role = Role
staff-col-place = Body or territory
staff-col-state = Access
staff-col-do = Actions
staff-officer-active = open
staff-officer-disabled = closed
staff-officer-disable = Close access
staff-officer-enable = Open access
staff-officer-reset = New password
staff-officer-you = you
staff-officer-add-title = Add a user
staff-officer-name = Name
staff-officer-role = Role
staff-officer-body = Body
staff-officer-body-hint = For officers of a body: words of its name, such as “Akshatau akimat”, or its code.
staff-officer-body-again = none of these: I shall type another name
staff-officer-territory = Code of the territory
staff-officer-territory-hint = For overseers: nine digits of KATO.
staff-officer-language = Language
staff-officer-add-button = Add
staff-new-password-title = The password is shown once
staff-new-password-hint = Hand it over in person. The first sign-in asks for a new one.
staff-officers-note = Closing access signs the user out everywhere at once. Accounts are never deleted.

# Journal of security
staff-nav-security = Security
security-title = Journal of security
security-lead = Who signed in or tried to, and what was done to accounts. The newest first. Nothing here can be changed; “journal verify” proves it.
security-of = Only what concerns: { $who }
security-all = Show everything
security-table = Entries, the newest first
security-col-when = When
security-col-what = What
security-col-about = Account
security-col-by = By whom
security-col-from = From where
security-older = Show older ones
security-empty = There is nothing yet.
security-unknown-account = unknown address { $mark }
security-nobody = –
security-by-operator = command on the server
security-by-system = the service itself
security-by-unknown = not signed in
security-closed-account = the account is closed
security-same-address = The letters after a network tell its addresses apart: the same letters, the same address.
security-history = History
security-event-begun = The journal began
security-event-found = The account was there when the journal began
security-event-added = The account was made
security-event-moved = The role or the place was changed
security-event-disabled = Access was closed
security-event-enabled = Access was opened
security-event-password-reset = A new password was made
security-event-password-changed = The owner changed the password
security-event-signed-in = Signed in
security-event-sign-in-failed = Sign-in failed
security-event-sessions-ended = Sessions on other devices were ended

# A step that could not be saved
staff-unavailable = Nothing was saved. Everything you wrote is still on this page. Press the button again in a few minutes.
