# Announcements that many receive.

## Under each announcement
campaign-reader = residents
campaign-how-to-stop = To stop getting announcements, send “stop”.
campaign-choice-read = I have read it
campaign-choice-stop = Stop announcements
campaign-choice-report = Report about this
campaign-choice-rsvp-yes = I will come
campaign-choice-rsvp-no = I will not come
campaign-choice-rsvp-maybe = Not sure yet
campaign-choice-pledge = Pledge
campaign-choice-pledge-open = No amount yet
campaign-choice-pledge-drop = No, I will not donate
campaign-not-recipient = This is a test, or an announcement that was not sent to you, so your answer was not saved.
campaign-rsvp-yes = Saved: **you will come**. If that changes, press or write again.
campaign-rsvp-no = Saved: **you will not come**. If that changes, press or write again.
campaign-rsvp-maybe = Saved: **you are not sure yet**. When you know, press or write “I will come” or “I will not come”.
campaign-pledge-noted = Your wish to donate is saved. Thank you. This is not a payment: please do not send money to any account yet; when there are instructions, the officer in charge will message you here. If you like, tell us the amount you have in mind (such as 200k or 200 thousand), or choose:
campaign-pledge-again = We could not read the amount. Please write it like 200k, 200 thousand or 1.5 million; or choose:
campaign-pledge-amount = Saved: you have **{ $amount }** in mind. It is a wish, not an obligation; you can change it at any time with the “Pledge” button.
campaign-pledge-open = Your wish to donate is saved, without an amount. You can change it at any time with the “Pledge” button.
campaign-pledge-withdrawn = Your wish to donate has been removed.
campaign-read-noted = Noted that you have read it. Thank you.
campaign-stopped = Stopped. The ward will not send you announcements any more; you will still hear about your own reports. To get announcements again, send “news”.

## Choosing topics
campaign-choice-topics = Choose topics
campaign-topics = Which announcements would you like to get? Choose one to turn it off or back on.
campaign-choice-topic-off = Turn off: { $topic }
campaign-choice-topic-on = Turn back on: { $topic }
campaign-topic-meetings = Meetings
campaign-topic-funds = Funds and donations
campaign-topic-events = Events
campaign-topic-consultations = Consultations
campaign-topic-notices = Other announcements

## The page of announcements
campaign-title = Announcements
campaign-about = Announcements to many people: one person writes, another approves, and every recipient is accounted for.
campaign-new = Write an announcement
campaign-edit = Edit the announcement
campaign-empty = There are no announcements yet.
campaign-older = Older announcements
campaign-waits = waiting until { $date }
campaign-kept = We have restored what you started writing. Please choose the picture or file again.
campaign-kept-drop = Discard it and start over
campaign-save = Save and preview
campaign-any-time = Not set
campaign-status-draft = Draft
campaign-status-submitted = Waiting for approval
campaign-status-approved = Approved, waiting for its start time
campaign-status-held = Held until someone decides
campaign-status-running = Sending
campaign-status-paused = Paused
campaign-status-done = Sent
campaign-status-cancelled = Cancelled
campaign-status-expired = Time ran out, not sent
campaign-class-ordinary = Ordinary (people who agreed)
campaign-class-mandatory = Required by rule (everyone)
campaign-class-urgent = Urgent, danger to life (everyone, at once)
campaign-language-vi = Vietnamese
campaign-language-en = English

