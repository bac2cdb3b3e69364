# Feedback: what is said in the chat about a matter.

feedback-ask-words = Please write what you want to report: what, where, since when. You may add photos, a voice note or a location.
feedback-ask-words-for-files = Received. Please add a few words: what is it, and where?
feedback-ask-words-for-place = Location received. Please add a few words: what is the matter there?
feedback-ask-more = Please write or send what you want to add to **{ $code }**.
feedback-answer-noted = Your answer to the announcement is noted; an officer will read it. If there is something to report, please write on.
feedback-too-much = This report is quite long already. Please send it first, then write another one.
feedback-too-many-files = A report takes at most 20 photos or files. Please send it first, then go on.
feedback-not-usable = This kind of message cannot be read here yet. Please write, or send a photo, a voice note or a location.

feedback-understood = Here is what we understood:
feedback-summary = **{ $category }** · { $details }
feedback-quote = “{ $text }”
feedback-with-place = with location
feedback-count-image = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
feedback-count-audio = { $count ->
    [one] 1 voice note
   *[other] { $count } voice notes
}
feedback-count-video = { $count ->
    [one] 1 video
   *[other] { $count } videos
}
feedback-count-document = { $count ->
    [one] 1 file
   *[other] { $count } files
}
feedback-what-happens = Send it to the ward committee? The Standing Board will read it and forward it to the competent authority when needed. Your name and number are seen only by the officer in charge.
feedback-document-names = The author noted inside a file is removed where we can read it; a signature or a name in the text stays. To stay unnamed, better send a photo of the part that matters.
feedback-consent = By choosing “Agree and send” you agree that the Fatherland Front committee keeps and uses this content to handle the matter. You may withdraw at any time.
feedback-guide-khieu_nai = This is a **complaint** (khiếu nại). By the Law on Complaints it must be a signed letter or made in person, to whoever issued the decision, within 90 days of learning of it. The Front does not settle it in their place, but will guide you and follow up. A message here does not replace the letter.
feedback-guide-to_cao = A denunciation (tố cáo) has to be kept confidential. It is valid as a letter or in person; your name is protected by the Law on Denunciations. A message here does not replace the letter. Please do not write the name of the person concerned here.

feedback-say-agree = To send it, press or write “{ $label }”, or write 1. Anything else you write is added to the report.
feedback-say-wrong = What should be corrected? Write it again, or choose:
feedback-choice-agree-send = Agree and send
feedback-choice-send = Send
feedback-choice-category = Change topic
feedback-choice-unit = Change place
feedback-choice-anonymous = Send anonymously
feedback-choice-drop = Cancel
feedback-choice-add = Add to { $code }
feedback-choice-here = { $unit } (as a whole)
feedback-choice-place = Send location
feedback-address-form = Send an address
feedback-address-form-why = Where it is. The address goes with your report when you send it; nothing else of the form is kept.
feedback-choice-new = New report
feedback-choice-done = Done
feedback-choice-undone = Not done
feedback-choice-more = Add words or photos
feedback-choice-keep = Keep me informed
feedback-choice-resume = Go on writing
feedback-choice-erase = Delete now

feedback-ask-category = What is it about? Tap one, or type its number.
feedback-ask-unit = Where in { $unit } is it? Tap one, or type its number or name. You may also type a house number, alley or street.

feedback-sent = Received, code **{ $code }**. An officer will read it before { $look }; you will be told the first outcome before { $due }. You may add photos or words here at any time.
feedback-sent-anonymous = Received, code **{ $code }**; officers do not see your name. An officer will read it before { $look }; you will be told the first outcome before { $due }. You may add photos or words here at any time.
feedback-danger = **Call now: 114 (fire, rescue), 115 (ambulance), 113 (police), 111 (children).**
    The ward's officer on duty was told at { $time }, code **{ $code }**. If you are safe, please add the house number, a photo or your location.

feedback-added = Added to **{ $code }**. The officer in charge will read it.
feedback-added-file = Added to **{ $code }**. Send more if you have any.
feedback-added-place = The location was added to **{ $code }**.
feedback-added-edit = Your correction was noted on **{ $code }**.

feedback-list-empty = You have no reports here yet.
feedback-list = { $count ->
    [one] You have 1 report:
   *[other] You have { $count } reports:
}
feedback-list-line = { $number }. { $code } · { $text } · **{ $status }**. { $next }
feedback-list-more = { $count } older ones: type “status” and the code.
feedback-ticket = **{ $code }** · { $category } · { $unit }
    Sent { $date } · **{ $status }**
feedback-not-found = No code { $code } among your reports. Please check it, or type “status” to see them all.
feedback-too-many-codes = You tried many codes. Please try again after { $time }, or type “status” to see your own reports.

feedback-history-received = { $date }: received.
feedback-history-reply = { $date }: the ward answered “{ $text }”
feedback-history-resident = { $date }: you added “{ $text }”
feedback-history-attachment = { $date }: you added a photo or file.
feedback-history-transition = { $date }: { $status }{ $text }

