# Phản ánh: những lời nói trong cuộc trò chuyện về một việc.

feedback-ask-words = Mời bác viết điều muốn phản ánh: việc gì, ở đâu, từ bao giờ. Có thể gửi kèm ảnh, tiếng nói hoặc vị trí.
feedback-ask-words-for-files = Đã nhận. Mời bác viết thêm vài chữ: việc gì, ở đâu?
feedback-ask-words-for-place = Đã nhận vị trí. Mời bác viết thêm vài chữ: ở đó có việc gì?
feedback-ask-more = Mời bác viết lời hoặc gửi ảnh muốn thêm vào việc **{ $code }**.
feedback-answer-noted = Đã ghi lại lời bác trả lời thông báo, cán bộ sẽ đọc. Có việc cần phản ánh, mời bác viết tiếp.
feedback-too-much = Việc này đã khá dài. Mời bác gửi đi trước, rồi viết việc khác.
feedback-too-many-files = Mỗi việc nhận tối đa 20 ảnh hoặc tệp. Mời bác gửi đi trước, rồi gửi tiếp.
feedback-not-usable = Loại tin này chưa đọc được. Mời bác viết bằng chữ, hoặc gửi ảnh, tiếng nói, vị trí.

feedback-understood = Nội dung được hiểu như sau, mời bác xem lại:
feedback-summary = **{ $category }** · { $details }
feedback-quote = “{ $text }”
feedback-with-place = có vị trí
feedback-count-image = { $count } ảnh
feedback-count-audio = { $count } tin tiếng nói
feedback-count-video = { $count } đoạn phim
feedback-count-document = { $count } tệp
feedback-place-outside = Nơi bác nói ({ $named }) nay thuộc **{ $units }**; kênh này của { $own }. Bác cứ gửi, cán bộ sẽ biết để chuyển đúng nơi.
feedback-what-happens = Gửi đi, Ban Thường trực sẽ xem và chuyển cơ quan có thẩm quyền khi cần. Tên và số của bác chỉ cán bộ phụ trách được thấy.
feedback-document-names = Tên người soạn lưu sẵn trong tệp được xóa nếu máy đọc được; chữ ký và tên viết trong bài thì vẫn còn. Muốn giấu tên, bác nên gửi ảnh chụp riêng phần cần thiết.
feedback-consent = Bấm “Đồng ý và gửi” là bác đồng ý để Ủy ban MTTQ lưu và dùng nội dung này để xử lý việc bác nêu. Bác rút lại lúc nào cũng được.
feedback-guide-khieu_nai = Đây là việc **khiếu nại**. Theo Luật Khiếu nại, khiếu nại phải có đơn ký tên hoặc trình bày trực tiếp, gửi người đã ra quyết định, trong 90 ngày từ khi biết quyết định. Mặt trận không giải quyết thay, nhưng sẽ hướng dẫn và theo dõi. Lời nhắn ở đây không thay cho đơn.
feedback-guide-to_cao = Việc tố cáo cần được giữ kín. Tố cáo hợp lệ khi có đơn hoặc trình bày trực tiếp; tên bác được bảo vệ theo Luật Tố cáo. Lời nhắn ở đây không thay cho đơn. Xin bác đừng nhắn thêm tên người bị tố cáo.

feedback-say-agree = Để gửi, bác bấm hoặc nhắn “{ $label }”, hoặc nhắn số 1. Bác viết thêm thì lời ấy được ghi vào phản ánh.
feedback-say-wrong = Bác muốn sửa phần nào? Mời bác viết lại cho đúng, hoặc chọn:
feedback-choice-agree-send = Đồng ý và gửi
feedback-choice-send = Gửi đi
feedback-choice-category = Sửa loại việc
feedback-choice-unit = Sửa địa chỉ
feedback-choice-anonymous = Gửi ẩn danh
feedback-choice-drop = Thôi
feedback-choice-add = Thêm vào { $code }
feedback-choice-here = { $unit } (chung)
feedback-choice-place = Gửi vị trí
feedback-address-form = Gửi địa chỉ
feedback-address-form-why = Nơi xảy ra việc bác phản ánh. Địa chỉ đi cùng phản ánh khi bác bấm gửi; những mục khác trong mẫu không lưu.
feedback-choice-new = Gửi việc mới
feedback-choice-done = Đã xong
feedback-choice-undone = Chưa xong
feedback-choice-more = Thêm lời hoặc ảnh
feedback-choice-keep = Nhận tin tiếp
feedback-choice-resume = Viết tiếp
feedback-choice-erase = Xóa ngay

feedback-ask-category = Việc này thuộc loại nào? Mời bác bấm hoặc gõ số.
feedback-ask-unit = Việc này ở đâu trong { $unit }? Mời bác bấm, gõ số hoặc gõ tên. Có thể gõ luôn số nhà, ngõ, đường.

