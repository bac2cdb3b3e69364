# The commands in Telegram's menu.

telegram-command-report = Report a problem or make a request
telegram-command-status = Check the reports I have sent
telegram-command-news = News and my announcements
telegram-command-donate = Fund drives and donations
telegram-command-events = Events and meetings
telegram-command-consult = Comment on drafts
telegram-command-settings = Where I live, language
telegram-command-mydata = My data: see, correct, delete
telegram-command-help = Help and emergency numbers
telegram-command-cancel = Stop what I am doing now
