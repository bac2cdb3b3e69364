# Personal data: the rights of residents in the chat, and the staff pages.

## See
privacy-see = **What this channel keeps about you**
    Name: { $name }
    Home: { $unit }
    Language: { $language }
    Channels: { $chats }
    Agreed to: { $consents }
    Reports sent: { $tickets }; files sent: { $files }
privacy-see-restricted = Use of your data has been restricted since { $date }.
privacy-see-rights = You can get a copy, correct or delete your data, withdraw consent, or restrict how it is used. Please choose:
privacy-none = nothing yet
privacy-chat = { $channel } since { $date }
privacy-consent = { $purpose } since { $date } ({ $channel }, version { $version })
privacy-language-vi = Vietnamese
privacy-language-en = English
privacy-purpose-feedback = handling of reports
privacy-purpose-announcements = announcements
privacy-purpose-phone = being called by officers
privacy-choice-copy = Get a copy
privacy-choice-correct = Correct
privacy-choice-delete = Delete my data
privacy-choice-withdraw = Withdraw consent
privacy-choice-restrict = Restrict
privacy-choice-unrestrict = Lift the restriction

## Copy
privacy-copy-coming = Request { $number } received. We will send the copy to this chat within minutes; by law, by { $date } at the latest.
privacy-copy-sent = Here is the copy of your data, made at { $date }: one file for you to read and one for software. Our server deletes both after some days; save them if you need them.
privacy-copy-own-files = { $count ->
    [one] 1 file you sent.
   *[other] { $count } files you sent.
}
privacy-copy-file = my-data
privacy-copy-title = Copy of personal data, made at { $date }
privacy-copy-person = General
privacy-copy-name = Name: { $name }
privacy-copy-phone = Phone: { $phone }
privacy-copy-unit = Home: { $unit }
privacy-copy-address = Address: { $address }
privacy-copy-language = Language: { $language }
privacy-copy-since = Stored since: { $date }
privacy-copy-chats = Chats
privacy-copy-chat = { $channel }, account name there: { $id }; since { $since }, last { $last }
privacy-copy-consents = Consents
privacy-copy-consent = { $purpose }: agreed at { $given } on { $channel }, version { $version }
privacy-copy-consent-withdrawn = { $purpose }: agreed at { $given } on { $channel }, version { $version }; withdrawn at { $withdrawn }
privacy-copy-tickets = Reports sent
privacy-copy-ticket-dates = Sent at { $created }, reply due { $due }
privacy-copy-place = Location: { $place }
privacy-copy-side-resident = You
privacy-copy-side-committee = The committee
privacy-copy-files = Files sent
privacy-copy-file-line = { $name } – { $kilobytes } KB, { $date }
privacy-copy-requests = Requests about data
privacy-copy-request = Request { $number }, { $kind }, { $date }: { $status } { $detail }
privacy-copy-talk = Conversation in the web chat
privacy-copy-told = Messages from the committee
privacy-copy-told-staff = This chat belongs to somebody who works or has worked for the committee: messages sent for that work hold other residents’ words and are not part of the copy.
privacy-copy-announcements = Announcements received
privacy-copy-rsvp-yes = – Answered: will come
privacy-copy-rsvp-no = – Answered: will not come
privacy-copy-rsvp-maybe = – Answered: not sure yet
privacy-copy-pledge = – Wish to donate, { $date }: { $amount }
privacy-copy-replies = Replies to announcements
privacy-copy-raw = In addition, the original data packets from the messaging platform are kept for at most 7 days so that no message is lost, and are then deleted automatically.
privacy-copy-none = None.

