### What a request that was not carried out says: a title and what to do.

error-home = Home page
error-unreadable = The request cannot be read
error-unreadable-detail = The JSON or the data of the form could not be read. Nothing was saved.
error-not-utf8 = The request is not UTF-8
error-not-utf8-detail = Send the text in the UTF-8 encoding. Nothing was saved.
error-media-type = The format is not supported
error-media-type-detail = Send JSON as application/json. Nothing was saved.
error-too-large = The request is too large
error-too-large-detail = At most 256 KB are accepted. Nothing was saved.
error-timeout = The request did not arrive in time
error-timeout-detail = The connection may be slow. Please send it again.
error-not-signed-in = You are not signed in
error-not-signed-in-detail = Your session may have ended. Sign in again. Nothing was saved.
error-temporary-password = Choose a password of your own first
error-temporary-password-detail = This password was made by someone else. Sign in at /staff/ in a browser and choose your own; everything else opens after that.
error-forged = The form cannot be accepted
error-forged-detail = It was not sent from a page of this service. Open the page here and fill in the form again. Nothing was saved.
error-not-found = Not found
error-not-found-detail = There is no such page or record, or it is not open to you. Check the address, the number and the key.
error-method = Not possible at this address
error-method-detail = This address does not support this method.
error-invalid = Please check the fields
error-invalid-detail = Nothing was saved. Each field at fault is named.
error-stale = The case has changed
error-stale-detail = Someone changed it after you had opened it. Look at it as it is now and decide again.
error-not-allowed = This step is not possible
error-idempotency = The request key was used before
error-idempotency-detail = Another request was sent under this Idempotency-Key. Use a new key for a new appeal.
error-too-many = Too many attempts
error-too-many-detail = { $minutes ->
    [one] Please try again in { $minutes } minute.
   *[other] Please try again in { $minutes } minutes.
}
error-wrong-credentials = You could not be signed in
error-wrong-credentials-detail = The e-mail address or the password is wrong.
error-busy = The system is busy
error-busy-detail = Please try again in a moment. Nothing was saved.
error-unavailable = Nothing can be saved at the moment
error-unavailable-detail = Nothing was saved. Please try again in a few minutes.
error-internal = Something went wrong in the system
error-internal-detail = The people who run the system will see a record of this fault. Check whether what you sent was saved, and try again later.

# A form that was interrupted
kept-sign-in-title = Sign in to go on
kept-sign-in-detail = Your session has ended. Nothing was sent, and nothing that you wrote is lost: it stands on this page. Sign in here, and the form opens with it again.
kept-sign-in-button = Sign in and go on
kept-continue-title = The form is from an earlier session
kept-continue-detail = You have signed in again since you opened it, perhaps in another tab. Nothing was sent, and nothing that you wrote is lost.
kept-password-title = Choose your own password first
kept-password-detail = An administrator gave you the present one. Nothing was sent, and nothing that you wrote is lost. Change the password in the tab that the link opens, then come back here and go on.
kept-continue-button = Open the form with my text
kept-again-button = Send again
kept-gone-title = This is no longer open to you
kept-gone-detail = The case or the page belongs to another body now, or your role has changed. Nothing was sent. Copy what you wrote if you need it.
kept-copy-title = You are signed in again
kept-copy-detail = Nothing was sent. Copy what you wrote, open the page and send it from there.
kept-copy-open = Open the page
kept-here = Nothing that you wrote is lost: it stands below.
kept-yours = What you wrote
kept-resumed = Nothing was sent yet. Please read what you wrote once more and send it.
