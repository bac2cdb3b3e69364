# Feedback: what is said in the chat about a matter.

feedback-ask-words = Please write what you want to report: what is happening, where, and since when. You can add photos, a voice message or a location.
feedback-ask-words-for-files = Got it. Please add a few words: what is it, and where?
feedback-ask-words-for-place = Got the location. Please add a few words: what is the problem there?
feedback-ask-more = Please write or send what you want to add to **{ $code }**.
feedback-answer-noted = Your reply to the announcement is saved; an officer will read it. If you have something to report, please go ahead.
feedback-too-much = This report is already quite long. Please send it first, then start another one.
feedback-too-many-files = A report can have up to 20 photos or files. Please send it first, then send the rest.
feedback-not-usable = We cannot read this kind of message yet. Please write, or send a photo, a voice message or a location.

feedback-understood = Here is what we understood:
feedback-summary = **{ $category }** · { $details }
feedback-quote = “{ $text }”
feedback-with-place = with location
feedback-count-image = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
feedback-count-audio = { $count ->
    [one] 1 voice message
   *[other] { $count } voice messages
}
feedback-count-video = { $count ->
    [one] 1 video
   *[other] { $count } videos
}
feedback-count-document = { $count ->
    [one] 1 file
   *[other] { $count } files
}
feedback-place-outside = The place you named ({ $named }) is now in **{ $units }**; this channel is of { $own }. You can still send it: the officer will see where it belongs and pass it on.
feedback-what-happens = Send this to the ward committee? Its Standing Board will read it and forward it to the competent authority if needed. Only the officer in charge sees your name and number.
feedback-document-names = We remove the author’s name stored inside a file where we can; signatures and names in the text stay. To stay anonymous, send a photo of just the part that matters.
feedback-consent = By choosing “Agree and send” you agree that the Fatherland Front committee may keep and use this message to handle your report. You can withdraw at any time.
feedback-guide-khieu_nai = This is a **complaint** (khiếu nại). Under the Law on Complaints it must be made in a signed letter or in person, to whoever made the decision, within 90 days of learning of it. The Front cannot settle it for them, but will guide you and follow up. A message here does not replace the letter.
feedback-guide-to_cao = A denunciation (tố cáo) must be kept confidential. It is valid only as a letter or in person; the Law on Denunciations protects your name. A message here does not replace the letter. Please do not name the person concerned here.

feedback-say-agree = To send it, press or write “{ $label }”, or write 1. Anything else you write is added to the report.
feedback-say-wrong = What should be corrected? Write it again, or choose:
feedback-choice-agree-send = Agree and send
feedback-choice-send = Send
feedback-choice-category = Change topic
feedback-choice-unit = Change place
feedback-choice-anonymous = Send anonymously
feedback-choice-drop = Cancel
feedback-choice-add = Add to { $code }
feedback-choice-here = { $unit } (in general)
feedback-choice-place = Send location
feedback-address-form = Send an address
feedback-address-form-why = Where the problem is. The address goes with your report when you send it; nothing else in the form is kept.
feedback-choice-new = New report
feedback-choice-done = Done
feedback-choice-undone = Not done yet
feedback-choice-more = Add text or photos
feedback-choice-keep = Keep me updated
feedback-choice-resume = Keep writing
feedback-choice-erase = Delete now

feedback-ask-category = What is it about? Tap one, or type its number.
feedback-ask-unit = Where in { $unit } is it? Tap one, or type its number or name. You can also type a house number, alley or street.

feedback-sent = Received. Your report’s code is **{ $code }**. An officer will read it by { $look }, and you will get a first answer by { $due }. You can add photos or text here at any time.
feedback-sent-anonymous = Received. Your report’s code is **{ $code }**; officers do not see your name. An officer will read it by { $look }, and you will get a first answer by { $due }. You can add photos or text here at any time.
feedback-danger = **Call now: 114 (fire, rescue), 115 (ambulance), 113 (police), 111 (children).**
    The ward’s officer on duty was alerted at { $time }, code **{ $code }**. If you are safe, please add the house number, a photo or your location.

feedback-added = Added to **{ $code }**. The officer in charge will read it.
feedback-added-file = Added to **{ $code }**. Send more if you have any.
feedback-added-place = Your location was added to **{ $code }**.
feedback-added-edit = Your correction was added to **{ $code }**.

feedback-list-empty = You have no reports here yet.
feedback-list = { $count ->
    [one] You have 1 report:
   *[other] You have { $count } reports:
}
feedback-list-line = { $number }. { $code } · { $text } · **{ $status }**. { $next }
feedback-list-more = { $count ->
    [one] 1 older report: type “status” and its code.
   *[other] { $count } older reports: type “status” and the code.
}
feedback-ticket = **{ $code }** · { $category } · { $unit }
    Sent { $date } · **{ $status }**
feedback-not-found = None of your reports has the code { $code }. Please check it, or type “status” to see them all.
feedback-too-many-codes = You have tried too many codes. Please try again after { $time }, or type “status” to see your own reports.

feedback-history-received = { $date }: received.
feedback-history-reply = { $date }: the ward replied “{ $text }”
feedback-history-resident = { $date }: you added “{ $text }”
feedback-history-attachment = { $date }: you added a photo or file.
feedback-history-transition = { $date }: { $status }{ $text }

