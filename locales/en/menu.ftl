# Greeting, help and what is common.

menu-greeting = Welcome. You can reach { $unit } here. { $automatic }
    Write what you want to report, or choose:
menu-automatic = Replies here are automatic; an officer reads every message.
menu-ask-announcements = May the ward send you messages about meetings, funds and urgent notices? You can stop at any time.
menu-choice-report = Report
menu-choice-status = My reports
menu-choice-donate = Donate to a fund
menu-choice-events = Events
menu-choice-person = Talk to an officer
menu-choice-news = Announcements
menu-choice-unit = Change where I live
menu-choice-here = Choose this place
menu-choice-language-en = English
menu-choice-language-vi = Tiếng Việt
menu-choice-subscribe = Get announcements
menu-choice-unsubscribe = Stop messages
menu-choice-later = Later
menu-subscribed = Done. The ward will message you about meetings, fund drives and urgent notices. To stop, send “stop”.
menu-unsubscribed = Stopped. The ward will not send you announcements any more; you will still hear about your own reports.
menu-later = All right. Send “news” whenever you like.
menu-news-subscribed = You are getting the ward’s announcements. There is nothing new right now.
menu-help = Write what you want to report here, with photos, a voice message or a location if you like. Type “status” to see your reports, “cancel” to stop, or “settings” to change where you live or your language.
    In danger, call at once: **113** police, **114** fire and rescue, **115** ambulance, **111** child protection.
menu-nothing-open = You have nothing half-written. Please choose:
menu-settings = Where you live: { $unit }. What would you like to change?
menu-language = Replies will be in English from now on. Please choose:
menu-ask-unit = Where in { $unit } do you live? Tap one, or type its number.
menu-unit-set = Saved. Where you live: { $unit }.
menu-no-drives = No fund drive is open on this channel right now. When there is one, the ward will give its official account here. The ward never asks for an OTP code.
menu-no-events = No event is open for registration on this channel right now.
menu-no-consultations = No draft is open for comments on this channel right now. You can write your opinion here; an officer will read it.
