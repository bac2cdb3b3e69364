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
campaign-field-picture = Ảnh hoặc tệp
campaign-field-picture-hint = JPEG, PNG, WebP; PDF hoặc Word (.docx) tối đa 5 MB. Mọi kênh đều gửi kèm được.
campaign-field-picture-kept = Đã có một ảnh hoặc tệp; chọn tệp khác để thay.
campaign-field-picture-drop = Bỏ ảnh hoặc tệp
campaign-picture = Ảnh
campaign-document = Tệp
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
campaign-field-oneEach = Mỗi hộ một người
campaign-field-more = Chọn kỹ hơn: hộ, vai trò, trừ ai
campaign-field-registered = Chỉ người có tên trong danh sách hộ của phường
campaign-field-roles = Chỉ cán bộ có vai trò (không chọn: người dân và cán bộ)
campaign-field-withoutUnits = Trừ các đơn vị
campaign-field-withoutCampaigns = Trừ người đã nhận các thông báo
campaign-field-saved = Nhóm người nhận đã lưu
campaign-field-save-as = Lưu nhóm người nhận này với tên
campaign-field-save-as-hint = Bỏ trống nếu không cần dùng lại. Trùng tên thì thay nhóm cũ.
campaign-saved-use = Dùng nhóm này
campaign-saved-manage = Xem các nhóm đã lưu
campaign-saved-title = Nhóm người nhận đã lưu
campaign-saved-empty = Chưa lưu nhóm nào. Khi soạn thông báo, điền tên ở mục “Lưu nhóm người nhận”.
campaign-saved-remove = Bỏ
campaign-saved-remove-this = Bỏ nhóm “{ $name }”
campaign-segment-unregistered = Chỉ người chưa có trong danh sách hộ
campaign-segment-without = trừ { $what }
campaign-segment-without-campaign = trừ người đã nhận thông báo số { $number }
campaign-field-not-before = Gửi từ lúc
campaign-field-not-before-hint = Bỏ trống: ngay khi được duyệt.
campaign-field-not-after = Không gửi sau
campaign-field-not-after-hint = Ai chưa nhận đến lúc này thì thôi.
campaign-reach-counting = Đang đếm người nhận…
campaign-reach-total = Sẽ tới { $count } người
campaign-reach-skipped = không tới được { $count } người
campaign-reach-cost = Đợt này tốn { $count } tin Zalo trả phí, khoảng { $money }.
campaign-reach-free = Đợt này không tốn tin trả phí.
campaign-reach-not = không tới được:

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
campaign-done-removed = Đã bỏ.
campaign-done-rule = Đã lưu quy định gửi.

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
campaign-report = Tải CSV
campaign-report-xlsx = Tải bảng kết quả (Excel)
campaign-proof = Tải tệp chứng nhận
campaign-proof-says = Ghi nội dung nào, gửi cho ai, ai duyệt, kết quả ra sao, kèm mã kiểm. Quản trị máy chủ đối chiếu bằng lệnh “npm run admin -- campaign verify TỆP”.
campaign-fact-approved-at = Duyệt lúc
campaign-fact-started-at = Bắt đầu gửi lúc
campaign-fact-finished-at = Kết thúc lúc
campaign-column-id = Số
campaign-column-channel = Kênh
campaign-column-state = Kết quả
campaign-column-reason = Lý do
campaign-column-settled = Lúc
campaign-column-acknowledged = Bấm “Đã rõ” lúc
campaign-seen-unknown = “Đã gửi” là kênh đã nhận tin. Không kênh nào cho biết ai đã xem.

## Soát số tiền, ngày giờ
campaign-warnings = Xin xem lại trước khi gửi:
campaign-warning-grouping = “{ $excerpt }”: số tiền viết chưa đúng, mỗi dấu chấm cách ba chữ số.
campaign-warning-plain = “{ $excerpt }”: số lớn nên có dấu chấm cho dễ đọc.
campaign-warning-date = “{ $excerpt }”: không có ngày này.
campaign-warning-weekday = “{ $excerpt }”: ngày này là { $date }.
campaign-warning-past = “{ $excerpt }”: { $date } đã qua.
campaign-warning-time = “{ $excerpt }”: không có giờ này.
campaign-warning-begin = Giờ bắt đầu gửi đã qua ({ $date }): được duyệt là gửi ngay.

