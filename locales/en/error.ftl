# Errors: what could not be done, and what to do next.

## What was sent
error-required = This is required.
error-too-long = This is longer than allowed.
error-too-short = This is shorter than allowed.
error-too-many = These are more than allowed.
error-too-few = At least one is needed.
error-unknown-value = This value cannot be used.
error-number = This must be a whole number.
error-number-range = This number is outside the allowed range.
error-text = This must be a text.
error-list = This must be a list.
error-object = This must be a JSON object.
error-one-of = This must be one of: { $values }.
error-at-most = At most { $maximum }.
error-at-least = At least { $minimum }.
error-not-a-handler = This person may not handle matters of that unit.

## Units
error-unit-unknown = No unit has this code.
error-unit-code = A unit code has letters, digits and . _ / - only, 64 at most.
error-unit-twice = This code is in the list more than once.
error-unit-root = The root unit has no parent.
error-unit-cycle = A unit cannot be below itself.
error-unit-reach = This unit is outside what you manage.
error-csv = This line cannot be read: its cells do not match the header, or a quotation mark is not closed.
error-csv-column = The header lacks this column.

## Staff
error-role-unknown = There is no such role.
error-staff-self = Nobody can end a role of their own.
error-staff-ended = This person has no role any more.
error-factor-present = The second factor is on already.
error-role-present = This person already has that role in this unit.

## Feedback
error-ticket-changed = Somebody else has just changed this matter. Please look again before going on.
error-ticket-move = This matter cannot move to that status.
error-not-sealed = The author of this matter is not kept secret.
error-unsealing-open = A request waits for a decision already, or is still in force.
error-unsealing-own = One's own request is decided by another person.
error-unsealing-decided = This request has been decided.

## Personal data
error-data-request-over = This request has been answered already.
error-data-request-by-hand = There is nothing in this request that the program can carry out.
error-data-breach-step = This step was noted before.

## Answers of the API
error-title-bad-request = The request cannot be read
error-title-unauthorized = A token is needed
error-title-forbidden = Not allowed
error-title-not-found = Not found
error-title-method-not-allowed = Method not allowed
error-title-conflict = Conflict
error-title-too-large = Content too large
error-title-unsupported = Unsupported content type
error-title-invalid = Invalid data
error-title-idempotency = The Idempotency-Key belongs to another request
error-title-second-factor = The second factor is needed
error-title-attempts = Too many attempts
error-title-internal = Server error
error-title-unavailable = Not available for now
error-bad-json = The body is not valid JSON.
error-unauthorized = Send the header Authorization: Bearer with a valid token.
error-forbidden = This account may see it, but not do this.
error-second-factor = This needs the second factor: send the header X-Second-Factor with the six digits.
error-second-factor-wrong = The code is wrong or was used before. Send a new one.
error-attempts = Tried too often. Wait, then try again.
error-not-found = It does not exist, or it is not yours to see.
error-method-not-allowed = This path takes: { $methods }.
error-too-large = The body may not exceed { $limit }.
error-unsupported = Send { $type }.
error-invalid = { $count } to correct.
error-idempotency-key = An Idempotency-Key has 1 to 255 characters.
error-idempotency-reused = This key came with another content before. Use a new key.
error-idempotency-busy = A request with this key is being handled. Try again in a moment.
error-internal = Something failed and nothing was done. The failure was recorded.
error-unavailable = The database does not answer for now. Try again later.
error-not-unsent = There is nothing to send again.
error-no-way = This way to send is not there any more.
error-custodian-self = Nobody can give themselves the role that sees denunciations. Another administrator has to do it.
error-custody-asked = The request is noted: another administrator has to confirm it within 3 days. After that, call again within 24 hours.
error-custody-own = One's own request is confirmed by another administrator.
error-custody-over = This request was decided, or is over.
error-second-person-opened = This account was made, or a way into it opened, by the one who asks, within the last 7 days, and cannot be the second person yet. Let somebody else decide; the level above can.
error-template-changed = Somebody else has just changed this template. Look at it again, then save.
error-placeholder-unknown = Only code, due or authority may stand in braces.
error-account-slug = Another account has this name.
error-account-ended = The account has ended.
error-account-seeded = This account comes from the server's settings: please change it there.
error-account-quiet = The account has no tokens, or is not open on this server yet.
error-account-no-consent = This platform has no such way to agree.
error-account-consent = No consent came: it took more than 10 minutes, was used, or Zalo refuses it. Please ask again.
error-ticket-of-nobody = There is no matter with this reference whose author is named.

## Announcements
error-campaign-link = Needs the address of a page that begins with http:// or https://.
error-campaign-past = Its last moment for sending has passed.
error-campaign-order = The last moment must come after the first.
error-campaign-move = The announcement is not in a state in which this can be done.
error-campaign-changed = Somebody has just changed the announcement. Please look at it again first.
error-campaign-buttons = Too many buttons: at most 3, or 4 when it asks whether they come (which counts as 3).
error-campaign-repeat = To send it again, set when it begins.
error-campaign-beyond-account = This OA cannot be used for these people: articles and groups go only through an OA of the unit itself.
error-campaign-cap = A number from 1 to 100, or nothing.
error-campaign-no-chat = This account is linked to no chat that could receive a test.
error-unit-change-used = Something entered later rests on this change. Take that back first.
error-campaign-picture = This file cannot be used: choose a JPEG, PNG or WebP picture, or a PDF or Word (.docx) file of at most 5 MB.
