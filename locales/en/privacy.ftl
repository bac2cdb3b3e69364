# Personal data: the rights of residents in the chat, and the staff pages.

## See
privacy-see = **What this channel keeps about you**
    Name: { $name }
    Home: { $unit }
    Language: { $language }
    Channels: { $chats }
    Agreed to: { $consents }
    Reports sent: { $tickets }; files sent: { $files }
privacy-see-restricted = Handling has been restricted since { $date }.
privacy-see-rights = You can get a copy, correct, delete, withdraw consent, or restrict how the data is used. Please choose:
privacy-none = nothing yet
privacy-chat = { $channel } since { $date }
privacy-consent = { $purpose } since { $date } ({ $channel }, version { $version })
privacy-language-vi = Vietnamese
privacy-language-en = English
privacy-purpose-feedback = handling of reports
privacy-purpose-announcements = announcements
privacy-purpose-phone = to be called by staff
privacy-choice-copy = Get a copy
privacy-choice-correct = Correct
privacy-choice-delete = Delete my data
privacy-choice-withdraw = Withdraw consent
privacy-choice-restrict = Restrict
privacy-choice-unrestrict = Lift restriction

## Copy
privacy-copy-coming = Request { $number } received. The copy comes into this chat within minutes; by law by { $date } at the latest.
privacy-copy-sent = The copy of your data, made at { $date }: one file to read and one for machines. On the server both delete themselves after some days; keep them if you need them.
privacy-copy-own-files = { $count } files you sent.
privacy-copy-file = my-data
privacy-copy-title = Copy of personal data, made at { $date }
privacy-copy-person = General
privacy-copy-name = Name: { $name }
privacy-copy-phone = Phone: { $phone }
privacy-copy-unit = Home: { $unit }
privacy-copy-address = Address: { $address }
privacy-copy-language = Language: { $language }
privacy-copy-since = Kept since: { $date }
privacy-copy-chats = Chats
privacy-copy-chat = { $channel }, account name there: { $id }; since { $since }, last { $last }
privacy-copy-consents = Consents
privacy-copy-consent = { $purpose }: agreed at { $given } by { $channel }, version { $version }
privacy-copy-consent-withdrawn = { $purpose }: agreed at { $given } by { $channel }, version { $version }; withdrawn at { $withdrawn }
privacy-copy-tickets = Reports sent
privacy-copy-ticket-dates = Sent at { $created }, answer due { $due }
privacy-copy-place = Place: { $place }
privacy-copy-side-resident = You
privacy-copy-side-committee = The committee
privacy-copy-files = Files sent
privacy-copy-file-line = { $name } – { $kilobytes } KB, { $date }
privacy-copy-requests = Requests about data
privacy-copy-request = Number { $number }, { $kind }, { $date }: { $status } { $detail }
privacy-copy-talk = Talk on the web page
privacy-copy-told = Messages from the committee
privacy-copy-announcements = Announcements received
privacy-copy-rsvp-yes = – Answered: will come
privacy-copy-rsvp-no = – Answered: will not come
privacy-copy-rsvp-maybe = – Answered: not sure yet
privacy-copy-pledge = – Wish to give, { $date }: { $amount }
privacy-copy-replies = Replies to announcements
privacy-copy-raw = Besides, the messaging platform's original packets are kept for 7 days at most so that no message is lost, and then delete themselves.
privacy-copy-none = None.

## Correct
privacy-correct-ask = What would you like to correct?
privacy-choice-name = Name
privacy-choice-unit = Home
privacy-choice-language-vi = Tiếng Việt
privacy-choice-language-en = English
privacy-choice-other = Something else
privacy-correct-name = Please write your correct full name.
privacy-correct-name-unusable = A name needs at least one letter and at most { $most }. Please write it again.
privacy-correct-other = Please write what is wrong and what is right, in one message.
privacy-correct-unit = Where in { $unit } do you live? Please tap or type.
privacy-corrected-name = Name corrected: { $name }. Request { $number } is done.
privacy-corrected-unit = Home corrected: { $unit }. Request { $number } is done.
privacy-corrected-language = From now on answers are in English. Request { $number } is done.
privacy-correct-asked = Request { $number } noted. An officer confirms it before { $acknowledge } and answers before { $date }.

## Withdraw
privacy-withdraw-nothing = You have not agreed to anything at present, so there is nothing to withdraw.
privacy-withdraw-ask = You have agreed to:
    { $consents }
    Which one would you like to withdraw? What was done before stays lawful.