## Correct
privacy-correct-ask = What would you like to correct?
privacy-choice-name = Name
privacy-choice-unit = Home
privacy-choice-language-vi = Tiếng Việt
privacy-choice-language-en = English
privacy-choice-other = Something else
privacy-correct-name = Please write your correct full name.
privacy-correct-name-unusable = A name needs at least one letter and can have at most { $most }. Please write it again.
privacy-correct-other = Please write what is wrong and what is right, in one message.
privacy-correct-unit = Where in { $unit } do you live? Please tap or type.
privacy-corrected-name = Name corrected: { $name }. Request { $number } is done.
privacy-corrected-unit = Home corrected: { $unit }. Request { $number } is done.
privacy-corrected-language = Replies will be in English from now on. Request { $number } is done.
privacy-correct-asked = Request { $number } received. An officer will confirm it by { $acknowledge } and reply by { $date }.

## Withdraw
privacy-withdraw-nothing = You have not agreed to anything so far, so there is nothing to withdraw.
privacy-withdraw-ask = You have agreed to:
    { $consents }
    Which one would you like to withdraw? Anything done before then stays lawful.
privacy-choice-withdraw-one = Withdraw: { $purpose }
privacy-withdrawn = Withdrawn. Request { $number } is done.
privacy-withdrawn-feedback = You have withdrawn your consent to the handling of reports. We can only take a new report once you agree again; what you already sent is still handled as the law requires. Request { $number } is done.
privacy-withdrawn-announcements = You have withdrawn your consent to announcements and will not get any more. Request { $number } is done.

## Restrict
privacy-restricted = Restricted: your data is kept but not used for announcements, and staff do not see your name. Open reports will still be answered. Request { $number } is done.
privacy-unrestricted = The restriction has been lifted. Request { $number } is done.
privacy-restricted-author = Data use restricted

## Delete
privacy-delete-staff = This chat belongs to a member of staff and cannot be deleted by message, because staff names are part of the work history. Please ask the administrator to end the role.
privacy-delete-ask = **Deleting your data**
    This will be deleted: your name, home, language, this conversation, the files you sent{ $tickets ->
    [0] {""}
    [one] {", "}and the text, address and photos of 1 finished report
   *[other] {", "}and the text, address and photos of { $tickets } finished reports
}. It cannot be brought back.
privacy-delete-kept = **Kept until it is dealt with, then deleted**: { $codes } ({ $article }).
privacy-delete-proof = **Kept without your name**: when you gave or withdrew consent ({ $article }); the steps staff took, without your text.
privacy-choice-destroy = Delete my data now
privacy-choice-keep = No, keep it
privacy-delete-kept-all = Your data stays as it is.
privacy-delete-under-way = Deletion request { $number } received. We start deleting right away; by law it is done by { $date } at the latest. We will tell you here when it is done.
privacy-erased = Deleted as you asked in request { $number }: the text and address of { $tickets ->
    [one] 1 report
   *[other] { $tickets } reports
}, { $files ->
    [one] 1 file
   *[other] { $files } files
}, and the conversation. You can write again at any time, as someone new.
privacy-erased-kept = { $codes } is kept until it is dealt with ({ $article }); then it is deleted too and you will be told.
privacy-article-petition = Law on Citizen Reception 42/2013/QH13, article 28; Law 91/2025/QH15, article 14
privacy-article-consent = Law 91/2025/QH15, article 9
privacy-erased-text = Text deleted under the personal data rules

## Answers of staff
privacy-told-acknowledged = Your request { $number } about personal data was received. You will get a reply by { $date }.
privacy-told-done = Your request { $number } about personal data is done: { $note }
privacy-told-corrected = As asked in request { $number }, staff have corrected: { $changed }. You can look at any time with /mydata.
privacy-told-withdrawn = As asked in request { $number }, consent was withdrawn: { $changed }. What you already sent is still handled as the law requires.
privacy-told-refused = Your request { $number } about personal data could not be carried out, under { $article }: { $note } You have the right to complain about this.

