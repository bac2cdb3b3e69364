# Greeting, help and what is common.

menu-greeting = Welcome. This is where { $unit } receives residents' opinions. { $automatic }
    Write what you want to report, or choose:
menu-automatic = Answers here are automatic; a person reads every message.
menu-ask-announcements = May the ward send you messages about meetings, funds and urgent notices? You can stop at any time.
menu-choice-report = Report
menu-choice-status = My reports
menu-choice-donate = Donate
menu-choice-events = Events
menu-choice-person = Talk to an officer
menu-choice-news = Announcements
menu-choice-unit = Change my place
menu-choice-here = This one
menu-choice-language-en = English
menu-choice-language-vi = Tiếng Việt
menu-choice-subscribe = Agree to messages
menu-choice-unsubscribe = Stop messages
menu-choice-later = Later
menu-subscribed = Noted. The ward will write when there is a meeting, a fund drive or an urgent notice. To stop, send “stop”.
menu-unsubscribed = Stopped. The ward sends you no more announcements; you will still be told about your own reports.
menu-later = All right. Send “news” whenever you like.
menu-news-subscribed = You receive the ward's announcements. There is nothing new at present.
menu-help = Write what you want to report here, with photos, a voice note or a location if you like. Type “status” to see your reports, “cancel” to stop, “settings” to change place or language.
    In danger call at once: **113** police, **114** fire and rescue, **115** ambulance, **111** child protection.
menu-nothing-open = Nothing is half-written now. Please choose:
menu-settings = Your place as noted: { $unit }. Choose what to change:
menu-language = Answers will be in English from now on. Please choose:
menu-ask-unit = Where in { $unit } do you live? Tap one, or type its number.
menu-unit-set = Your place was noted: { $unit }.
menu-no-drives = There is no fund drive open on this channel now. When there is, the ward will state its official account here. The ward never asks for an OTP code.
menu-no-events = There is no event open for registration on this channel now.
menu-no-consultations = There is no draft open for comments on this channel now. You may write your opinion here; an officer will read it.