privacy-choice-withdraw-one = Withdraw: { $purpose }
privacy-withdrawn = Withdrawn. Request { $number } is done.
privacy-withdrawn-feedback = Consent to the handling of reports is withdrawn. A new report is taken only once you agree again; what you sent is still dealt with as the law asks. Request { $number } is done.
privacy-withdrawn-announcements = Consent to announcements is withdrawn. You get no more announcements. Request { $number } is done.

## Restrict
privacy-restricted = Restricted: your data is kept but not used for announcements, and staff do not see your name. Open reports are still answered. Request { $number } is done.
privacy-unrestricted = The restriction is lifted. Request { $number } is done.
privacy-restricted-author = Handling restricted

## Delete
privacy-delete-staff = This chat belongs to a member of staff and cannot be deleted by message: names of staff stand in the history of their work. Please ask the administrator to end the role.
privacy-delete-ask = **Deleting your data**
    This will be deleted: name, home, language, this conversation, the files you sent, and the words, address and pictures of { $tickets } finished reports. It cannot be brought back.
privacy-delete-kept = **Kept until it is dealt with, then deleted**: { $codes } ({ $article }).
privacy-delete-proof = **Kept without your name**: the dates of consents and withdrawals ({ $article }); the steps staff took, without your words.
privacy-choice-destroy = Delete my data now
privacy-choice-keep = No, keep it
privacy-delete-kept-all = Your data stays as it is.
privacy-delete-under-way = Deletion request { $number } received. Deleting begins at once; by law by { $date } at the latest. You are told here when it is done.
privacy-erased = Deleted as asked in request { $number }: words and addresses of { $tickets } reports, { $files } files, and the conversation. You can write again at any time, as somebody new.
privacy-erased-kept = { $codes } is kept until it is dealt with ({ $article }), then deleted too, and you are told.
privacy-article-petition = Law on Citizen Reception 42/2013/QH13, article 28; Law 91/2025/QH15, article 14
privacy-article-consent = Law 91/2025/QH15, article 9
privacy-erased-text = Words deleted under the personal data rules

## Answers of staff
privacy-told-acknowledged = Your request { $number } about personal data was received. You will be answered before { $date }.
privacy-told-done = Your request { $number } about personal data is done: { $note }
privacy-told-refused = Your request { $number } about personal data could not be carried out, under { $article }: { $note } You have the right to complain about this.

## Staff pages
privacy-title = Personal data
privacy-part-requests = Requests
privacy-part-retention = Retention
privacy-part-breaches = Breaches
privacy-all = Show answered requests too
privacy-only-open = Show waiting requests only
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
privacy-about-see = The resident looked at their data; the program answered at once.
privacy-about-copy = The program makes the copy and sends it into the chat. A person is needed only if that fails.
privacy-about-correct = Name, home and language are corrected in the chat at once. Anything else is looked at, corrected and answered by an officer.
privacy-about-delete = The program deletes, then searches the whole database and all files again. A person is needed only if that fails.
privacy-about-restrict = The data is kept but not used: no announcements, no name of the author.
privacy-about-withdraw = The consent was withdrawn at once; the proof is kept.
privacy-about-object = The resident objects to a use of their data. An officer looks at it and answers.
privacy-status-received = New
privacy-status-acknowledged = Acknowledged
privacy-status-done = Done
privacy-status-refused = Refused
privacy-met = Done at { $date }
privacy-met-late = Done at { $date }, late
privacy-not-yet = Not yet
privacy-fact-status = Status
privacy-fact-acknowledge = Acknowledge before (2 working days)
privacy-fact-due = Answer before
privacy-fact-received = Received
privacy-fact-person = Asked by
privacy-fact-unit = Unit
privacy-fact-detail = What was asked
privacy-fact-handled = Handled by
privacy-fact-erased = Deleted
privacy-fact-kept = Kept until dealt with
privacy-fact-words = Search for the deleted words
privacy-fact-names = Search for the account names
privacy-fact-note = Answer
privacy-fact-article = Ground
privacy-erased-counts = { $tickets } reports, { $files } files, { $chats } conversations
privacy-proof = Searched for { $needles } pieces of text in { $tables } tables and { $files } files.
privacy-proof-nothing = Found nowhere.
privacy-proof-found = Still found, to be looked at: { $places }
privacy-only-reading = Your role is for reading only.
privacy-steps = What to do
privacy-step-acknowledge = Acknowledge
privacy-step-done = Mark as done and tell the resident
privacy-step-refuse = Refuse, with the ground
privacy-step-run = Let the program try again
privacy-step-run-hint = The program has been given this work. Press only when it takes too long.
privacy-field-note-done = What was done
privacy-field-note-refuse = Why it cannot be carried out
privacy-field-note-hint = This is sent to the resident.
privacy-field-article = Article it rests on
privacy-field-article-hint = For example: Law 91/2025/QH15, article 14
privacy-notice-acknowledge = Acknowledged; the resident was told.
privacy-notice-done = Marked as done; the resident was told.
privacy-notice-refuse = Refused; the resident was told.
privacy-notice-run = Given to the program.
privacy-notice-retention = Retention saved.
privacy-notice-breach = Breach noted.
privacy-notice-reported = Noted that the authority was told.
privacy-notice-told = Noted that the people concerned were told.
privacy-notice-closed = Breach closed.

