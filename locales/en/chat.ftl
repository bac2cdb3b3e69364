# The web chat page (the residents' channel).

## The frame of the page
chat-title = Write to the Front – { $unit }
chat-organisation = Vietnam Fatherland Front
chat-other-language = Tiếng Việt
chat-skip = Go to the message box
chat-log = Conversation
chat-composer = Write a message
chat-text = What you want to tell the committee
chat-placeholder = Write a message…
chat-send = Send
chat-photo = Photos, files
chat-photo-hint = Photos, sound, video, PDF, Word, Excel; at most 20 MB each
chat-place = Location
chat-older = Show earlier messages
chat-newer = Newest messages

## When the browser has JavaScript switched off
chat-no-script = This browser has JavaScript switched off, so messages cannot be sent from here. Please switch it on and load the page again, or write to { $unit } on Zalo or Telegram, or come to the office during working hours.
chat-no-script-danger = In an emergency call 113 (police), 114 (fire, rescue) or 115 (ambulance).

## The greeting
chat-greeting =
    Welcome. This is where { $unit } takes in what residents have to say. Write what you want to report, with a photo if you have one, or choose below.
chat-greeting-automatic = Immediate answers here are automatic; an officer reads every message. In an emergency call **113**, **114** or **115**.
chat-start-report = Report something
chat-start-report-word = report
chat-start-status = Follow up
chat-start-status-word = status
chat-start-donate = Donate to a fund
chat-start-donate-word = donate
chat-start-events = Events
chat-start-events-word = events

## Connection
chat-state-idle = Ready for your message
chat-state-connecting = Connecting…
chat-state-connected = Connected
chat-state-away = Connection lost, trying again. What you wrote is kept.
chat-state-cookies = This browser blocks cookies, so answers cannot reach you. Please allow cookies for this site and load the page again.

## In the conversation
chat-by-resident = You:
chat-by-committee = The Front:
chat-today = Today
chat-yesterday = Yesterday
chat-sending = Sending…
chat-waiting = Not sent yet, will be sent again
chat-image = Photo
chat-image-opens = Open photo
chat-file = File
chat-choices = Choose one
chat-place-shown = Location: { $latitude }, { $longitude }

## Photos and files that were chosen
chat-chosen = Chosen to be sent
chat-remove = Remove { $name }
chat-files-gone = Photos or files were not sent before the page was loaded again. Please choose them again.

## Sending a location
chat-place-title = Send where you are now?
chat-place-why = The location only tells where something happens. The page asks once, when you press the button below, and does not follow you.
chat-place-send = Send my location
chat-place-cancel = Cancel
chat-place-looking = Looking for your location…
chat-place-denied = The browser may not see your location. Please allow it in the settings, or write the house number, alley and group.
chat-place-unavailable = Your location was not found. Please try again outdoors, or write the house number, alley and group.

## Not taken
chat-later-too-many = Messages are coming a little fast. What you wrote is kept and will be sent in a few seconds.
chat-later-unavailable = The system cannot take messages right now. What you wrote is kept and will be sent again.
chat-refused-empty = The message is empty.
chat-refused-too-long = The message is longer than 4,000 characters. Please split it into several.
chat-refused-invalid = The message was not in the right form. Please load the page again and send it once more.
chat-refused-too-many-files = At most 10 files at a time.
chat-refused-file-empty = This file is empty and was not sent. Please choose another one.
chat-refused-file-too-large = This file is larger than 20 MB and was not sent. Please choose a smaller one.
chat-refused-file-type-not-allowed = This type of file cannot be taken. Photos, sound, video, PDF, Word and Excel without macros can.
chat-refused-file-image-bomb = This picture is too large in size and was not sent. Please take it again or choose another one.
chat-refused-file-broken = This file is damaged or incomplete and was not sent. Please send it again.
