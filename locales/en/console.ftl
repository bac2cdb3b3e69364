# The committee's console.
console-product = Cầu Nối
console-footer = Every ticket has its date.
console-skip = Skip to main content
console-other-language = Tiếng Việt
console-close = Close
console-back = Back
console-save = Save
console-copy = Copy
console-copied = Copied
console-export = Download as a table
console-nameless = No name yet
console-nobody = No one yet
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
console-nav-tickets = Tickets
console-nav-staff = Staff
console-nav-units = Units
console-nav-privacy = Data
console-nav-audit = Audit log
console-nav-accounts = Channel accounts
console-sign-out = Sign out

## Signing in
console-sign-in-title = Sign in
console-sign-in-how = This site is for staff of the Front. You sign in with a link that works once; there is no password.
console-sign-in-bot = Send “login” to the committee’s chat to get a link, or use the one your administrator sent you.
console-sign-in-open = Open that link on this device.
console-sign-in-none = If your chat is not linked yet, ask your administrator for an invite code.
console-sign-in-confirm-title = Enter the console
console-sign-in-confirm = This link works once. This device stays signed in until you sign out, or for 12 hours without use.
console-sign-in-button = Sign in on this device
console-sign-in-used-title = This link no longer works
console-sign-in-used = It has already been used or has expired. That is normal: every link works only once.
console-sign-in-again = How to get a new link

## When a page cannot be shown
console-trouble-home = Go to the home page
console-trouble-missing-title = Page not found
console-trouble-missing = This page does not exist, or you may not see it. Please check the code or the address.
console-trouble-forbidden-title = You do not have this right
console-trouble-forbidden = Your current role can view this but not do it. An administrator can give you another role.
console-trouble-stale-title = This page is out of date
console-trouble-stale = You opened this form before you last signed in. Please open the page again and resend it.
console-trouble-conflict-title = This could not be done
console-trouble-conflict = Someone else has just changed it, or the rules do not allow this step. Please open the page again to see the latest state.
console-trouble-invalid-title = Something is not right
console-trouble-invalid = One of the fields is not right. Please go back and correct it.
console-trouble-too-big-title = The file is too large
console-trouble-too-big = A file can be at most 4 MB.
console-trouble-attempts-title = Too many attempts
console-trouble-attempts = To keep things safe, please wait a few minutes and try again.
console-trouble-broken-title = Something went wrong
console-trouble-broken = The error was recorded and nothing was changed. Please try again in a few minutes.

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
console-due-look = Read by { $date }
console-due-answer = Reply by { $date }

## Home
console-home-title = To do today
console-home-danger = Danger
console-home-overdue = Overdue
console-home-today = Due today
console-home-fresh = New
console-home-mine = Assigned to me
console-home-all = See all { $count }
console-home-empty = Nothing is waiting. Have a good day.
console-home-no-tickets = Your current role cannot see residents’ tickets.
console-week-title = Last seven days
console-week-received = Received
console-week-answered = Answered
console-week-look = Half of the tickets were read within
console-week-look-before = the week before: { $span }
console-week-more = { $count } more than the week before
console-week-fewer = { $count } fewer than the week before
console-week-same = the same as the week before
console-operations-title = Operations
console-operations-none = Messages are going out and coming in normally.
console-operations-fault = Account { $slug } has stopped: { $fault }
console-operations-messages = { $count ->
    [one] 1 message was not delivered in the last seven days ({ $reason })
   *[other] { $count } messages were not delivered in the last seven days ({ $reason })
}, the latest at
console-operations-events-failed = { $count ->
    [one] 1 incoming message could not be handled and will be tried again ({ $reason })
   *[other] { $count } incoming messages could not be handled and will be tried again ({ $reason })
}, the latest at
console-operations-events-dead = { $count ->
    [one] 1 incoming message needs someone to look at it ({ $reason })
   *[other] { $count } incoming messages need someone to look at them ({ $reason })
}, the latest at

