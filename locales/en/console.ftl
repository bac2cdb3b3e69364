# The committee's console.
console-product = Cầu Nối
console-footer = Every matter has its date.
console-skip = To the main part
console-other-language = Tiếng Việt
console-close = Close
console-back = Back
console-save = Save
console-copy = Copy
console-copied = Copied
console-export = Download as a table
console-nameless = No name yet
console-nobody = Nobody yet
console-me = Me
console-me-named = Me ({ $name })
console-committee = The committee
console-the-resident = the resident
console-anonymous = Anonymous
console-unnamed-resident = Name not given
console-unit-unknown = Unknown unit

## The bar at the top
console-nav = Pages
console-nav-home = Home
console-nav-tickets = Matters
console-nav-staff = Staff
console-nav-units = Units
console-nav-privacy = Data
console-nav-audit = Audit
console-nav-accounts = Channel accounts
console-sign-out = Sign out

## Signing in
console-sign-in-title = Sign in
console-sign-in-how = This site is for staff of the Front. You come in with a link that works once; there is no password.
console-sign-in-bot = Write “đăng nhập” to the committee's chat to get a link, or use the one your administrator sent you.
console-sign-in-open = Open that link on this device.
console-sign-in-none = If your chat is not linked yet, ask your administrator for an invite code.
console-sign-in-confirm-title = Enter the console
console-sign-in-confirm = This link works once. This device stays signed in until you sign out, or for 12 hours without use.
console-sign-in-button = Sign in on this device
console-sign-in-used-title = This link no longer works
console-sign-in-used = It has been used, or it is too old. That is nothing unusual: every link opens once.
console-sign-in-again = How to get a new link

## When a page cannot be shown
console-trouble-home = To the home page
console-trouble-missing-title = This page was not found
console-trouble-missing = It does not exist, or it is outside what you may see. Please check the code or the address.
console-trouble-forbidden-title = Not one of your rights
console-trouble-forbidden = Your present role may look but not do this. An administrator can give you another role.
console-trouble-stale-title = This page is old
console-trouble-stale = The form was opened before you last signed in. Please open the page again and send it once more.
console-trouble-conflict-title = This could not be done
console-trouble-conflict = Somebody else has just changed it, or the rules do not allow this step. Please open the page again to see how things stand.
console-trouble-invalid-title = Something cannot be used
console-trouble-invalid = One of the fields is not right. Please go back and correct it.
console-trouble-too-big-title = The file is too large
console-trouble-too-big = A file may have at most 4 MB.
console-trouble-attempts-title = Too many attempts
console-trouble-attempts = To keep things safe, please wait a few minutes and try again.
console-trouble-broken-title = This page failed
console-trouble-broken = The fault has been recorded and nothing was changed. Please try again in a few minutes.

## Time
console-time-moment = a moment
console-time-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
console-time-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
console-time-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
console-time-ago = { $span } ago
console-time-late = { $span } late
console-time-left = { $span } left
console-due-today = Due today
console-due-look = First look by { $date }
console-due-answer = Answer by { $date }

## Home
console-home-title = What needs a hand
console-home-danger = Danger
console-home-overdue = Overdue
console-home-today = Due today
console-home-fresh = New
console-home-mine = Assigned to me
console-home-all = See all { $count }
console-home-empty = Nothing is waiting. A good day.
console-home-no-tickets = Your present role does not see residents' matters.
console-week-title = The last seven days
console-week-received = Received
console-week-answered = Answered
console-week-look = Half were looked at within
console-week-look-before = the week before: { $span }
console-week-more = { $count } more than the week before
console-week-fewer = { $count } fewer than the week before
console-week-same = the same as the week before
console-operations-title = Operations
console-operations-none = Messages flow both ways.
console-operations-fault = Account { $slug } has stopped: { $fault }
console-operations-messages = { $count } messages not delivered in seven days ({ $reason }), the latest at
console-operations-events-failed = { $count } incoming messages to be tried again ({ $reason }), the latest at
console-operations-events-dead = { $count } incoming messages need a person ({ $reason }), the latest at

## The queue
console-queue-filters = Filters
console-queue-list = Matters
console-queue-views = Groups of matters
console-queue-by-status = By status
console-queue-by-unit = By unit
console-queue-up = ↑ One level up
console-queue-more-units = { $count } more units
console-queue-search = Words or code
console-queue-fold = Status and unit
console-queue-search-about = Search words or a code; diacritics do not matter
console-queue-more = By kind or topic
console-queue-any-kind = Any kind
console-queue-any-category = Any topic
console-queue-find = Find
console-queue-older = Older matters
console-queue-empty = No matter is open.
console-queue-none = Nothing in this group.
console-queue-not-found = Nothing has “{ $q }” in it.
console-queue-reset = See everything that is open
console-queue-tick = Select { $code }
console-view-open = Open
console-view-danger = Danger
console-view-overdue = Overdue
console-view-mine = Mine
console-view-all = All
console-fresh-new = { $count ->
    [one] 1 new matter – show
   *[other] { $count } new matters – show
}
console-fresh-changed = The list has changed – show
console-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
console-supporters = { $count ->
    [one] 1 more resident
   *[other] { $count } more residents
}
console-bulk-ticked = With the selected:
console-bulk-ticked-template = With # selected:
console-bulk-assign-me = Assign to me
console-bulk-triaged = Mark as looked at
console-bulk-confirm-assign-me = Take on { $count } matters?
console-bulk-confirm-triaged = Mark { $count } matters as looked at?
console-bulk-says-assign-me = They will be assigned to you. The residents are not told.
console-bulk-says-triaged = Each resident will be told that their matter was looked at, with the date by which they hear more.

