# Errors: what could not be done, and what to do next.

## What was sent
error-required = Please fill this in.
error-too-long = This is longer than allowed.
error-too-short = This is shorter than allowed.
error-too-many = There are too many of these.
error-too-few = At least one is needed.
error-unknown-value = This value cannot be used.
error-unknown-field = There is no such field.
error-number = This must be a whole number.
error-number-range = This number is outside the allowed range.
error-text = This must be text.
error-list = This must be a list.
error-object = This must be a JSON object.
error-one-of = This must be one of: { $values }.
error-at-most = At most { $maximum }.
error-at-least = At least { $minimum }.
error-not-a-handler = This person does not handle tickets of that unit.

## Units
error-unit-unknown = No unit has this code.
error-unit-code = A unit code can only contain letters, digits and . _ / - and be at most 64 characters long.
error-unit-twice = This code is in the list more than once.
error-unit-root = The root unit has no parent.
error-unit-cycle = A unit cannot be below itself.
error-unit-reach = You do not manage this unit.
error-csv = This line cannot be read: its cells do not match the header, or a quotation mark is not closed.
error-csv-column = This column is missing from the header.

## Staff
error-role-unknown = There is no such role.
error-staff-self = You cannot end a role of your own.
error-staff-ended = This person no longer has any role.
error-factor-present = The second factor is already on.
error-role-present = This person already has that role in this unit.

## Feedback
error-ticket-changed = Someone else has just changed this ticket. Please look again before you continue.
error-ticket-move = This ticket cannot be moved to that status.
error-not-sealed = The sender of this ticket is not kept confidential.
error-unsealing-open = There is already a request that is waiting for a decision or still in force.
error-unsealing-own = Someone else has to decide on your request.
error-unsealing-decided = This request has already been decided.

## Personal data
error-data-request-over = This request has already been answered.
error-data-request-by-hand = There is nothing in this request that the program can do by itself.
error-data-request-waits = This deletion is waiting to be confirmed; until then nothing is deleted.
error-data-request-not-now = This step is not possible for this deletion now.
error-data-request-own = Whoever wants the deletion cannot confirm it. Ask somebody else who handles data requests.
error-office-code = This code is wrong, was used, or is older than 30 minutes. Ask the person to send /carry for a new one.
error-office-phone = Nobody in these units has agreed to be called on this number.
error-data-request-staff = This person works or has worked here: a request about data neither deletes nor changes an account of staff. Roles are ended on the Staff page, and a name is corrected by its owner in the chat. Refuse this request with its article.
error-data-request-by-step = This request has not been carried out: press “Carry out the request” rather than marking it as done in words.
error-data-request-nothing = This person does not agree to that now, so there is nothing to withdraw.
error-nothing-to-correct = Fill in at least one entry.
error-phone-unusable = This phone number cannot be used.
error-phone-not-agreed = This person has not agreed to be called, so no phone number is stored.
error-data-breach-step = This step has already been recorded.

## Answers of the API
error-title-bad-request = The request cannot be read
error-title-unauthorized = Token needed
error-title-forbidden = Not allowed
error-title-not-found = Not found
error-title-method-not-allowed = Method not allowed
error-title-conflict = Conflict
error-title-too-large = Content too large
error-title-unsupported = Unsupported content type
error-title-invalid = Invalid data
error-title-idempotency = The Idempotency-Key belongs to another request
error-title-second-factor = Second factor needed
error-title-attempts = Too many attempts
error-title-internal = Server error
error-title-unavailable = Temporarily unavailable
error-bad-json = The body is not valid JSON.
error-unauthorized = Send the header Authorization: Bearer with a valid token.
error-forbidden = This account may see this, but not do it.
error-second-factor = This needs the second factor: send the header X-Second-Factor with the six digits.
error-second-factor-wrong = The code is wrong or was already used. Send a new one.
error-second-factor-missing = This needs the second factor, and this account has none yet. Please turn it on in the console under Security, then send the request again with the six digits in the header X-Second-Factor.
error-attempts = Too many attempts. Wait, then try again.
error-not-found = This does not exist, or you may not see it.
error-method-not-allowed = This path accepts: { $methods }.
error-too-large = The body must not be larger than { $limit }.
error-unsupported = Send { $type }.
error-invalid = { $count ->
    [one] 1 thing to correct.
   *[other] { $count } things to correct.
}
error-idempotency-key = An Idempotency-Key must be 1 to 255 characters long.
error-idempotency-reused = This key was already used with different content. Use a new key.
error-idempotency-busy = A request with this key is still being handled. Try again in a moment.
error-internal = Something went wrong and nothing was done. The error was recorded.
error-unavailable = The database is not responding right now. Try again later.
error-not-unsent = There is nothing to send again.
error-no-way = This way of sending is no longer available.
error-custodian-self = You cannot give yourself the custodian role. Another administrator has to do it.
error-custody-asked = Your request is saved: another administrator has to confirm it within 3 days. Once it is confirmed, call again within 24 hours.
error-custody-own = Another administrator has to confirm your request.
error-custody-over = This request has already been decided, or has expired.
error-second-person-opened = The person asking created this account, or a way to sign in to it, within the last 7 days, so it cannot be the second person yet. Please let someone else decide; someone at the level above can.
error-template-changed = Someone else has just changed this template. Please look at it again, then save.
error-placeholder-unknown = Only code, due or authority can be used in braces.
error-account-slug = Another account already has this name.
error-account-ended = This account has been ended.
error-account-seeded = This account comes from the server’s settings: please change it there.
error-account-quiet = The account has no tokens, or is not open on this server yet.
error-account-no-consent = This platform has no way to ask for permission.
error-account-consent = No permission was received: more than 10 minutes passed, it was already used, or Zalo refused. Please ask again.
error-ticket-of-nobody = No ticket with this code has a named sender.

## Announcements
error-campaign-link = Enter a page address that starts with http:// or https://.
error-campaign-past = The end of the sending time has already passed.
error-campaign-order = The end of the sending time must be after its start.
error-campaign-move = This cannot be done while the announcement is in its current state.
error-campaign-changed = Someone else has just changed the announcement. Please look at it again before you continue.
error-campaign-buttons = Too many buttons: at most 3, or 4 when it asks whether people will come (which counts as 3).
error-campaign-repeat = To send it again, set a start time.
error-campaign-moment = This date and time could not be read. Please choose it again, for example 20/11/2026 09:30.
error-campaign-beyond-account = This OA cannot be used for these people: articles and groups can only go through the unit’s own OA.
error-campaign-cap = Enter a number from 1 to 100, or leave it empty.
error-campaign-no-chat = This account has no linked chat to send a test to.
error-unit-change-used = A later change depends on this one. Take that one back first.
error-campaign-picture = This file cannot be used: choose a JPEG, PNG or WebP picture, or a PDF or Word (.docx) file of at most 5 MB.
error-campaign-answers-gone = The answers to that announcement are past their retention, so nobody knows any more who gave them. Please choose everybody it went to.
