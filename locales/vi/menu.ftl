# Lời chào, trợ giúp và những việc chung.

menu-greeting = Kính chào bác/anh/chị. Đây là kênh tiếp nhận ý kiến của { $unit }. { $automatic }
    Bác có thể viết ngay điều muốn phản ánh, hoặc chọn một việc:
menu-automatic = Tin trả lời ở đây là tự động; cán bộ đọc mọi tin nhắn.
menu-ask-announcements = Phường có thể nhắn tin về lịch họp, quỹ, thông báo khẩn cho bác không? Bác dừng lúc nào cũng được.
menu-choice-report = Gửi phản ánh
menu-choice-status = Tra cứu
menu-choice-donate = Ủng hộ quỹ
menu-choice-events = Sự kiện
menu-choice-person = Gặp cán bộ
menu-choice-news = Thông báo
menu-choice-unit = Đổi nơi ở
menu-choice-here = Chọn nơi này
menu-choice-language-en = English
menu-choice-language-vi = Tiếng Việt
menu-choice-subscribe = Đồng ý nhận tin
menu-choice-unsubscribe = Dừng nhận tin
menu-choice-later = Để sau
menu-subscribed = Đã ghi nhận. Phường sẽ nhắn khi có lịch họp, quỹ hoặc thông báo khẩn. Muốn dừng, bác nhắn “dừng”.
menu-unsubscribed = Đã dừng. Phường không nhắn thông báo cho bác nữa; việc bác phản ánh vẫn được báo lại.
menu-later = Vâng. Khi nào cần, bác nhắn “thông báo”.
menu-news-subscribed = Bác đang nhận thông báo của phường. Hiện chưa có thông báo mới.
menu-help = Bác viết điều muốn phản ánh vào đây, có thể kèm ảnh, tiếng nói, vị trí. Gõ “tra cứu” để xem việc đã gửi, “hủy” để dừng, “cài đặt” để đổi nơi ở hoặc ngôn ngữ.
    Khi nguy hiểm, gọi ngay: **113** công an, **114** cháy và cứu nạn, **115** cấp cứu, **111** bảo vệ trẻ em.
menu-nothing-open = Hiện không có gì đang viết dở. Mời bác chọn:
menu-settings = Nơi ở đang ghi: { $unit }. Mời bác chọn điều muốn đổi:
menu-language = Từ giờ trả lời bằng tiếng Việt. Mời bác chọn:
menu-ask-unit = Bác ở đâu trong { $unit }? Mời bác bấm hoặc gõ số.
menu-unit-set = Đã ghi nơi ở: { $unit }.
menu-no-drives = Hiện chưa có đợt vận động ủng hộ nào mở trên kênh này. Khi có, phường sẽ công bố tài khoản chính thức tại đây. Phường không bao giờ hỏi mã OTP.
menu-no-events = Hiện chưa có sự kiện nào mở đăng ký trên kênh này.
menu-no-consultations = Hiện chưa có dự thảo nào lấy ý kiến trên kênh này. Ý kiến của bác cứ viết vào đây, cán bộ sẽ đọc.
