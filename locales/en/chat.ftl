# The web chat page (the residents' channel).

## The frame of the page
chat-title = Message the Fatherland Front – { $unit }
chat-organisation = Vietnam Fatherland Front
chat-other-language = Tiếng Việt
chat-skip = Go to the message box
chat-log = Conversation
chat-composer = Write a message
chat-text = What you want to tell the committee
chat-placeholder = Write a message…
chat-send = Send
chat-photo = Photos, files
chat-photo-hint = Photos, audio, video, PDF, Word, Excel; up to 20 MB each
chat-place = Location
chat-older = Show earlier messages
chat-newer = Latest messages

## When the browser has JavaScript switched off
chat-no-script = JavaScript is turned off in this browser, so you cannot send messages here. Please turn it on and reload the page, message { $unit } on Zalo or Telegram, or visit the office during working hours.
chat-no-script-danger = In an emergency, call 113 (police), 114 (fire, rescue) or 115 (ambulance).

## The greeting
chat-greeting =
    Welcome. You can reach { $unit } here. Write what you want to report, with a photo if you have one, or choose below.
chat-greeting-automatic = Instant replies here are automatic; an officer reads every message. In an emergency, call **113**, **114** or **115**.
chat-start-report = Report something
chat-start-report-word = report
chat-start-status = Check my reports
chat-start-status-word = status
chat-start-donate = Donate to a fund
chat-start-donate-word = donate
chat-start-events = Events
chat-start-events-word = events

## Connection
chat-state-idle = Ready for your message
chat-state-connecting = Connecting…
chat-state-connected = Connected
chat-state-away = Connection lost, trying again. Your message is saved.
chat-state-cookies = This browser blocks cookies, so replies cannot reach you. Please allow cookies for this site and reload the page.

## In the conversation
chat-by-resident = You:
chat-by-committee = The committee:
chat-today = Today
chat-yesterday = Yesterday
chat-sending = Sending…
chat-waiting = Not sent yet; will try again
chat-image = Photo
chat-image-opens = Open photo
chat-file = File
chat-choices = Choose one
chat-place-shown = Location: { $latitude }, { $longitude }

## Photos and files that were chosen
chat-chosen = Ready to send
chat-remove = Remove { $name }
chat-files-gone = Some photos or files were not sent before the page reloaded. Please choose them again.

## Sending a location
chat-place-title = Send your current location?
chat-place-why = Your location is only used to see where the problem is. The page asks once, when you press the button below, and does not track you.
chat-place-send = Send my location
chat-place-cancel = Cancel
chat-place-looking = Finding your location…
chat-place-denied = This browser is not allowed to see your location. Please allow it in the settings, or write the house number, alley and residential group.
chat-place-unavailable = We could not find your location. Please try again outdoors, or write the house number, alley and residential group.

## Not taken
chat-later-too-many = You are sending messages a little too fast. Your message is saved and will be sent in a few seconds.
chat-later-unavailable = We cannot receive messages right now. Your message is saved and will be sent again.
chat-refused-empty = The message is empty.
chat-refused-too-long = The message is longer than 4,000 characters. Please split it into shorter ones.
chat-refused-invalid = Something was wrong with that message. Please reload the page and send it again.
chat-refused-too-many-files = You can send up to 10 files at a time.
chat-refused-file-empty = This file is empty and was not sent. Please choose another one.
chat-refused-file-too-large = This file is larger than 20 MB and was not sent. Please choose a smaller one.
chat-refused-file-type-not-allowed = This type of file is not accepted. You can send photos, audio, video, PDF, Word, and Excel without macros.
chat-refused-file-image-bomb = The dimensions of this photo are too large, so it was not sent. Please take it again or choose another one.
chat-refused-file-broken = This file is damaged or incomplete and was not sent. Please send it again.