## The queue
console-queue-filters = Filters
console-queue-list = Tickets
console-queue-views = Groups of tickets
console-queue-by-status = By status
console-queue-by-unit = By unit
console-queue-up = ↑ One level up
console-queue-more-units = { $count ->
    [one] 1 more unit
   *[other] { $count } more units
}
console-queue-search = Text or code
console-queue-fold = Status and unit
console-queue-search-about = Search by text or code; you can leave out diacritics
console-queue-more = Filter by kind or topic
console-queue-any-kind = Any kind
console-queue-any-category = Any topic
console-queue-find = Find
console-queue-older = Older tickets
console-queue-empty = There are no open tickets.
console-queue-none = No tickets in this group.
console-queue-not-found = No tickets contain “{ $q }”.
console-queue-reset = See all open tickets
console-queue-tick = Select { $code }
console-view-open = Open
console-view-danger = Danger
console-view-overdue = Overdue
console-view-mine = Mine
console-view-all = All
console-fresh-new = { $count ->
    [one] 1 new ticket – show
   *[other] { $count } new tickets – show
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
console-bulk-ticked = With selected:
console-bulk-ticked-template = With # selected:
console-bulk-assign-me = Assign to me
console-bulk-triaged = Mark as read
console-bulk-confirm-assign-me = { $count ->
    [one] Take 1 ticket?
   *[other] Take { $count } tickets?
}
console-bulk-confirm-triaged = { $count ->
    [one] Mark 1 ticket as read?
   *[other] Mark { $count } tickets as read?
}
console-bulk-says-assign-me = They will be assigned to you. The residents are not told.
console-bulk-says-triaged = Each resident will be told that their report was read, and by when they will hear more.

## One matter
console-facts = Details
console-conversation = Conversation
console-actions = What to do
console-only-reading = Your current role can read this ticket but not handle it.
console-fact-status = Status
console-fact-merged = Merged into
console-fact-look = To be read by
console-fact-due = Reply due by
console-fact-answered = Answered at
console-fact-closed = Closed at
console-fact-address = Address
console-fact-place = Location
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
console-watchers = Also viewing this ticket: { $names }.
console-undelivered = A message did not reach the resident ({ $reason }).
console-file-image = photo
console-file-audio = recording
console-file-video = video
console-file-document = document
console-file-alt = { $name } sent by the resident, open full size
console-file-state-waiting = downloading
console-file-state-refused = refused because this type of file is not safe
console-file-state-expired = no longer available where it was sent
console-file-state-failed = could not be downloaded
console-field-kind = Kind
console-field-category = Topic
console-field-urgency = Urgency
console-field-unit = Unit
console-field-name = Full name
console-field-role = Role

## Handling one matter
console-tells = The resident will get this on { $channel }.
console-tells-nobody = The resident has no chat; this is only saved here.
console-next-look = Mark as read, start work
console-next-start = Start work
console-next-reply = Reply
console-next-answer = Record the authority’s reply
console-next-close = Close
console-next-reopen = Reopen
console-assign-me = Assign to me
console-action-reply = Reply
console-action-note = Internal note
console-action-call = Log a call
console-action-forward = Forward
console-action-assign = Assign
console-action-classify = Reclassify
console-action-decline = Decline
console-action-reopen = Reopen
console-template = Template
console-template-choose = Choose a template
console-template-use = Use template
console-reply-label = Message to the resident
console-reply-send = Send, keep open
console-reply-answered = Send and mark as answered
console-reply-answered-hint = When you mark it as answered, the resident is asked whether it is done.
console-note-label = Note to colleagues
console-note-hint = The resident does not see this.
console-note-save = Save note
console-forward-authority = Competent authority
console-forward-document = Document number
console-forward-document-hint = For example 125/MTTQ-BTT. Can be left empty.
console-forward-note = Extra message to the resident
console-forward-hint = The message names the authority and the document.
console-forward-button = Forward
console-assign-label = Handled by
console-assign-hint = The resident is not told about this.
console-assign-button = Assign
console-classify-hint = The resident is not told. The previous classification is kept in the history.
console-classify-button = Save
console-decline-label = Reason (the resident will read it)
console-decline-button = Decline
console-decline-confirm-title = Decline { $code }?
console-decline-confirm = The ticket will be closed and the resident will be told:
console-decline-confirm-button = Send and decline
console-reopen-label = Message to the resident
console-reopen-button = Reopen
console-conflict-changed = Someone else has just changed this ticket. What you typed is still below; check the latest state, then send it again if it is still needed.

## Done
console-done-replied = Sent to the resident.
console-done-answered = Sent and marked as answered.
console-done-noted = Note saved.
console-done-forwarded = Forwarded, and the resident was told.
console-done-assigned = Assigned.
console-done-classified = Classification saved.
console-done-started = Work started.
console-done-triaged = Marked as read.
console-done-closed = Closed.
console-done-moved = Saved.
console-done-declined = Declined, and the resident was told.
console-done-reopened = Reopened.
console-done-reply-skipped = Saved, but not sent to the resident: the platform’s time limit for messages has passed. See the other ways on the ticket.
console-done-resent = Sent to the resident again.
console-done-called = Call logged.
console-done-bulk = Done. Tickets changed: { $count }.
console-done-bulk-some = Done. Tickets changed: { $count }; could not be changed: { $refused }.
console-done-bulk-none = Nothing was selected.
console-done-staff-created = Added. Next: create an invite code or a sign-in link.
console-done-role-granted = Role given.
console-done-custody-asked = Your request is saved. Another administrator has to confirm it within 3 days; for a sign-in link or invite code, press the button again after that.
console-done-custody-granted = Confirmed.
console-done-custody-refused = The request was turned down or taken back.
console-done-role-ended = Role ended.
console-done-staff-ended = All of this person’s roles have ended.
console-done-factor-reset = This person’s second factor was removed.
console-done-unit-saved = Unit saved.
console-done-units-imported = { $count ->
    [one] 1 unit saved.
   *[other] { $count } units saved.
}
console-done-account-created = Account added. Next: follow the set-up steps, then test the connection.
console-done-account-tokens = New tokens saved.
console-done-account-rules = Saved.
console-done-account-paused = Sending is paused; replies wait.
console-done-account-resumed = Sending has started again.
console-done-account-ended = The account has ended; its tokens and secrets are deleted.
console-done-account-consent = The OA gave permission; the new tokens are saved.

## Keys
console-keys-title = Keyboard shortcuts
console-keys-next = next ticket
console-keys-previous = previous ticket
console-keys-open = open
console-keys-reply = reply
console-keys-assign = assign to me
console-keys-search = search
console-keys-help = this list
console-keys-on = Use keyboard shortcuts

## Staff
console-staff-new = Add staff
console-staff-empty = There are no staff in your units.
console-staff-ended = Without a role ({ $count })
console-staff-roles = Roles
console-staff-no-role = This person no longer has any role.
console-staff-no-chat = no chat linked
console-staff-seen = signed in
console-staff-never-seen = never signed in
console-staff-new-hint = Next, you create an invite code or a sign-in link on the person’s page.
console-staff-create = Add
console-staff-ways = Ways to sign in
console-staff-ways-hint = An invite code links the person’s chat. A sign-in link opens this console once.
console-staff-invite = Create an invite code
console-staff-login-link = Create a sign-in link
console-staff-leaving = Leaving
console-staff-end = End all roles
console-staff-end-title = End all roles of { $name }?
console-staff-end-says = The person is signed out at once and can no longer sign in. What they did stays on record.
console-role-grant = Give a role
console-role-grant-hint = The person has to sign in again for it to take effect.
console-role-end = End
console-role-end-title = End { $name }’s role as { $role }?
console-role-end-says = The person is signed out at once; other roles stay.
console-role-about-admin = units, staff and everything
console-role-about-officer = receives, replies, forwards
console-role-about-chair = like an officer; approves and signs
console-role-about-treasurer = money and goods of the funds
console-role-about-lead = reads tickets from their neighbourhood
console-role-about-viewer = reads only
console-role-about-custodian = like an officer; the only role that sees denunciations
console-invite-title = Invite code for { $name }
console-invite-says = Give it only to that person. They send it to the committee’s chat; it works once.
console-invite-code = Invite code
console-invite-telegram = Telegram link
console-invite-text = Message to send along
console-login-link = Sign-in link
console-login-link-title = Sign-in link for { $name }
console-login-link-says = It works once, until { $time }. Anyone who has it can sign in under that name, so send it only to that person.
console-shown-once = Shown only once. After you leave this page, you will have to create a new one.

## Units
console-units-search = Find a unit
console-units-none = No units contain “{ $q }”.
console-units-below = · { $count ->
    [one] 1 unit
   *[other] { $count } units
}
console-households = { $count } households
console-unit-open = Open this unit
console-unit-new = Add a unit
console-unit-new-below = Add a unit below
console-unit-edit = Edit the unit
console-unit-edit-hint = A new name, level or parent takes effect today; the old one is kept.
console-unit-create = Add
console-unit-tickets = Open tickets of this unit
console-unit-parent = Belongs to
console-unit-code = Code
console-unit-code-hint = For example 00367-05. It cannot be changed later.
console-unit-code-taken = Another unit already has this code.
console-unit-name = Name
console-unit-level = Level
console-unit-households = Households
console-unit-aliases = Other names
console-unit-aliases-hint = One per line: former names, short names, what people call it.
console-unit-field-name = name
console-unit-field-level = level
console-unit-field-parentCode = parent
console-unit-field-households = households
console-unit-field-aliases = other names
console-unit-past = In the past
console-unit-period = from { $from } to { $to }
console-unit-since = since { $from }
console-unit-from = Formed from
console-unit-into = Became part of
console-import-title = Import a table
console-import-how = A CSV table whose first line names the columns. The easiest way is to download the current table, change it and upload it again. Units with a known code are updated; new codes are added.
console-import-file = CSV file
console-import-hint = This step only shows what would happen; nothing is saved.
console-import-look = Preview
console-import-preview = Before importing
console-import-sums = { $created } to add, { $changed } to change, { $unchanged } unchanged.
console-import-created = To add
console-import-changed = To change
console-import-errors = { $count ->
    [one] 1 place in the table needs correcting; nothing was saved.
   *[other] { $count } places in the table need correcting; nothing was saved.
}
console-import-line = Line { $line }
console-import-nothing = The table is the same as what is already here.
console-import-button = { $count ->
    [one] Save 1 unit
   *[other] Save { $count } units
}

console-nav-templates = Templates
console-view-today = Due today
console-sort = Sort by
console-sort-newest = Newest
console-sort-due = Due first
console-sort-waiting = Resident waiting longest
console-queue-further = Show more tickets
console-done-template-saved = Template saved.
console-done-template-removed = Template removed.
console-done-unit-change-taken-back = The change was taken back.
console-nav-campaigns = Announcements