feedback-sent = Đã nhận, mã **{ $code }**. Cán bộ sẽ xem trước { $look }; bác được báo kết quả bước đầu trước { $due }. Bác nhắn thêm ảnh hoặc lời vào đây lúc nào cũng được.
feedback-sent-anonymous = Đã nhận, mã **{ $code }**; cán bộ không thấy tên bác. Cán bộ sẽ xem trước { $look }; bác được báo kết quả bước đầu trước { $due }. Bác nhắn thêm ảnh hoặc lời vào đây lúc nào cũng được.
feedback-danger = **Gọi ngay 114 (cháy, cứu nạn), 115 (cấp cứu), 113 (công an), 111 (trẻ em).**
    Đã báo cán bộ trực của phường lúc { $time }, mã **{ $code }**. Nếu an toàn, bác cho biết thêm số nhà hoặc gửi ảnh, vị trí.

feedback-added = Đã thêm vào việc **{ $code }**. Cán bộ phụ trách sẽ đọc.
feedback-added-file = Đã thêm vào việc **{ $code }**. Mời bác gửi tiếp nếu còn.
feedback-added-place = Đã thêm vị trí vào việc **{ $code }**.
feedback-added-edit = Đã ghi lời sửa của bác vào việc **{ $code }**.

feedback-list-empty = Bác chưa có việc nào ở đây.
feedback-list = Bác có { $count } việc:
feedback-list-line = { $number }. { $code } · { $text } · **{ $status }**. { $next }
feedback-list-more = Còn { $count } việc cũ hơn: mời bác gõ “tra cứu” và mã của việc.
feedback-ticket = **{ $code }** · { $category } · { $unit }
    Gửi { $date } · **{ $status }**
feedback-not-found = Không tìm thấy mã { $code } trong các việc của bác. Mời bác xem lại mã, hoặc gõ “tra cứu” để xem tất cả.
feedback-too-many-codes = Bác đã thử nhiều mã. Mời bác thử lại sau { $time }, hoặc gõ “tra cứu” để xem các việc của mình.

feedback-history-received = { $date }: đã nhận.
feedback-history-reply = { $date }: phường trả lời “{ $text }”
feedback-history-resident = { $date }: bác viết thêm “{ $text }”
feedback-history-attachment = { $date }: bác gửi thêm ảnh hoặc tệp.
feedback-history-transition = { $date }: { $status }{ $text }

feedback-next-look = Cán bộ xem trước { $due }.
feedback-next-received = Bác được báo kết quả bước đầu trước { $due }.
feedback-next-triaged = Bác được báo kết quả bước đầu trước { $due }.
feedback-next-in_progress = Bác được báo kết quả bước đầu trước { $due }.
feedback-next-forwarded = Mặt trận theo dõi và báo lại bác trước { $due }.
feedback-next-answered = Mời bác cho biết việc đã xong chưa.
feedback-next-closed = Nếu việc còn, bác bấm “Chưa xong” hoặc viết lại vào đây.
feedback-next-reopened = Bác được báo kết quả trước { $due }.
feedback-next-declined = Nếu chưa đồng ý, bác bấm “Chưa xong” hoặc viết lại vào đây.
feedback-next-merged = Kết quả sẽ được báo chung cho những người cùng phản ánh.

feedback-window = { $channel } chỉ cho phường nhắn bác đến { $until }. Bác bấm “Nhận tin tiếp” hoặc nhắn bất kỳ lời nào để không lỡ trả lời.
feedback-window-sent = { $channel } chỉ cho phường nhắn bác đến { $until }; mỗi lần bác nhắn hoặc bấm nút thì được tính lại từ đầu.
feedback-kept = Đã ghi nhận: có tin về việc **{ $code }**, phường nhắn bác tại đây.

feedback-reply = Phường trả lời việc **{ $code }**:
    “{ $text }”
feedback-step-triaged = Việc **{ $code }**: cán bộ đã xem ngày { $date }.
feedback-step-in_progress = Việc **{ $code }**: cán bộ bắt đầu xử lý từ { $date }.
feedback-step-forwarded = Việc **{ $code }** đã chuyển **{ $authority }** ngày { $date }.
feedback-step-forwarded-document = Việc **{ $code }** đã chuyển **{ $authority }** ngày { $date } (văn bản { $document }).
feedback-step-answered = Việc **{ $code }** đã có trả lời ngày { $date }.
feedback-step-closed = Việc **{ $code }** đã kết thúc ngày { $date }.
feedback-step-reopened = Việc **{ $code }** được mở lại ngày { $date }.
feedback-step-declined = Việc **{ $code }** không thuộc phạm vi tiếp nhận; ngày { $date } phường trả lời như sau.
feedback-step-note = “{ $note }”
feedback-authority-unknown = cơ quan có thẩm quyền

feedback-closed = Cảm ơn bác đã xác nhận. Việc **{ $code }** kết thúc.
feedback-reopened = Đã mở lại việc **{ $code }**. Bác được báo kết quả trước { $due }. Mời bác viết thêm điều còn chưa xong.
feedback-still-open = Việc **{ $code }** vẫn đang được theo dõi. Bác được báo kết quả trước { $due }.
feedback-not-waiting = Việc **{ $code }** hiện không chờ bác xác nhận.