## Writing
campaign-field-title = Name, so that you can find it
campaign-field-title-hint = Only staff see it, except as the title of a Zalo article, if you choose one.
campaign-field-vi = Text in Vietnamese
campaign-field-vi-hint = At most 1,800 characters. Put **two asterisks** around bold words. You can use { "{" }name{ "}" } and { "{" }unit{ "}" }.
campaign-field-en = Text in English
campaign-field-en-hint = If left empty, everyone gets the Vietnamese text.
campaign-field-picture = Picture or file
campaign-field-picture-hint = JPEG, PNG or WebP; PDF or Word (.docx) up to 5 MB. It is sent along on every channel.
campaign-field-picture-kept = A picture or file is already attached; choose another to replace it.
campaign-field-picture-drop = Remove the picture or file
campaign-picture = Picture
campaign-document = File
campaign-field-buttons = Buttons that open a page (at most 3)
campaign-field-acts = Buttons to reply (together with those that open a page: at most 3; with the question whether people will come: at most 4)
campaign-act-rsvp = Ask whether people will come (counts as 3, replaces “I have read it”)
campaign-act-pledge = Pledge: records the wish to donate, takes no money
campaign-act-report = Report about this
campaign-field-url = Page address
campaign-field-label-vi = Text on the button
campaign-field-label-en = Text on the button, in English
campaign-field-whom = Recipients
campaign-field-unit = A unit and everything below it
campaign-field-class = Kind of announcement
campaign-field-ground = Why everyone must be told
campaign-field-ground-hint = Needed for announcements required by rule: the law, document or assigned duty, with its number and date. The approver reads it; leave it empty for other announcements.
campaign-chat-ground = Reason: { $ground }
campaign-field-channels = Channels (none ticked: all)
campaign-field-topics = Topics (none ticked: “Other announcements”)
campaign-field-languages = Languages (none ticked: everyone)
campaign-field-oneEach = One person per household
campaign-field-more = Narrow it down: households, roles, who to leave out
campaign-field-registered = List of households
campaign-registered-all = Everybody
campaign-registered-yes = Only people on the ward’s list of households
campaign-registered-no = Only people not on any list of households
campaign-field-roles = Only staff with a role (none ticked: residents and staff)
campaign-field-participationIn = Only people who got the announcement
campaign-field-participation = And replied to it like this (none ticked: everyone who got it)
campaign-participation-none = Do not choose by an earlier announcement
campaign-participation-all = got it
campaign-participation-rsvp_yes = Will come
campaign-participation-rsvp_maybe = Not sure yet
campaign-participation-rsvp_no = Will not come
campaign-participation-pledged = Would like to donate
campaign-participation-acknowledged = Pressed “I have read it”
campaign-participation-no_answer = Did not reply
campaign-segment-participation = only people who got announcement no. { $number }: { $answers }
campaign-field-withoutUnits = Leave out units
campaign-field-withoutCampaigns = Leave out people who got these announcements
campaign-field-saved = Saved groups of recipients
campaign-field-save-as = Save this group of recipients as
campaign-field-save-as-hint = Leave it empty if you do not need it again. It replaces any group with the same name.
campaign-saved-use = Use this group
campaign-saved-manage = See saved groups
campaign-saved-title = Saved groups of recipients
campaign-saved-empty = No groups are saved yet. When you write an announcement, give its group of recipients a name.
campaign-saved-remove = Remove
campaign-saved-remove-this = Remove the group “{ $name }”
campaign-segment-without = without { $what }
campaign-segment-without-campaign = without people who got announcement no. { $number }
campaign-field-not-before = Not before
campaign-field-not-before-hint = If left empty: as soon as it is approved.
campaign-field-not-after = Not after
campaign-field-not-after-hint = Anyone who has not received it by then will not get it.
campaign-reach-counting = Counting recipients…
campaign-reach-total = Will reach { $count ->
    [one] 1 person
   *[other] { $count } people
}
campaign-reach-skipped = { $count ->
    [one] 1 person cannot be reached
   *[other] { $count } people cannot be reached
}
campaign-reach-cost = This will use { $count ->
    [one] 1 paid Zalo message
   *[other] { $count } paid Zalo messages
}, about { $money }.
campaign-reach-free = This does not use any paid messages.
campaign-reach-not = not reached:

## One announcement
campaign-what = What will be sent
campaign-preview = What recipients will see
campaign-fact-author = Written by
campaign-fact-approver = Approved by
campaign-fact-hash = Content fingerprint
campaign-deed-submit = Ask for approval
campaign-deed-approve = Approve and send
campaign-deed-pause = Pause
campaign-deed-resume = Continue sending
campaign-deed-cancel = Cancel the announcement
campaign-deed-test = Send me a test
campaign-tests = Tests of this text:
campaign-test-sent = accepted by the channel
campaign-test-pending = on its way
campaign-test-failed = the channel refused it: { $reason }. It would fail for everyone: please correct it first.
campaign-test-unreached = this one chat of yours cannot be reached: { $reason }. The text has not been tested on this channel.
campaign-deed-retry-failed = Send again to { $count } not reached
campaign-deed-retry-unknown = Send again to { $count } unknown
campaign-approve-says = It will be sent to { $count ->
    [one] 1 person
   *[other] { $count } people
}, exactly as shown below.
campaign-approve-night = These are quiet hours, but it will go out at once.
campaign-changed-meanwhile = Somebody has just changed this announcement: what this page shows is out of date, and nothing was approved.
campaign-changed-see = See what it says now
campaign-approve-mandatory = This also goes to people who did not agree to announcements: approve it only if the law or an assigned duty requires everyone to be told.
campaign-approve-alone = You wrote this urgent announcement yourself: no second person has checked it. It reaches everyone it is for, also those who did not agree to announcements, and goes out at once, in quiet hours too. The audit says for ever that one person both wrote and approved it.
campaign-alone-title = Approve “{ $title }” alone?
campaign-alone-button = Take responsibility, approve and send
campaign-approve-own = You cannot approve what you wrote yourself. Another member of the Standing Board has to review it.
campaign-approve-others = It is waiting for the Standing Board’s approval.
campaign-cancel-title = Cancel “{ $title }”?
campaign-cancel-says = Anyone who has not received it yet will not get it. Messages already sent cannot be taken back.
campaign-cancel-series = This announcement repeats: its other repeats that have not started are cancelled too.
campaign-stopped-outage = The server was down for a while and the time to send has passed. Press “Continue sending” if it should still be sent.
campaign-stopped-restored = The data was restored from an old backup, so this may already have been sent. Press “Continue sending” only if you are sure.
campaign-stopped-file-gone = The approved picture or file is no longer stored, so nobody was sent the words alone. Cancel it and write a new announcement with the file.
campaign-stopped-file-unread = The picture or file cannot be read from the store, so nobody was sent the words alone. Have the technician look at the store, then press “Continue sending”.
campaign-stopped-fault = The channel refuses the text for everyone: { $reason }
campaign-done-saved = Saved.
campaign-done-submit = Sent for approval.
campaign-done-approve = Approved.
campaign-done-pause = Paused.
campaign-done-resume = Sending again.
campaign-done-cancel = Cancelled.
campaign-done-retry = Sending again.
campaign-done-test = A test is on its way to your linked chats; you will see below how it went.
campaign-done-removed = Removed.
campaign-done-rule = The rule is saved.

## The account
campaign-account = Results
campaign-figure-recipients = Recipients
campaign-figure-sent = Sent
campaign-figure-failed = Failed
campaign-figure-skipped = Skipped
campaign-figure-unknown = Unknown
campaign-figure-pending = Waiting
campaign-figure-acknowledged = Pressed “I have read it”
campaign-figure-rsvp-yes = Will come
campaign-figure-rsvp-no = Will not come
campaign-figure-rsvp-maybe = Not sure yet
campaign-figure-pledges = People who would like to donate
campaign-figure-pledged = Total they named (not money yet)
campaign-figure-tickets = Tickets
campaign-figure-replies = Other replies
campaign-answers = Residents’ answers
campaign-follow-up = Write again to people who got it or answered
campaign-replies = Read residents’ replies
campaign-reasons = Reasons
campaign-pace = · { $perSecond } messages a second, about { $left } left
campaign-rests = · quiet hours, continues at { $date }
campaign-report = Download CSV
campaign-report-xlsx = Download the table (Excel)
campaign-proof = Download the proof
campaign-proof-later = You can download the proof when sending is over and no one is still waiting.
campaign-proof-says = It shows which text went to whom, who approved it and how it went, with hashes. A server administrator can check it with “npm run admin -- campaign verify FILE”.
campaign-fact-approved-at = Approved at
campaign-fact-started-at = Started at
campaign-fact-finished-at = Ended at
campaign-column-id = Number
campaign-column-channel = Channel
campaign-column-state = Outcome
campaign-column-reason = Reason
campaign-column-settled = When
campaign-column-acknowledged = “I have read it” at
campaign-seen-unknown = “Sent” means that the channel accepted the message. No channel tells us who has seen it.