## One matter
console-facts = Facts
console-conversation = Conversation
console-actions = What to do
console-only-reading = Your present role reads this matter but does not handle it.
console-fact-status = Status
console-fact-merged = Merged into
console-fact-look = First look by
console-fact-due = Answer by
console-fact-answered = Answered at
console-fact-closed = Ended at
console-fact-address = Address
console-fact-place = Place
console-fact-authority = Forwarded to
console-fact-author = Resident
console-fact-supporters = Also reported by
console-fact-channel = Channel
console-fact-campaign = After announcement
console-fact-assignee = Handled by
console-fact-created = Received at
console-document = No. { $document }
console-open-map = Open the map
console-history = Full history ({ $count })
console-note-by = { $name } – internal note
console-forwarded = Forwarded to { $authority }
console-forwarded-document = Forwarded to { $authority }, document { $document }
console-assigned-to = Assigned to { $name }
console-watchers = { $names } also has this open.
console-undelivered = A message did not reach the resident ({ $reason }).
console-file-image = photo
console-file-audio = recording
console-file-video = video
console-file-document = document
console-file-alt = { $name } sent by the resident, open in full
console-file-state-waiting = being fetched
console-file-state-refused = refused, its type is not safe
console-file-state-expired = no longer kept where it was sent
console-file-state-failed = could not be fetched
console-field-kind = Kind
console-field-category = Topic
console-field-urgency = Urgency
console-field-unit = Unit
console-field-name = Full name
console-field-role = Role

## Handling one matter
console-tells = The resident will get this by { $channel }.
console-tells-nobody = The resident has no chat; this is only kept here.
console-next-look = Looked at, start work
console-next-start = Start work
console-next-reply = Reply
console-next-answer = Record the authority's answer
console-next-close = Close
console-next-reopen = Reopen
console-assign-me = Assign to me
console-action-reply = Reply
console-action-note = Internal note
console-action-call = Note a call
console-action-forward = Forward
console-action-assign = Assign
console-action-classify = Classify again
console-action-decline = Decline
console-action-reopen = Reopen
console-template = Template
console-template-choose = Choose a template
console-template-use = Use it
console-reply-label = Words to the resident
console-reply-send = Send, work goes on
console-reply-answered = Send and mark as answered
console-reply-answered-hint = When it is marked as answered, the resident is asked whether it is done.
console-note-label = Note to colleagues
console-note-hint = The resident does not see this.
console-note-save = Save the note
console-forward-authority = Competent authority
console-forward-document = Document number
console-forward-document-hint = For example 125/MTTQ-BTT. May be left empty.
console-forward-note = More words to the resident
console-forward-hint = The message names the authority and the document.
console-forward-button = Forward
console-assign-label = Handled by
console-assign-hint = The resident is not told of this.
console-assign-button = Assign
console-classify-hint = The resident is not told. The former classification is kept in the history.
console-classify-button = Save
console-decline-label = Reason (the resident will read it)
console-decline-button = Decline
console-decline-confirm-title = Decline { $code }?
console-decline-confirm = The matter will end and the resident will be told:
console-decline-confirm-button = Send and decline
console-reopen-label = Words to the resident
console-reopen-button = Reopen
console-conflict-changed = Somebody else has just changed this matter. What you typed is still below; look at how things stand now, then send it again if it is still needed.

## Done
console-done-replied = Sent to the resident.
console-done-answered = Sent and marked as answered.
console-done-noted = The note is saved.
console-done-forwarded = Forwarded, and the resident was told.
console-done-assigned = Assigned.
console-done-classified = The classification is saved.
console-done-started = Work has begun.
console-done-triaged = Marked as looked at.
console-done-closed = Closed.
console-done-moved = Saved.
console-done-declined = The resident was told that it is declined.
console-done-reopened = Reopened.
console-done-reply-skipped = Saved, but not sent to the resident: the platform takes no more messages to them. See the other ways on the ticket.
console-done-resent = Sent to the resident again.
console-done-called = The call is noted.
console-done-bulk = Done for { $count }.
console-done-bulk-some = Done for { $count }; { $refused } could not be changed.
console-done-bulk-none = Nothing was selected.
console-done-staff-created = Added. Next: make an invite code or a sign-in link.
console-done-role-granted = The role is granted.
console-done-custody-asked = The request is noted. Another administrator has to confirm it within 3 days; for a way in, press the button again after that.
console-done-custody-granted = Confirmed.
console-done-custody-refused = The request is off.
console-done-role-ended = The role has ended.
console-done-staff-ended = All roles of this person have ended.
console-done-factor-reset = The second factor of this person was taken away.
console-done-unit-saved = The unit is saved.
console-done-units-imported = { $count } units written.
console-done-account-created = The account is added. Next: take the set-up steps, then test the connection.
console-done-account-tokens = The new tokens are saved.
console-done-account-rules = Saved.
console-done-account-paused = Sending is paused; answers wait.
console-done-account-resumed = Sending goes on.
console-done-account-ended = The account has ended; its tokens and secrets are deleted.
console-done-account-consent = The OA agreed; the new tokens are saved.

