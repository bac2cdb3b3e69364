# Người phản ánh còn nhận được trả lời đến lúc nào, và làm gì khi không.

reply-fact = Trả lời
reply-free = Trả lời được miễn phí đến { $until }.
reply-billed = Đã quá 48 giờ: mỗi tin trả lời tính phí, gửi được đến { $until }.
reply-billed-left = Đã quá 48 giờ: mỗi tin trả lời tính phí, gửi được đến { $until }; tháng này còn { $left } tin.
reply-no-budget = Đã quá 48 giờ, tin trả lời qua { $channel } tính phí mà tài khoản không gửi tin tính phí, hoặc đã hết hạn mức tháng.
reply-closed = Đã quá 7 ngày người phản ánh chưa nhắn lại: { $channel } không cho gửi tin đến khi họ nhắn.
reply-kept-only = Lời trả lời chỉ được lưu lại, không gửi.
reply-instead = Cách khác: { $ways }.
reply-instead-channel = gửi qua { $channel }
reply-instead-template = gửi theo mẫu ZBS đã duyệt
reply-instead-call = gọi điện rồi ghi lại
reply-not-sent = Lời trả lời chưa được gửi vì đã quá hạn nhắn tin của nền tảng.
reply-again-channel = Gửi qua { $channel }
reply-again-template = Gửi theo mẫu ZBS
reply-again-call = Ghi cuộc gọi
reply-call-label = Nội dung cuộc gọi
reply-call-hint = Chỉ cán bộ đọc được.
reply-call-reached = Đã gặp, lưu
reply-call-missed = Không liên lạc được, lưu
reply-phone-show = Xem số điện thoại
reply-phone-none = Người phản ánh chưa đồng ý để cán bộ gọi điện.
reply-phone-title = Số điện thoại của người phản ánh { $code }
reply-phone-hint = Người phản ánh đồng ý để cán bộ gọi về việc này. Lần xem này được ghi vào nhật ký.
reply-from-oa = từ OA
reply-outside-what = Cán bộ gửi ảnh, tệp hoặc nhãn dán từ OA; xem tại oa.zalo.me.