## Money, dates and times
campaign-warnings = Please check before it is sent:
campaign-warning-grouping = “{ $excerpt }”: the amount looks wrong; thousands are separated every three digits.
campaign-warning-plain = “{ $excerpt }”: a large amount is easier to read with separators.
campaign-warning-date = “{ $excerpt }”: this date does not exist.
campaign-warning-weekday = “{ $excerpt }”: that day is { $date }.
campaign-warning-past = “{ $excerpt }”: { $date } is in the past.
campaign-warning-time = “{ $excerpt }”: this time does not exist.
campaign-warning-variable = “{ $excerpt }”: will go out exactly like that. Only {"{name}"} and {"{unit}"} are filled in.
campaign-warning-link-alphabet = “{ $excerpt }”: the site’s name has unusual letters and may be imitating another site. Check the name after the arrow.
campaign-warning-link-number = “{ $excerpt }”: the address is a number instead of a site name.
campaign-warning-link-user = “{ $excerpt }”: the part before the @ is not where the link goes; the real site is after the arrow.
campaign-warning-link-label = “{ $excerpt }”: the button names one site but opens another.
campaign-warning-link-insecure = “{ $excerpt }”: http is not encrypted; https is better.
campaign-warning-begin = The start time has passed ({ $date }): it will be sent as soon as it is approved.
campaign-warning-quiet = From the first to the last moment there are quiet hours: nothing would be sent to anyone.

## Writing and approving in the chat
campaign-chat-not-staff = This is only for staff who write announcements.
campaign-chat-forbidden = This account may not do that.
campaign-chat-gone = This announcement was not found.
campaign-chat-ask-text = Please write the announcement to residents (short, at most 1,800 characters). Nothing is sent until someone else approves it.
campaign-chat-too-long = This text cannot be used: it must contain words and be at most 1,800 characters long.
campaign-chat-words-only = Only text works here. To send a picture or file along, write the announcement in the console; type “cancel” to stop.
campaign-chat-unchanged = The words are as they were. To write them anew press “Change the text”; when they are right press “Ask for approval”.
campaign-chat-ask-unit = Which unit’s residents should get it? Tap one, or type its name.
campaign-chat-unit-unknown = It is not clear which unit you mean. Tap one, or type its exact name.
campaign-chat-preview = Residents will see it as above. To **{ $unit }**: it reaches { $count ->
        [one] 1 person
       *[other] { $count } people
    }, { $left } cannot be reached; { $paid ->
        [one] 1 paid Zalo message
       *[other] { $paid } paid Zalo messages
    }. After you ask for approval, someone else on the Standing Board reviews and approves it.
campaign-chat-choice-submit = Ask for approval
campaign-chat-choice-text = Change the text
campaign-chat-choice-unit = Change recipients
campaign-chat-choice-drop = Never mind
campaign-chat-choice-progress = See progress
campaign-chat-choice-again = Refresh
campaign-chat-choice-open = Open in the console
campaign-chat-dropped = Cancelled; nothing was sent.
campaign-chat-submitted = Sent for approval, announcement no. { $number }.
campaign-chat-waiting = An announcement is waiting for approval: **{ $title }**
    Written by: { $author } · { $unit } · { $class }
    Reaches { $count ->
        [one] 1 person
       *[other] { $count } people
    }, { $paid ->
        [one] 1 paid Zalo message
       *[other] { $paid } paid Zalo messages
    }
    Not before: { $begin } · not after: { $end }
    The text follows:
campaign-chat-picture = It has a picture or a file: open it in the console to see it.
campaign-chat-decide = If you approve it, it is sent exactly as above. { $picture }
campaign-chat-no-factor = You need a second factor to approve. Open the console to turn it on and approve.
campaign-chat-ask-code = To approve and send “{ $title }”, type the 6 digits from your authenticator app, or “cancel”.
campaign-chat-wrong-code = The code is wrong or was already used. Type a new one, or “cancel”.
campaign-chat-approved = “{ $title }” is approved.
campaign-chat-progress = **{ $title }** · { $status } (at { $time })
    Recipients { $recipients } = sent { $sent } + failed { $failed } + skipped { $skipped } + unknown { $unknown } + pending { $pending }