## Keys
console-keys-title = Keys
console-keys-next = next matter
console-keys-previous = matter above
console-keys-open = open
console-keys-reply = reply
console-keys-assign = assign to me
console-keys-search = search
console-keys-help = this table
console-keys-on = Use keys

## Staff
console-staff-new = Add staff
console-staff-empty = No staff within your reach.
console-staff-ended = Without a role ({ $count })
console-staff-roles = Roles
console-staff-no-role = This person has no role any more.
console-staff-no-chat = no chat linked
console-staff-seen = signed in
console-staff-never-seen = never signed in
console-staff-new-hint = After that, an invite code or a sign-in link is made on the person's page.
console-staff-create = Add
console-staff-ways = Ways in
console-staff-ways-hint = An invite code links the person's chat. A sign-in link opens this console once.
console-staff-invite = Make an invite code
console-staff-login-link = Make a sign-in link
console-staff-leaving = Leaving
console-staff-end = End all roles
console-staff-end-title = End all roles of { $name }?
console-staff-end-says = The person is signed out at once and cannot come in any more. What they did stays on record.
console-role-grant = Grant a role
console-role-grant-hint = The person has to sign in again for it to take effect.
console-role-end = End
console-role-end-title = End { $name }'s role as { $role }?
console-role-end-says = The person is signed out at once; other roles stay.
console-role-about-admin = units, staff and everything
console-role-about-officer = receives, replies, forwards
console-role-about-chair = like an officer; approves and signs
console-role-about-treasurer = money and goods of the funds
console-role-about-lead = reads matters of their neighbourhood
console-role-about-viewer = reads only
console-role-about-custodian = like an officer; alone sees denunciations
console-invite-title = Invite code for { $name }
console-invite-says = Give it to that person alone. They send it to the committee's chat; it works once.
console-invite-code = Invite code
console-invite-telegram = Telegram link
console-invite-text = Words to send along
console-login-link = Sign-in link
console-login-link-title = Sign-in link for { $name }
console-login-link-says = Works once, until { $time }. Whoever has it comes in under that name: send it to that person alone.
console-shown-once = Shown once. After leaving this page, a new one has to be made.

## Units
console-units-search = Find a unit
console-units-none = No unit has “{ $q }” in it.
console-units-below = · { $count ->
    [one] 1 unit
   *[other] { $count } units
}
console-households = { $count } households
console-unit-open = Open this unit
console-unit-new = Add a unit
console-unit-new-below = Add a unit below
console-unit-edit = Change the unit
console-unit-edit-hint = A new name, level or parent counts from today; the former one is kept.
console-unit-create = Add
console-unit-tickets = Open matters of this unit
console-unit-parent = Belongs to
console-unit-code = Code
console-unit-code-hint = For example 00367-05. It cannot be changed later.
console-unit-code-taken = Another unit has this code.
console-unit-name = Name
console-unit-level = Level
console-unit-households = Households
console-unit-aliases = Other names
console-unit-aliases-hint = One a line: former names, short names, what people call it.
console-unit-field-name = name
console-unit-field-level = level
console-unit-field-parentCode = parent
console-unit-field-households = households
console-unit-field-aliases = other names
console-unit-past = In the past
console-unit-period = from { $from } to { $to }
console-unit-since = since { $from }
console-unit-from = Formed from
console-unit-into = Went into
console-import-title = Import a table
console-import-how = A CSV table whose first line names the columns. The easiest way: download the present table, change it, send it back. Units with a known code are updated, new codes are added.
console-import-file = CSV file
console-import-hint = This step only shows what would happen; nothing is written.
console-import-look = Preview
console-import-preview = Before importing
console-import-sums = { $created } to add, { $changed } to change, { $unchanged } unchanged.
console-import-created = To add
console-import-changed = To change
console-import-errors = { $count } places in the table need correcting; nothing was written.
console-import-line = Line { $line }
console-import-nothing = The table is the same as what is here.
console-import-button = Write { $count } units

console-nav-templates = Templates
console-view-today = Due today
console-sort = Sort by
console-sort-newest = Newest
console-sort-due = Due first
console-sort-waiting = Longest wait for the resident
console-queue-further = Go on
console-done-template-saved = The template is saved.
console-done-template-removed = The template is removed.
console-done-unit-change-taken-back = The change is taken back.
console-nav-campaigns = Announcements
