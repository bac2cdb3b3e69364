# Words common to all conversations.

conversation-stopped = Stopped. What you wrote was not sent and will be deleted after 30 days.
conversation-choice-resume = Keep writing
conversation-choice-erase = Delete now
conversation-old-choice = That button is from an old message. Type “status” to see your reports, or write what you want to report.
conversation-file-lost = We could not download the file you sent. Please send it again.
conversation-file-refused = We cannot accept that file. Please send a photo, a voice message, a short video, or a PDF, Word or Excel file.
conversation-file-refused-too-large = The file you sent is over 20 MB, which is too large. Please send a smaller one, or send it as a photo.