## Coming again
campaign-field-repeat = Repeat
campaign-field-repeat-hint = Each repeat is a separate announcement, drafted when the previous one starts, and is only sent after it is approved again. One that nobody has approved when the next is due is left out. Cancelling one ends the series.
campaign-repeat-never = Never
campaign-repeat-weekly = Every week
campaign-repeat-monthly = Every month
campaign-fact-previous = Previous one
campaign-fact-previous-open = Open the previous one

## Quiet hours and how often
campaign-rule-title = Quiet hours and limits
campaign-rule-about = For a unit and all units below it that have no rules of their own. Urgent announcements about danger to life do not wait.
campaign-rule-show = Show
campaign-rule-quietFrom = Quiet hours from
campaign-rule-quietTo = to
campaign-rule-quiet-hint = The same time twice: no quiet hours.
campaign-rule-perDay = Maximum per person per day
campaign-rule-perWeek = Maximum per person per week
campaign-rule-cap-hint = Ordinary announcements; leave empty for no limit.
campaign-rule-says = Quiet hours are those of the unit that sends and hold at once, also for what is going out. How often people are written to is decided where they live, whichever unit sends, when an announcement begins.
campaign-rule-save = Save
campaign-rule-others = Only the Standing Board or an administrator of the unit can change this.

## Outside Zalo's seven days
campaign-beyond = People outside Zalo’s seven days
campaign-beyond-hint = Zalo does not let an OA message people who have not interacted with it for more than seven days. Choose another way, or leave these people out.
campaign-beyond-way = Way
campaign-beyond-way-nothing = Leave them out
campaign-beyond-way-article = Article to everyone who follows the OA of { $account }
campaign-beyond-way-group = Message in a GMF group of the OA of { $account }
campaign-beyond-way-group-named = Message in the group “{ $group }” of the OA of { $account }
campaign-beyond-groupName = GMF group
campaign-beyond-groupId-hint = Zalo could not be asked for this OA’s groups just now, or the OA has none. You can find a group’s id on the OA’s management page, or reload this page in a few minutes.
campaign-beyond-way-template = ZBS template (paid) to each person, through the OA of { $account }
campaign-beyond-limits-article = Article: goes to everyone who follows the OA and cannot be limited to a residential group or ward; from 6:00 to 21:59; each person at most once a day and 1 to 6 times a month depending on the OA’s package; the announcement’s name becomes its title, seen by everyone, at most 150 characters; no picture or file; counts towards the package.
campaign-beyond-limits-group = GMF group: every member of the group can read it; at any hour, at most 2,000 characters, no picture or file; free within the GMF package.
campaign-beyond-limits-template = ZBS template: must be approved by Zalo; from 6:00 to 21:59; each message is charged at the template’s price; no buttons, picture or file.
campaign-beyond-account = { $unit } (account { $id })
campaign-beyond-above = the level above
campaign-deed-retry-broadcast = Send the article or group message again
campaign-beyond-groupId = GMF group ID
campaign-beyond-templateId = ZBS template ID
campaign-beyond-text = Template parameter for the text
campaign-beyond-title = Template parameter for the announcement’s name
campaign-beyond-name = Template parameter for the recipient’s name
campaign-broadcast-article = Article to the followers of the OA of { $account }
campaign-broadcast-group = Message in a GMF group of the OA of { $account }
campaign-broadcast-sent = sent at { $date }
campaign-broadcast-failed = not sent ({ $date })
campaign-broadcast-skipped = skipped ({ $date })
campaign-broadcast-unknown = it is not known whether it was sent ({ $date }); please check the OA before you send it again
campaign-broadcast-pending = { $date ->
    [none] being sent
   *[other] waiting until { $date }
  }
campaign-templates = { $count } of them by paid ZBS template, outside Zalo’s seven days.
campaign-figure-templates = ZBS templates
campaign-reach-templates = Plus { $count ->
        [one] 1 ZBS template
       *[other] { $count } ZBS templates
    }, charged at the template’s price.