feedback-left-half-way = Lần trước bác đang viết dở về “{ $text }”. Gửi tiếp không ạ?
feedback-erased = Đã xóa lời viết dở.
feedback-thanks = Cảm ơn bác. Lời của bác đã đến cán bộ phường. Có việc gì bác cứ viết vào đây.
feedback-menu = Có cán bộ đọc mọi tin nhắn ở đây. Bác viết điều muốn phản ánh, hoặc chọn:

feedback-staff-danger = **Khẩn cấp** · { $code } · { $category } · { $unit }
    “{ $text }”
    Xem trước { $due }: { $url }

feedback-ask-person = Cán bộ phường đọc mọi tin nhắn ở đây và trả lời tại đây. Mời bác viết điều muốn hỏi; muốn được gọi lại, bác ghi số điện thoại và giờ tiện nghe máy.
feedback-guide-minor = Việc này liên quan đến trẻ em. Cần giúp ngay, gọi **111** (miễn phí, cả ngày đêm). Xin bác đừng nhắn thêm tên, trường, hình của cháu.
feedback-handover-ung_ho = Bác muốn ủng hộ hoặc hỏi về ủng hộ. Kênh này chưa mở đợt vận động nào, nên lời của bác sẽ đến cán bộ phụ trách quỹ. Xin chưa chuyển tiền vào tài khoản cá nhân nào; phường không hỏi mã OTP.
feedback-handover-dang_ky_su_kien = Bác muốn đăng ký hoặc báo vắng. Kênh này chưa mở đăng ký sự kiện, nên lời của bác sẽ đến cán bộ phụ trách.
feedback-handover-gop_y = Bác muốn góp ý. Kênh này chưa mở đợt lấy ý kiến nào, nên lời của bác sẽ đến cán bộ phụ trách.
feedback-choice-send-sealed = Đồng ý và gửi kín
feedback-choice-send-note = Gửi lời nhắn cho cán bộ
feedback-choice-letter = Cách viết đơn
feedback-choice-meeting = Lịch tiếp công dân
feedback-choice-back = Quay lại
feedback-choice-each = Gửi riêng { $count } việc
feedback-choice-agree-each = Đồng ý và gửi riêng { $count } việc
feedback-choice-together = Gửi chung một việc
feedback-letter-khieu_nai = Đơn khiếu nại ghi: ngày, tháng, năm; họ tên, địa chỉ của bác; tên, địa chỉ cơ quan hoặc người bị khiếu nại; nội dung, lý do, giấy tờ kèm theo; yêu cầu giải quyết; rồi ký tên hoặc điểm chỉ (Luật Khiếu nại, điều 8). Gửi người đã ra quyết định, trong 90 ngày từ khi biết quyết định (điều 9).
feedback-letter-to_cao = Đơn tố cáo ghi: ngày, tháng, năm; họ tên, địa chỉ, cách liên hệ với bác; việc vi phạm; người bị tố cáo; thông tin liên quan; rồi ký tên hoặc điểm chỉ (Luật Tố cáo, điều 23). Có thể trình bày trực tiếp. Tên, địa chỉ, bút tích của bác được giữ bí mật (điều 8, điều 56).
feedback-meeting = Bác có thể đến trình bày trực tiếp. Chủ tịch Ủy ban nhân dân cấp xã tiếp công dân ít nhất 01 ngày mỗi tuần (Luật Tiếp công dân, điều 15). Muốn biết ngày giờ tại { $unit } hoặc hẹn gặp riêng, bác gửi lời nhắn, cán bộ sẽ trả lời tại đây.
feedback-matters = Bác nêu { $count } việc; gửi riêng thì mỗi việc có mã và ngày hẹn của mình:
feedback-matter = { $number }. **{ $category }**: “{ $text }”
feedback-danger-again = **Gọi ngay 114 (cháy, cứu nạn), 115 (cấp cứu), 113 (công an), 111 (trẻ em).**
    Lời của bác đã được thêm vào việc **{ $code }**, cán bộ trực đang được báo.
feedback-danger-added = **Gọi ngay 114 (cháy, cứu nạn), 115 (cấp cứu), 113 (công an), 111 (trẻ em).**
    Lời của bác đã được thêm vào việc **{ $code }**. Cán bộ trực đã được báo nhiều lần, sẽ đọc tiếp tại đó.
feedback-apart = Lời vừa rồi không ghi vào việc **{ $code }** mà để riêng, vì đây là việc khác. Bác chưa gửi; mời bác xem và chọn:
feedback-apart-sealed = Lời vừa rồi không ghi vào việc **{ $code }** mà để riêng, vì cần được giữ kín. Bác chưa gửi; mời bác xem và chọn:
feedback-neutral = Kênh này chỉ nhận ý kiến, kiến nghị của bà con. Có việc gì cần, bác cứ viết vào đây.
feedback-rumour = Tin chuyển tiếp này chưa được cơ quan nào xác nhận trên kênh này. Xin bác đừng gửi tiếp; cần hỏi cho rõ, bác bấm “Gặp cán bộ” hoặc nhắn “gặp cán bộ”.
