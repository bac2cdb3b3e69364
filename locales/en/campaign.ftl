# Announcements that many receive.

## Under each announcement
campaign-reader = residents
campaign-how-to-stop = To receive no more announcements, send “stop”.
campaign-choice-read = I have read it
campaign-choice-stop = Stop messages
campaign-choice-report = Report about this
campaign-read-noted = Noted that you have read it. Thank you.
campaign-stopped = Stopped. The ward sends you no more announcements; you will still be told about your own reports. To receive them again, send “news”.

## Choosing topics
campaign-choice-topics = Choose topics
campaign-topics = Which announcements would you like to receive? Choose one to turn it off or on again.
campaign-choice-topic-off = Turn off: { $topic }
campaign-choice-topic-on = Turn on again: { $topic }
campaign-topic-meetings = Meetings
campaign-topic-funds = Funds and donations
campaign-topic-events = Events
campaign-topic-consultations = Consultations
campaign-topic-notices = Other announcements

## The page of announcements
campaign-title = Announcements
campaign-about = Announcements to many: one person writes, another approves; every recipient is accounted for.
campaign-new = Write an announcement
campaign-edit = Change the announcement
campaign-empty = There are no announcements yet.
campaign-older = Older announcements
campaign-waits = waits until { $date }
campaign-save = Save and preview
campaign-any-time = Not set
campaign-status-draft = Draft
campaign-status-submitted = Waiting for approval
campaign-status-approved = Approved, waiting for its time
campaign-status-held = Held until a person decides
campaign-status-running = Being sent
campaign-status-paused = Paused
campaign-status-done = Sent
campaign-status-cancelled = Cancelled
campaign-status-expired = Out of time, not sent
campaign-class-ordinary = Ordinary (people who agreed)
campaign-class-mandatory = Required by rule (everybody)
campaign-class-urgent = Urgent, danger to life (everybody, at once)
campaign-language-vi = Vietnamese
campaign-language-en = English

## Writing
campaign-field-title = A name to know it by
campaign-field-title-hint = Only staff see it.
campaign-field-vi = Text in Vietnamese
campaign-field-vi-hint = At most 1,800 characters. Put **two asterisks** around bold words. { "{" }name{ "}" } and { "{" }unit{ "}" } can be used.
campaign-field-en = Text in English
campaign-field-en-hint = Left empty, everybody gets the Vietnamese.
campaign-field-picture = Picture or file
campaign-field-picture-hint = JPEG, PNG, WebP; PDF or Word (.docx) up to 5 MB. Every channel sends it along.
campaign-field-picture-kept = There is a picture or file; choose another to replace it.
campaign-field-picture-drop = Remove the picture or file
campaign-picture = Picture
campaign-document = File
campaign-field-buttons = Buttons that open a page (at most 3)
campaign-field-acts = Buttons to answer (they count among the 3)
campaign-field-url = Address of the page
campaign-field-label-vi = Words on the button
campaign-field-label-en = Words on the button, in English
campaign-field-whom = To whom
campaign-field-unit = A unit and everything below it
campaign-field-class = Sort of announcement
campaign-field-channels = Channels (none ticked: all)
campaign-field-topics = Topics (none ticked: no topic)
campaign-field-languages = Languages (none ticked: everybody)
campaign-field-oneEach = One person of each household
campaign-field-more = Narrow down: households, roles, whom to leave out
campaign-field-registered = Only people on the ward’s list of households
campaign-field-roles = Only staff with a role (none ticked: residents and staff)
campaign-field-withoutUnits = Leave out units
campaign-field-withoutCampaigns = Leave out those who got announcements
campaign-field-saved = Saved groups of recipients
campaign-field-save-as = Save this group of recipients as
campaign-field-save-as-hint = Leave empty if it is not needed again. A group of the same name is replaced.
campaign-saved-use = Use this group
campaign-saved-manage = See the saved groups
campaign-saved-title = Saved groups of recipients
campaign-saved-empty = No group is saved yet. Give one a name while you write an announcement.
campaign-saved-remove = Remove
campaign-saved-remove-this = Remove the group “{ $name }”
campaign-segment-unregistered = Only people on no list of households
campaign-segment-without = without { $what }
campaign-segment-without-campaign = without those who got announcement no. { $number }
campaign-field-not-before = Not before
campaign-field-not-before-hint = Left empty: as soon as it is approved.
campaign-field-not-after = Not after
campaign-field-not-after-hint = Whoever has not received it by then does not.
campaign-reach-counting = Counting recipients…
campaign-reach-total = Will reach { $count } people
campaign-reach-skipped = { $count } people cannot be reached
campaign-reach-cost = This costs { $count } paid Zalo messages, about { $money }.
campaign-reach-free = This costs no paid messages.
campaign-reach-not = not reached:

## One announcement
campaign-what = What goes out
campaign-preview = What recipients will see
campaign-fact-author = Written by
campaign-fact-approver = Approved by
campaign-fact-hash = Fingerprint of the content
campaign-deed-submit = Ask for approval
campaign-deed-approve = Approve and send
campaign-deed-pause = Pause
campaign-deed-resume = Go on
campaign-deed-cancel = Cancel the announcement
campaign-deed-test = Send a test to me
campaign-deed-retry-failed = Send again to { $count } whom it failed
campaign-deed-retry-unknown = Send again to { $count } not known
campaign-approve-says = It will be sent to { $count } people, exactly as shown below.
campaign-approve-night = These are quiet hours: it goes out at once.
campaign-approve-own = Nobody approves what they wrote. Another member of the standing board has to look at it.
campaign-approve-others = It is waiting for the standing board.
campaign-cancel-title = Cancel “{ $title }”?
campaign-cancel-says = Whoever has not received it will not. What was sent cannot be taken back.
campaign-stopped-outage = The server was down for a while and the time to send has passed. Press “Go on” if it should still be sent.
campaign-stopped-restored = The data was restored from an old backup: this may have gone out already. Press “Go on” only if you are sure.
campaign-stopped-fault = The channel refuses the text for everybody: { $reason }
campaign-done-saved = Saved.
campaign-done-submit = Approval has been asked for.
campaign-done-approve = Approved.
campaign-done-pause = Paused.
campaign-done-resume = Going on.
campaign-done-cancel = Cancelled.
campaign-done-retry = Being sent again.
campaign-done-test = One was sent to this account.
campaign-done-removed = Removed.
campaign-done-rule = The rule is saved.

## The account
campaign-account = The account
campaign-figure-recipients = Recipients
campaign-figure-sent = Sent
campaign-figure-failed = Failed
campaign-figure-skipped = Skipped
campaign-figure-unknown = Not known
campaign-figure-pending = Waiting
campaign-figure-acknowledged = Pressed “I have read it”
campaign-figure-tickets = Tickets
campaign-figure-replies = Other replies
campaign-answers = Residents’ answers
campaign-replies = Read what residents replied
campaign-reasons = Reasons
campaign-pace = · { $perSecond } messages a second, about { $left } left
campaign-rests = · quiet hours, goes on at { $date }
campaign-report = Download CSV
campaign-report-xlsx = Download the table (Excel)
campaign-proof = Download the proof
campaign-proof-says = It says which text went to whom, who approved it and what became of it, with hashes. Whoever keeps the server checks it with “npm run admin -- campaign verify FILE”.
campaign-fact-approved-at = Approved at
campaign-fact-started-at = Began at
campaign-fact-finished-at = Ended at
campaign-column-id = Number
campaign-column-channel = Channel
campaign-column-state = Outcome
campaign-column-reason = Reason
campaign-column-settled = When
campaign-column-acknowledged = “I have read it” at
campaign-seen-unknown = “Sent” means that the channel took the message. No channel says who has seen it.