## Staff pages
privacy-title = Personal data
privacy-part-requests = Requests
privacy-part-retention = Retention
privacy-part-breaches = Breaches
privacy-all = Show finished requests too
privacy-only-open = Show only waiting requests
privacy-older = Older requests
privacy-empty = No request is waiting.
privacy-empty-all = No requests yet.
privacy-request-title = Request { $number }
privacy-person = Person { $number }, name not given
privacy-kind-see = See
privacy-kind-copy = Copy
privacy-kind-correct = Correct
privacy-kind-delete = Delete
privacy-kind-restrict = Restrict
privacy-kind-withdraw = Withdraw consent
privacy-kind-object = Object
privacy-about-see = The resident looked at their data; the program replied at once.
privacy-about-copy = Asked for in the chat, the program makes the copy and sends it there. Recorded at the office, an officer has the program send it, or hands over a printed one.
privacy-about-correct = Residents correct name, home and language in the chat themselves. This request is reviewed by an officer, who corrects the data below; the resident is told.
privacy-about-delete = The program deletes only once the resident has confirmed it in their chat, or, where they cannot, a second member of staff has. It then searches the whole database and all files again.
privacy-about-restrict = Once restricted, the data is kept but not used: no announcements, and the sender’s name is hidden. In the chat this takes effect at once; recorded at the office, an officer carries it out.
privacy-about-withdraw = In the chat a withdrawal takes effect at once; recorded at the office, an officer chooses what is withdrawn. Proof of the consent is kept.
privacy-about-object = The resident objects to a use of their data. An officer restricts its use, or replies in words.
privacy-status-received = New
privacy-status-acknowledged = Acknowledged
privacy-status-done = Done
privacy-status-refused = Refused
privacy-met = Done at { $date }
privacy-met-late = Done at { $date }, late
privacy-not-yet = Not yet
privacy-fact-status = Status
privacy-fact-acknowledge = Acknowledge by (2 working days)
privacy-fact-due = Reply by
privacy-fact-received = Received
privacy-fact-person = Asked by
privacy-fact-unit = Unit
privacy-fact-detail = What was asked
privacy-fact-handled = Handled by
privacy-fact-erased = Deleted
privacy-fact-kept = Kept until dealt with
privacy-fact-words = Search for the deleted words and names
privacy-fact-note = Reply
privacy-fact-article = Legal basis
privacy-erased-counts = { $tickets } reports, { $files } files, { $chats } conversations
privacy-proof = Searched for { $needles } pieces of text in { $tables } tables and { $files } files.
privacy-proof-nothing = Nothing found.
privacy-proof-found = Still found, please check: { $places }
privacy-only-reading = Your role is read-only.
privacy-steps = What to do
privacy-step-acknowledge = Acknowledge
privacy-step-done = Mark as done and tell the resident
privacy-step-refuse = Refuse, giving the legal basis
privacy-step-run = Carry out the request
privacy-step-correct = Correct and tell the resident
privacy-run-hint-copy = If it was asked for in the chat, the program is already working on it: only press this if it takes too long.
privacy-run-hint-delete = If it was asked for in the chat, the program is already working on it: only press this if it takes too long. What is deleted cannot be brought back.
privacy-run-hint-restrict = This takes effect at once; the resident is told and can lift it.
privacy-run-hint-object = Press to restrict the use of the data: no announcements, and the sender’s name is hidden. This takes effect at once, and the resident is told.
privacy-run-hint-withdraw = This takes effect at once, and the resident is told. Withdrawing consent to be called deletes the phone number.
privacy-run-hint-correct = What is left empty stays as it is. The resident is told which entries were corrected.
privacy-field-purpose = What is withdrawn
privacy-field-phone = Phone number
privacy-field-home = Home unit
privacy-field-address = Address
privacy-withdraw-all = Everything agreed to
privacy-unit-same = Leave the home unit as it is
privacy-change-name = name
privacy-change-phone = phone number
privacy-change-unit = home unit
privacy-change-address = address
privacy-change-language = language
privacy-change-restricted = use of the data restricted
privacy-change-unrestricted = restriction lifted
privacy-fact-changed = Changed
privacy-field-note-done = What was done
privacy-field-note-refuse = Why it cannot be done
privacy-field-note-hint = This is sent to the resident.
privacy-field-article = Article it is based on
privacy-field-article-hint = For example: Law 91/2025/QH15, article 14
privacy-notice-acknowledge = Acknowledged; the resident was told.
privacy-notice-done = Marked as done; the resident was told.
privacy-notice-refuse = Refused; the resident was told.
privacy-notice-run = Passed to the program.
privacy-notice-carried-out = Carried out, and the resident was told.
privacy-notice-correct = Corrected, and the resident was told.
privacy-notice-retention = Retention saved.
privacy-notice-breach = Breach recorded.
privacy-notice-reported = Recorded that the authority was told.
privacy-notice-told = Recorded that the people concerned were told.
privacy-notice-closed = Breach closed.