feedback-next-look = An officer will read it by { $due }.
feedback-next-received = You will get a first answer by { $due }.
feedback-next-triaged = You will get a first answer by { $due }.
feedback-next-in_progress = You will get a first answer by { $due }.
feedback-next-forwarded = The Front is following up and will tell you by { $due }.
feedback-next-answered = Please tell us if it is done.
feedback-next-closed = If the problem is still there, choose “Not done yet” or write here again.
feedback-next-reopened = You will get an answer by { $due }.
feedback-next-declined = If you disagree, choose “Not done yet” or write here again.
feedback-next-merged = Everyone who reported this will be told the result.

feedback-window = { $channel } only lets the ward message you until { $until }. Choose “Keep me updated”, or write anything, so you do not miss a reply.
feedback-window-sent = { $channel } only lets the ward message you until { $until }; each time you write or press a button, that time starts again.
feedback-kept = All right: when there is news about **{ $code }**, the ward will message you here.

feedback-reply = The ward’s reply about **{ $code }**:
    “{ $text }”
feedback-step-triaged = **{ $code }**: an officer read it on { $date }.
feedback-step-in_progress = **{ $code }**: an officer has been working on it since { $date }.
feedback-step-forwarded = **{ $code }** was forwarded to **{ $authority }** on { $date }.
feedback-step-forwarded-document = **{ $code }** was forwarded to **{ $authority }** on { $date } (document { $document }).
feedback-step-answered = **{ $code }** was answered on { $date }.
feedback-step-closed = **{ $code }** was closed on { $date }.
feedback-step-reopened = **{ $code }** was reopened on { $date }.
feedback-step-declined = **{ $code }** is not something this channel can take on; on { $date } the ward replied as follows.
feedback-step-note = “{ $note }”
feedback-authority-unknown = the competent authority

feedback-closed = Thank you for letting us know. **{ $code }** is now closed.
feedback-reopened = **{ $code }** is open again. You will get an answer by { $due }. Please write what is not done yet.
feedback-still-open = We are still following up on **{ $code }**. You will get an answer by { $due }.
feedback-not-waiting = **{ $code }** does not need your confirmation right now.

feedback-left-half-way = Last time you were writing about “{ $text }”. Do you want to send it?
feedback-erased = Your unfinished text was deleted.
feedback-thanks = Thank you. The ward’s officers have your message. Write here whenever you need to.
feedback-menu = An officer reads every message here. Write what you want to report, or choose:

feedback-staff-danger = **Emergency** · { $code } · { $category } · { $unit }
    “{ $text }”
    Read by { $due }: { $url }

feedback-ask-person = The ward’s officers read every message and reply here. Write your question; if you would like a call back, add a phone number and a good time.
feedback-guide-minor = This is about a child. For help right away, call **111** (free, day and night). Please do not send the child’s name, school or photo.
feedback-handover-ung_ho = You want to donate, or to ask about donating. No fund drive is open on this channel, so your message goes to the officer in charge of funds. Please do not send money to any personal account; the ward never asks for an OTP code.
feedback-handover-dang_ky_su_kien = You want to register, or to say you cannot come. No event is open for registration on this channel, so your message goes to the officer in charge.
feedback-handover-gop_y = You want to comment. No consultation is open on this channel, so your message goes to the officer in charge.
feedback-choice-send-sealed = Agree and send confidentially
feedback-choice-send-note = Leave a note for the officer
feedback-choice-letter = How to write the letter
feedback-choice-meeting = Visiting hours
feedback-choice-back = Back
feedback-choice-each = Send { $count } separately
feedback-choice-agree-each = Agree and send { $count } separately
feedback-choice-together = Send as one
feedback-letter-khieu_nai = A complaint letter must give: the date; your name and address; the name and address of the office or person you are complaining about; what it is about, your reasons and any documents; what you are asking for; and your signature or thumbprint (Law on Complaints, art. 8). Send it to whoever made the decision, within 90 days of learning of it (art. 9).
feedback-letter-to_cao = A denunciation letter must give: the date; your name, address and how to reach you; the violation; who committed it; any related information; and your signature or thumbprint (Law on Denunciations, art. 23). You can also come in person. Your name, address and handwriting are kept confidential (art. 8, art. 56).
feedback-meeting = You can come in person. The chair of the commune-level People’s Committee meets citizens at least one day a week (Law on Citizen Reception, art. 15). To find out the hours at { $unit }, or to meet in private, leave a note; an officer will reply here.
feedback-matters = You wrote about { $count } different things. Sent separately, each gets its own code and date:
feedback-matter = { $number }. **{ $category }**: “{ $text }”
feedback-danger-again = **Call now: 114 (fire, rescue), 115 (ambulance), 113 (police), 111 (children).**
    Your message was added to **{ $code }**; the officer on duty is being alerted.
feedback-danger-added = **Call now: 114 (fire, rescue), 115 (ambulance), 113 (police), 111 (children).**
    Your words were added to **{ $code }**. The officers on duty were alerted several times and will read on there.
feedback-apart = Your last words were not put into **{ $code }** but kept apart, because this is another matter. They are not sent yet; please look and choose:
feedback-apart-sealed = Your last words were not put into **{ $code }** but kept apart, because they need to stay sealed. They are not sent yet; please look and choose:
feedback-neutral = This channel is for residents’ opinions and requests. Write here whenever you need to.
feedback-rumour = No authority has confirmed this forwarded message on this channel. Please do not pass it on; to ask about it, choose “Talk to an officer” or send “person”.