feedback-next-look = An officer reads it before { $due }.
feedback-next-received = You will be told the first outcome before { $due }.
feedback-next-triaged = You will be told the first outcome before { $due }.
feedback-next-in_progress = You will be told the first outcome before { $due }.
feedback-next-forwarded = The Front follows it up and will tell you before { $due }.
feedback-next-answered = Please say whether it is done.
feedback-next-closed = If the matter is still there, choose “Not done” or write here again.
feedback-next-reopened = You will be told the outcome before { $due }.
feedback-next-declined = If you disagree, choose “Not done” or write here again.
feedback-next-merged = The outcome will be told to everyone who reported it.

feedback-window = { $channel } lets the ward write to you until { $until } only. Please choose “Keep me informed”, or write anything, so that no answer is missed.
feedback-window-sent = { $channel } lets the ward write to you until { $until } only; whenever you write or press a button, that time begins again.
feedback-kept = Noted: what there is about **{ $code }**, the ward writes to you here.

feedback-reply = The ward's answer on **{ $code }**:
    “{ $text }”
feedback-step-triaged = **{ $code }**: an officer has read it on { $date }.
feedback-step-in_progress = **{ $code }**: an officer is handling it since { $date }.
feedback-step-forwarded = **{ $code }** was forwarded to **{ $authority }** on { $date }.
feedback-step-forwarded-document = **{ $code }** was forwarded to **{ $authority }** on { $date } (document { $document }).
feedback-step-answered = **{ $code }** was answered on { $date }.
feedback-step-closed = **{ $code }** was closed on { $date }.
feedback-step-reopened = **{ $code }** was reopened on { $date }.
feedback-step-declined = **{ $code }** is outside what can be received here; on { $date } the ward answered as follows.
feedback-step-note = “{ $note }”
feedback-authority-unknown = the competent authority

feedback-closed = Thank you for confirming. **{ $code }** is closed.
feedback-reopened = **{ $code }** is open again. You will be told the outcome before { $due }. Please write what is not done yet.
feedback-still-open = **{ $code }** is still being followed up. You will be told the outcome before { $due }.
feedback-not-waiting = **{ $code }** is not waiting for your confirmation now.

feedback-left-half-way = Last time you were writing about “{ $text }”. Do you want to send it?
feedback-erased = The unfinished text was deleted.
feedback-thanks = Thank you. Your words reached the ward's officers. Write here whenever there is something.
feedback-menu = A person reads every message here. Write what you want to report, or choose:

feedback-staff-danger = **Emergency** · { $code } · { $category } · { $unit }
    “{ $text }”
    To be read before { $due }: { $url }

feedback-ask-person = The ward's officers read every message here and answer here. Write your question; to be called back, add a phone number and a good time.
feedback-guide-minor = This concerns a child. For help at once call **111** (free, day and night). Please do not send the child's name, school or picture.
feedback-handover-ung_ho = You want to give, or to ask about giving. No fund drive is open on this channel, so your words go to the officer in charge of funds. Please do not send money to any personal account; the ward never asks for an OTP code.
feedback-handover-dang_ky_su_kien = You want to register or to excuse yourself. No registration is open on this channel, so your words go to the officer in charge.
feedback-handover-gop_y = You want to comment. No consultation is open on this channel, so your words go to the officer in charge.
feedback-choice-send-sealed = Agree and send sealed
feedback-choice-send-note = Leave a note for the officer
feedback-choice-letter = How to write the letter
feedback-choice-meeting = Reception hours
feedback-choice-back = Back
feedback-choice-each = Send { $count } separately
feedback-choice-agree-each = Agree and send { $count } separately
feedback-choice-together = Send as one
feedback-letter-khieu_nai = A complaint letter states: the date; your name and address; the name and address of the body or person complained of; the matter, reasons and papers; what you ask for; and your signature or thumb-print (Law on Complaints, art. 8). Send it to whoever issued the decision, within 90 days of learning of it (art. 9).
feedback-letter-to_cao = A denunciation letter states: the date; your name, address and how to reach you; the violation; who committed it; related information; and your signature or thumb-print (Law on Denunciations, art. 23). You may also come in person. Your name, address and handwriting are kept secret (art. 8, art. 56).
feedback-meeting = You may come in person. The chair of the commune-level People's Committee receives citizens at least one day a week (Law on Citizen Reception, art. 15). To learn the hours at { $unit }, or to meet in private, leave a note; an officer will answer here.
feedback-matters = You wrote about { $count } matters; sent separately, each gets its own code and date:
feedback-matter = { $number }. **{ $category }**: “{ $text }”
feedback-danger-again = **Call now: 114 (fire, rescue), 115 (ambulance), 113 (police), 111 (children).**
    Your words were added to **{ $code }**; the officer on duty is being told.
feedback-neutral = This channel is for residents' opinions and requests. Write here whenever there is something.
feedback-rumour = This forwarded message is not confirmed by any authority on this channel. Please do not pass it on; to ask about it, choose “Talk to an officer” or send “person”.
