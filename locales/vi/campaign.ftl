# Thông báo nhiều người cùng nhận.

## Dưới mỗi thông báo
campaign-reader = quý vị
campaign-how-to-stop = Không muốn nhận thông báo nữa, mời nhắn “dừng”.
campaign-choice-read = Đã rõ
campaign-choice-stop = Dừng nhận tin
campaign-choice-report = Phản ánh về việc này
campaign-read-noted = Đã ghi nhận là bác đã đọc. Cảm ơn bác.
campaign-stopped = Đã dừng. Phường không nhắn thông báo cho bác nữa; việc bác phản ánh vẫn được báo lại. Muốn nhận lại, bác nhắn “thông báo”.

## Chọn chủ đề
campaign-choice-topics = Chọn chủ đề
campaign-topics = Bác muốn nhận thông báo về những việc nào? Chọn một việc để tắt hoặc bật lại.
campaign-choice-topic-off = Tắt: { $topic }
campaign-choice-topic-on = Bật lại: { $topic }
campaign-topic-meetings = Lịch họp
campaign-topic-funds = Quỹ và ủng hộ
campaign-topic-events = Sự kiện
campaign-topic-consultations = Góp ý
campaign-topic-notices = Thông báo khác

## Trang thông báo
campaign-title = Thông báo
campaign-about = Thông báo gửi nhiều người: người soạn và người duyệt là hai người khác nhau; mỗi người nhận được tính đủ.
campaign-new = Soạn thông báo
campaign-edit = Sửa thông báo
campaign-empty = Chưa có thông báo nào.
campaign-older = Các thông báo cũ hơn
campaign-waits = chờ đến { $date }
campaign-save = Lưu và xem trước
campaign-any-time = Không đặt
campaign-status-draft = Bản nháp
campaign-status-submitted = Chờ duyệt
campaign-status-approved = Đã duyệt, chờ đến giờ
campaign-status-held = Đang giữ lại, chờ người quyết định
campaign-status-running = Đang gửi
campaign-status-paused = Tạm dừng
campaign-status-done = Đã gửi xong
campaign-status-cancelled = Đã hủy
campaign-status-expired = Hết hạn, chưa gửi
campaign-class-ordinary = Thông báo thường (người đã đồng ý nhận)
campaign-class-mandatory = Thông báo theo quy định (mọi người)
campaign-class-urgent = Khẩn, nguy hiểm tính mạng (mọi người, ngay)
campaign-language-vi = Tiếng Việt
campaign-language-en = Tiếng Anh

## Soạn
campaign-field-title = Tên để nhận ra
campaign-field-title-hint = Chỉ cán bộ thấy.
campaign-field-vi = Nội dung tiếng Việt
campaign-field-vi-hint = Tối đa 1.800 ký tự. Đặt **hai dấu sao** quanh chữ đậm. Có thể dùng { "{" }name{ "}" } và { "{" }unit{ "}" }.
campaign-field-en = Nội dung tiếng Anh
campaign-field-en-hint = Bỏ trống thì mọi người nhận bản tiếng Việt.
campaign-field-picture = Ảnh
campaign-field-picture-hint = JPEG, PNG hoặc WebP.
campaign-field-picture-kept = Đã có một ảnh; chọn ảnh khác để thay.
campaign-field-picture-drop = Bỏ ảnh
campaign-field-buttons = Nút mở trang (tối đa 3)
campaign-field-acts = Nút trả lời (tính trong 3 nút)
campaign-field-url = Địa chỉ trang
campaign-field-label-vi = Chữ trên nút
campaign-field-label-en = Chữ trên nút, tiếng Anh
campaign-field-whom = Gửi cho ai
campaign-field-unit = Đơn vị và mọi đơn vị bên dưới
campaign-field-class = Loại thông báo
campaign-field-channels = Kênh (không chọn: mọi kênh)
campaign-field-topics = Chủ đề (không chọn: không theo chủ đề)
campaign-field-languages = Ngôn ngữ (không chọn: mọi người)
campaign-field-one-each = Mỗi hộ một người
campaign-field-not-before = Gửi từ lúc
campaign-field-not-before-hint = Bỏ trống: ngay khi được duyệt.
campaign-field-not-after = Không gửi sau
campaign-field-not-after-hint = Ai chưa nhận đến lúc này thì thôi.
campaign-reach-counting = Đang đếm người nhận…
campaign-reach-total = Sẽ tới { $count } người
campaign-reach-skipped = Không tới được { $count } người:
campaign-reach-cost = Trong đó { $count } tin Zalo trả phí, khoảng { $money }.

## Một thông báo
campaign-what = Nội dung sẽ gửi
campaign-preview = Người nhận sẽ thấy
campaign-fact-author = Người soạn
campaign-fact-approver = Người duyệt
campaign-fact-hash = Mã kiểm của nội dung
campaign-deed-submit = Trình duyệt
campaign-deed-approve = Duyệt và gửi
campaign-deed-pause = Tạm dừng
campaign-deed-resume = Gửi tiếp
campaign-deed-cancel = Hủy thông báo
campaign-deed-test = Gửi thử cho mình
campaign-deed-retry-failed = Gửi lại { $count } người chưa tới
campaign-deed-retry-unknown = Gửi lại { $count } người chưa rõ
campaign-approve-says = Sẽ gửi cho { $count } người, đúng như nội dung bên dưới.
campaign-approve-night = Đang là giờ yên tĩnh: thông báo sẽ đi ngay.
campaign-approve-own = Người soạn không tự duyệt. Mời một người khác trong Ban Thường trực xem và duyệt.
campaign-approve-others = Thông báo đang chờ Ban Thường trực duyệt.
campaign-cancel-title = Hủy “{ $title }”?
campaign-cancel-says = Ai chưa nhận sẽ không nhận nữa. Tin đã gửi không thu lại được.
campaign-stopped-outage = Máy chủ đã ngừng một thời gian, giờ gửi đã qua. Bấm “Gửi tiếp” nếu vẫn cần gửi.
campaign-stopped-restored = Dữ liệu vừa được khôi phục từ bản sao cũ, thông báo này có thể đã gửi rồi. Bấm “Gửi tiếp” nếu chắc chắn cần gửi.
campaign-stopped-fault = Kênh từ chối nội dung với mọi người: { $reason }
campaign-done-saved = Đã lưu.
campaign-done-submit = Đã trình duyệt.
campaign-done-approve = Đã duyệt.
campaign-done-pause = Đã tạm dừng.
campaign-done-resume = Đang gửi tiếp.
campaign-done-cancel = Đã hủy.
campaign-done-retry = Đang gửi lại.
campaign-done-test = Đã gửi một bản cho tài khoản này.

## Kết quả
campaign-account = Kết quả gửi
campaign-figure-recipients = Người nhận
campaign-figure-sent = Đã gửi
campaign-figure-failed = Không gửi được
campaign-figure-skipped = Bỏ qua
campaign-figure-unknown = Chưa rõ
campaign-figure-pending = Đang chờ
campaign-figure-acknowledged = Bấm “Đã rõ”
campaign-figure-tickets = Việc phản ánh
campaign-figure-replies = Lời đáp khác
campaign-answers = Người dân trả lời
campaign-replies = Đọc lời đáp của người dân
campaign-reasons = Lý do
campaign-pace = · { $perSecond } tin mỗi giây, còn khoảng { $left }
campaign-rests = · giờ yên tĩnh, gửi tiếp lúc { $date }
campaign-report = Tải bảng kết quả (CSV)
campaign-seen-unknown = “Đã gửi” là kênh đã nhận tin. Không kênh nào cho biết ai đã xem.