## Soạn và duyệt trong cuộc trò chuyện
campaign-chat-not-staff = Việc này dành cho cán bộ được soạn thông báo.
campaign-chat-forbidden = Tài khoản này không có quyền làm việc này.
campaign-chat-gone = Không tìm thấy thông báo này.
campaign-chat-ask-text = Mời viết nội dung thông báo gửi người dân (ngắn, tối đa 1.800 ký tự). Chưa gửi gì cho đến khi một người khác duyệt.
campaign-chat-too-long = Nội dung chưa dùng được: cần có chữ và không quá 1.800 ký tự.
campaign-chat-words-only = Ở đây chỉ nhận chữ. Cần kèm ảnh hoặc tệp, mời soạn trên máy; gõ “hủy” để thôi.
campaign-chat-ask-unit = Gửi cho người dân ở đâu? Mời bấm, hoặc gõ tên đơn vị.
campaign-chat-unit-unknown = Chưa rõ đơn vị nào. Mời bấm, hoặc gõ đúng tên đơn vị.
campaign-chat-preview = Người dân sẽ thấy như trên. Gửi cho **{ $unit }**: tới { $count } người, không tới được { $left } người; { $paid } tin Zalo trả phí. Trình duyệt rồi, một người khác trong Ban Thường trực xem và duyệt.
campaign-chat-choice-submit = Trình duyệt
campaign-chat-choice-text = Sửa lời
campaign-chat-choice-unit = Đổi nơi nhận
campaign-chat-choice-drop = Thôi
campaign-chat-choice-progress = Xem tiến độ
campaign-chat-choice-again = Cập nhật
campaign-chat-choice-open = Mở trên máy
campaign-chat-dropped = Đã thôi, chưa gửi gì.
campaign-chat-submitted = Đã trình duyệt, thông báo số { $number }.
campaign-chat-waiting = Thông báo chờ duyệt: **{ $title }**
    Người soạn: { $author } · { $unit } · { $class }
    Tới { $count } người, { $paid } tin Zalo trả phí
    Gửi từ: { $begin } · không gửi sau: { $end }
    Nội dung ở ngay dưới đây:
campaign-chat-picture = Có kèm ảnh hoặc tệp: mời mở trên máy để xem.
campaign-chat-decide = Duyệt là gửi đúng như trên. { $picture }
campaign-chat-no-factor = Duyệt cần xác thực hai lớp. Mời mở trên máy để bật và duyệt.
campaign-chat-ask-code = Duyệt và gửi “{ $title }”: mời gõ 6 chữ số trong ứng dụng xác thực. Gõ “hủy” để thôi.
campaign-chat-wrong-code = Mã chưa đúng hoặc đã dùng rồi. Mời gõ mã mới, hoặc “hủy” để thôi.
campaign-chat-approved = Đã duyệt “{ $title }”.
campaign-chat-progress = **{ $title }** · { $status } (lúc { $time })
    Người nhận { $recipients } = đã gửi { $sent } + không gửi được { $failed } + bỏ qua { $skipped } + chưa rõ { $unknown } + đang chờ { $pending }

## Lặp lại
campaign-field-repeat = Gửi lại
campaign-field-repeat-hint = Mỗi lần là một thông báo riêng, soạn sẵn khi lần trước bắt đầu và phải được duyệt lại mới gửi. Hủy một lần là dừng cả loạt.
campaign-repeat-never = Không lặp lại
campaign-repeat-weekly = Hằng tuần
campaign-repeat-monthly = Hằng tháng
campaign-fact-previous = Lần trước
campaign-fact-previous-open = Mở thông báo lần trước

## Giờ yên tĩnh và số lần gửi
campaign-rule-title = Giờ yên tĩnh và số lần gửi
campaign-rule-about = Áp dụng cho một đơn vị và mọi đơn vị bên dưới chưa đặt riêng. Thông báo khẩn nguy hiểm tính mạng không chờ.
campaign-rule-show = Xem
campaign-rule-quietFrom = Giờ yên tĩnh từ
campaign-rule-quietTo = đến
campaign-rule-quiet-hint = Hai giờ bằng nhau: không có giờ yên tĩnh.
campaign-rule-perDay = Mỗi người nhận nhiều nhất trong một ngày
campaign-rule-perWeek = Mỗi người nhận nhiều nhất trong một tuần
campaign-rule-cap-hint = Số thông báo thường; bỏ trống: không giới hạn.
campaign-rule-says = Giờ yên tĩnh áp dụng ngay, cả với thông báo đang gửi; số lần được tính khi một thông báo bắt đầu gửi.
campaign-rule-save = Lưu
campaign-rule-others = Chỉ Ban Thường trực hoặc quản trị của đơn vị được đổi.