## Retention
privacy-retention-about = Each class of data is kept only as long as its purpose needs (Law 91/2025/QH15, article 3.3). The program applies these limits every night.
privacy-retention-root = Only administrators of the root unit can change them.
privacy-class-payloads = Original packets of the messaging platforms
privacy-class-drafts = Unsent drafts
privacy-class-outgoing = Messages sent to one person
privacy-class-transcripts = Talks on the web page
privacy-class-campaign_answers = Answers to invitations, and wishes to give, from announcements
privacy-class-campaign_replies = What residents replied to announcements
privacy-class-ticket_files = Pictures and files of finished reports
privacy-class-loose_files = Files that belong to no report
privacy-class-data_copies = Copies of personal data that were made
privacy-class-tickets = Words, address and author of finished reports
privacy-class-requests = Words in answered requests about data
privacy-class-identities = Silent chats of nobody known
privacy-action-delete = deleted after { $days } days
privacy-action-anonymise = personal details removed after { $days } days
privacy-retention-inactive = off
privacy-retention-edit = Change
privacy-retention-field-days = Days kept
privacy-retention-field-active = Apply
privacy-retention-preview = Preview
privacy-retention-confirm = Change retention: { $name }
privacy-retention-days = New limit: { $days } days.
privacy-retention-would-delete = Applied now, it would delete { $count }.
privacy-retention-would-anonymise = Applied now, it would remove the personal details of { $count }.
privacy-retention-off = This class will no longer be deleted by itself.
privacy-retention-save = Save

## Breaches
privacy-breach-about = When personal data leaked, was lost or falsified: tell the authority within 72 hours of noticing it (Law 91/2025/QH15, article 23), and the people concerned when it is serious.
privacy-breach-new = Note a breach
privacy-breach-empty = No breach noted.
privacy-breach-title = Breach { $number }
privacy-breach-open = Being dealt with
privacy-breach-closed = Closed
privacy-breach-report = Tell the authority before (72 hours)
privacy-breach-noticed = Noticed
privacy-breach-told = People concerned told
privacy-breach-ended = Closed
privacy-breach-nature = What happened
privacy-breach-affected = Who and what data is affected
privacy-breach-measures = What was done to contain it
privacy-breach-save = Note the breach
privacy-breach-step-reported = The authority was told
privacy-breach-step-told = The people concerned were told
privacy-breach-step-closed = Close the breach
privacy-error-future = This moment is yet to come.

## Asked through the platform, in words, at the office
privacy-platform-detail = The person asked { $channel } to have their data deleted.
privacy-platform-asked =
    The request to delete your data, sent through the platform, was received as number **{ $number }**. Every consent ended at once; an officer answers by { $date }.
privacy-object-asked = Your objection to the use of your data is noted as request number **{ $number }**. An officer answers by { $date }.
privacy-told-taken = A request about personal data was just written down at the office in this name, number **{ $number }**, to be answered by { $date }. If it was not you, please tell an officer at once.
privacy-notice-taken = The request is noted. Its two clocks run from now.
privacy-office-title = Note a request at the office
privacy-office-about = For somebody who comes in person. That papers were checked is kept together with who did it; no picture is taken and no number copied.
privacy-office-button = Note the request
privacy-field-kind = Right asked for
privacy-field-person = Name
privacy-field-person-hint = As it stands on the papers you saw.
privacy-field-check = Checked by
privacy-field-check-hint = Without papers no request is noted.
privacy-field-ticket = Reference of a matter they sent
privacy-field-ticket-hint = Links the request to what is stored; whoever sent that matter is told as well. Not for matters whose author is sealed.
privacy-field-detail = What is asked for
privacy-check-choose = Choose the papers you saw
privacy-check-citizen_card = Citizen identity card
privacy-check-vneid = VNeID account
privacy-check-passport = Passport
privacy-check-representative = Papers of the legal representative
privacy-fact-taken = Noted at the office
privacy-taken = { $name }; checked by: { $check }
