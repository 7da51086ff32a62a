### Limits and held letters.

# Steps of a case
step-letter-held = A letter to the applicant was held: there were too many letters
step-letter-released = A held letter to the applicant was released
step-letter-dropped = It was decided not to send a held letter to the applicant

# Limits
filing-too-many = { $minutes ->
    [one] Too many appeals in a row came from your address on the network. This one is not registered yet; the text is still on the page. Press “Send” in { $minutes } minute.
   *[other] Too many appeals in a row came from your address on the network. This one is not registered yet; the text is still on the page. Press “Send” in { $minutes } minutes.
}
tracking-too-many = { $minutes ->
    [one] A wrong key was entered too often from your address on the network. Check the key on the slip and try again in { $minutes } minute.
   *[other] A wrong key was entered too often from your address on the network. Check the key on the slip and try again in { $minutes } minutes.
}
tracking-letter-held = held: there were too many letters
tracking-letter-dropped = will not be sent
receipt-letter-held = The letter with the slip is held: too many appeals were filed to this address or from this network. The appeal is registered and its time limit runs. Keep the slip.

# Held letters
staff-nav-floods = Held letters
staff-floods-title = Held letters
staff-floods-lead = Too many appeals were filed to one address or from one network, so the letters about them were not sent. The appeals themselves are registered and their time limits run. Decide whether to send the letters: if the addressee filed nothing, do not send them.
staff-floods-empty = No letter is held.
staff-floods-to = To
staff-floods-from = Filed from
staff-floods-unknown = not known
staff-floods-letters = Letters
staff-floods-since = First
staff-floods-last = Last
staff-floods-more = and { $count } more
staff-floods-cut = The largest are shown. The others appear when you have decided these.
staff-floods-release = Send
staff-floods-drop = Do not send