## Money, dates and times
campaign-warnings = Please look again before it is sent:
campaign-warning-grouping = “{ $excerpt }”: the amount looks wrong, thousands are three digits each.
campaign-warning-plain = “{ $excerpt }”: a large amount is easier to read with marks.
campaign-warning-date = “{ $excerpt }”: there is no such day.
campaign-warning-weekday = “{ $excerpt }”: that day is { $date }.
campaign-warning-past = “{ $excerpt }”: { $date } is over.
campaign-warning-time = “{ $excerpt }”: there is no such time.
campaign-warning-begin = The time to begin is over ({ $date }): once approved it is sent at once.

## Writing and approving in the chat
campaign-chat-not-staff = This is for staff who write announcements.
campaign-chat-forbidden = This account may not do that.
campaign-chat-gone = There is no such announcement.
campaign-chat-ask-text = Please write the announcement to residents (short, at most 1,800 characters). Nothing is sent until somebody else approves it.
campaign-chat-too-long = This text cannot be used: it needs words, and at most 1,800 characters.
campaign-chat-words-only = Only words are taken here. To send a picture or file along, write it on the page; type “cancel” to stop.
campaign-chat-ask-unit = To residents of which unit? Press one, or type its name.
campaign-chat-unit-unknown = It is not clear which unit is meant. Press one, or type its exact name.
campaign-chat-preview = Residents will see it as above. To **{ $unit }**: it reaches { $count } people, { $left } cannot be reached; { $paid } paid Zalo messages. After you submit it, somebody else of the standing board looks at it and approves.
campaign-chat-choice-submit = Ask for approval
campaign-chat-choice-text = Change the words
campaign-chat-choice-unit = Change to whom
campaign-chat-choice-drop = Never mind
campaign-chat-choice-progress = See the progress
campaign-chat-choice-again = Refresh
campaign-chat-choice-open = Open the page
campaign-chat-dropped = Dropped; nothing was sent.
campaign-chat-submitted = Submitted for approval, announcement no. { $number }.
campaign-chat-waiting = An announcement waits for approval: **{ $title }**
    Written by: { $author } · { $unit } · { $class }
    Reaches { $count } people, { $paid } paid Zalo messages
    Not before: { $begin } · not after: { $end }
    Its words follow:
campaign-chat-picture = It has a picture or a file: open the page to see it.
campaign-chat-decide = Approving sends it exactly so. { $picture }
campaign-chat-no-factor = Approving needs your second factor. Open the page to turn it on and approve.
campaign-chat-ask-code = To approve and send “{ $title }”, type the 6 digits of your authenticator app, or “cancel”.
campaign-chat-wrong-code = Wrong, or used before. Type a new code, or “cancel”.
campaign-chat-approved = “{ $title }” is approved.
campaign-chat-progress = **{ $title }** · { $status } (at { $time })
    Recipients { $recipients } = sent { $sent } + failed { $failed } + skipped { $skipped } + unknown { $unknown } + pending { $pending }

## Coming again
campaign-field-repeat = Send again
campaign-field-repeat-hint = Each time is an announcement of its own, written when the one before begins, and is sent only after it is approved again. Cancelling one ends the series.
campaign-repeat-never = Never
campaign-repeat-weekly = Every week
campaign-repeat-monthly = Every month
campaign-fact-previous = The time before
campaign-fact-previous-open = Open the one before

## Quiet hours and how often
campaign-rule-title = Quiet hours and how often
campaign-rule-about = For a unit and all units below it that say nothing of their own. Danger to life does not wait.
campaign-rule-show = Show
campaign-rule-quietFrom = Quiet hours from
campaign-rule-quietTo = to
campaign-rule-quiet-hint = The same time twice: no quiet hours.
campaign-rule-perDay = The most a person gets in a day
campaign-rule-perWeek = The most a person gets in a week
campaign-rule-cap-hint = Ordinary announcements; empty: no limit.
campaign-rule-says = Quiet hours take effect at once, also for what is being sent; how often is looked at when an announcement begins.
campaign-rule-save = Save
campaign-rule-others = Only the standing board or an administrator of the unit may change it.
