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
campaign-field-picture = Picture
campaign-field-picture-hint = JPEG, PNG or WebP.
campaign-field-picture-kept = There is a picture; choose another to replace it.
campaign-field-picture-drop = Remove the picture
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
campaign-field-one-each = One person of each household
campaign-field-not-before = Not before
campaign-field-not-before-hint = Left empty: as soon as it is approved.
campaign-field-not-after = Not after
campaign-field-not-after-hint = Whoever has not received it by then does not.
campaign-reach-counting = Counting recipients…
campaign-reach-total = Will reach { $count } people
campaign-reach-skipped = { $count } people cannot be reached:
campaign-reach-cost = { $count } of these are billed Zalo messages, about { $money }.

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
campaign-report = Download the table (CSV)
campaign-seen-unknown = “Sent” means that the channel took the message. No channel says who has seen it.