## Retention
privacy-retention-about = Each kind of data is kept only as long as it is needed (Law 91/2025/QH15, article 3.3). The program applies these limits every night.
privacy-retention-root = Only administrators of the root unit can change these limits.
privacy-class-payloads = Original data packets from the messaging platforms
privacy-class-drafts = Unsent drafts
privacy-class-outgoing = Messages sent to one person
privacy-class-transcripts = Conversations in the web chat
privacy-class-campaign_answers = RSVPs and pledges given in answer to announcements
privacy-class-campaign_replies = Residents’ replies to announcements
privacy-class-ticket_files = Photos and files of finished reports
privacy-class-loose_files = Files that belong to no report
privacy-class-data_copies = Copies of personal data made for residents
privacy-class-tickets = Text, address and sender of finished reports
privacy-class-requests = Text of answered data requests
privacy-class-identities = Inactive chats of unknown people
privacy-action-delete = deleted after { $days } days
privacy-action-anonymise = personal details removed after { $days } days
privacy-retention-inactive = off
privacy-retention-edit = Change
privacy-retention-field-days = Days kept
privacy-retention-field-active = Apply
privacy-retention-preview = Preview
privacy-retention-confirm = Change retention: { $name }
privacy-retention-days = New limit: { $days } days.
privacy-retention-would-delete = If applied now, it would delete { $count }.
privacy-retention-would-anonymise = If applied now, it would remove personal details from { $count }.
privacy-retention-off = This data will no longer be deleted automatically.
privacy-retention-save = Save

## Breaches
privacy-breach-about = If personal data was leaked, lost or falsified: tell the authority within 72 hours of noticing it (Law 91/2025/QH15, article 23), and tell the people concerned if it is serious.
privacy-breach-new = Record a breach
privacy-breach-empty = No breaches recorded.
privacy-breach-title = Breach { $number }
privacy-breach-open = Being dealt with
privacy-breach-closed = Closed
privacy-breach-report = Tell the authority by (72 hours)
privacy-breach-noticed = Noticed
privacy-breach-told = People concerned told
privacy-breach-ended = Closed
privacy-breach-nature = What happened
privacy-breach-affected = Who and what data is affected
privacy-breach-measures = What was done to contain it
privacy-breach-save = Record breach
privacy-breach-step-reported = The authority was told
privacy-breach-step-told = The people concerned were told
privacy-breach-step-closed = Close the breach
privacy-error-future = This time is in the future.

## Asked through the platform, in words, at the office
privacy-platform-detail = The person used { $channel } to ask for their data to be deleted.
privacy-platform-asked =
    Your request to delete your data, sent through the platform, was received as request **{ $number }**. All your consents ended at once; an officer will reply by { $date }.
privacy-object-asked = Your objection to the use of your data was received as request **{ $number }**. An officer will reply by { $date }.
privacy-told-taken = A request about personal data has just been recorded at the office in your name, as request **{ $number }**, to be answered by { $date }. If this was not you, please tell an officer at once.
privacy-notice-taken = Request recorded. Both deadlines run from now.
privacy-office-title = Record a request at the office
privacy-office-about = For someone who comes in person. The record shows that ID was checked and by whom; do not take a picture or copy the number.
privacy-office-button = Record the request
privacy-field-kind = What they ask for
privacy-field-person = Name
privacy-field-person-hint = As written on the ID you saw.
privacy-field-check = ID checked
privacy-field-check-hint = A request cannot be recorded without ID.
privacy-field-ticket = Code of a ticket they sent
privacy-field-ticket-hint = Links the request to the stored data; the sender of that ticket is told as well. Not for tickets whose sender is kept confidential.
privacy-field-code = One-time code from this person’s chat
privacy-field-code-hint = The person sends /carry in their own chat and shows the code; it also works for somebody who sent no report, or only confidential ones. Without a report code, a one-time code or a phone number the request is linked to no stored data.
privacy-field-office-phone = Phone number this person agreed to be called on
privacy-field-office-phone-hint = Only where neither of the two codes is at hand.
privacy-field-detail = Details
privacy-check-choose = Choose the ID you saw
privacy-check-citizen_card = Citizen identity card
privacy-check-vneid = VNeID account
privacy-check-passport = Passport
privacy-check-representative = Papers of the legal representative
privacy-fact-taken = Recorded at the office
privacy-taken = { $name }; ID checked: { $check }

## Confirmed before deleting
privacy-confirm-ask = Request **{ $number }** asks for the data under this name to be deleted. Nothing has been deleted yet. Everything is deleted only if you look and confirm it here yourself; if you did not ask for this, choose to keep it or ignore this message. Later, you can send /mydata.
privacy-choice-decide = Look and decide
privacy-erased-rest = Reports whose sender is kept confidential and reports of other units, if there are any, are still there: they are deleted only when their sender confirms it, with /mydata.
privacy-fact-confirmation = Deletion confirmed
privacy-confirmation-nobody = Nobody has confirmed it yet.
privacy-confirmation-waits-person = Waiting for the resident to confirm in their own chat. If they have not after 3 days, a second member of staff may confirm instead.
privacy-confirmation-waits-second = Waiting for a second member of staff who handles data requests to confirm with their code: the resident could not be asked in a chat, or has not answered.
privacy-confirmation-given = Confirmed. Confidential reports and reports of other places are deleted only when their sender confirms.
privacy-confirmation-declined = The resident chose to keep their data; nothing was deleted.
privacy-step-run-ask = The program asks the resident in their own chat, and deletes only when they confirm there.
privacy-step-confirm = Confirm the deletion as the second person
privacy-step-confirm-hint = Confirm only if you know for yourself that this person wants it. What is deleted cannot be brought back.
privacy-notice-confirm = Confirmed; the program starts deleting.

## Limits on the home page and in messages to staff
privacy-home-acknowledge = { $count ->
    [one] 1 request to acknowledge
   *[other] { $count } requests to acknowledge
}
privacy-home-answer = { $count ->
    [one] 1 request to answer
   *[other] { $count } requests to answer
}
privacy-home-report = { $count ->
    [one] 1 breach to report to the authority
   *[other] { $count } breaches to report to the authority
}
privacy-home-close = { $count ->
    [one] 1 breach reported and not closed
   *[other] { $count } breaches reported and not closed
}
privacy-alert-request-new = **New request about personal data**, number { $number } · { $kind } · { $unit }
    Acknowledge by { $time }: { $url }
privacy-alert-request-due = **A request about personal data is due soon**, number { $number } · { $kind } · { $unit }
    Due { $time }: { $url }
privacy-alert-breach-new = **A breach of personal data was recorded**, number { $number } · { $unit }
    Tell the authority by { $time }: { $url }
privacy-alert-breach-due = **A breach is not reported yet and its 72 hours end soon**, number { $number } · { $unit }
    Tell the authority by { $time }: { $url }
privacy-found-open = The program deleted the data but the search still finds something in the places above, so this request is not done: look at each, correct or delete it, then write down what was done.
