# Trang nhắn tin trên web (kênh của bà con).

## Khung trang
chat-title = Nhắn tin với Mặt trận – { $unit }
chat-organisation = Mặt trận Tổ quốc Việt Nam
chat-other-language = English
chat-skip = Đến ô viết tin
chat-log = Cuộc trò chuyện
chat-composer = Viết tin
chat-text = Nội dung cần nói với Mặt trận
chat-placeholder = Viết điều cần nói…
chat-send = Gửi
chat-photo = Ảnh, tệp
chat-photo-hint = Ảnh, ghi âm, video, PDF, Word, Excel; mỗi tệp không quá 20 MB
chat-place = Vị trí
chat-older = Xem tin cũ hơn
chat-newer = Tin mới nhất

## Khi trình duyệt tắt JavaScript
chat-no-script = Trình duyệt này đang tắt JavaScript nên chưa nhắn tin ở đây được. Mời bác/anh/chị bật JavaScript rồi tải lại trang, hoặc nhắn qua Zalo, Telegram của { $unit }, hoặc đến trụ sở trong giờ làm việc.
chat-no-script-danger = Việc khẩn cấp: gọi 113 (công an), 114 (cháy, cứu nạn), 115 (cấp cứu).

## Lời chào
chat-greeting =
    Kính chào bác/anh/chị. Đây là kênh tiếp nhận ý kiến của { $unit }. Mời viết ngay điều muốn phản ánh, kèm ảnh nếu có, hoặc chọn một việc bên dưới.
chat-greeting-automatic = Tin trả lời ngay ở đây là tự động; cán bộ đọc mọi tin nhắn. Việc khẩn cấp xin gọi **113**, **114** hoặc **115**.
chat-start-report = Gửi phản ánh
chat-start-report-word = phản ánh
chat-start-status = Tra cứu
chat-start-status-word = tra cứu
chat-start-donate = Ủng hộ quỹ
chat-start-donate-word = ủng hộ
chat-start-events = Sự kiện
chat-start-events-word = sự kiện

## Tình trạng kết nối
chat-state-idle = Sẵn sàng nhận tin
chat-state-connecting = Đang kết nối…
chat-state-connected = Đã kết nối
chat-state-away = Mất kết nối, đang thử lại. Tin đã viết vẫn được giữ.
chat-state-cookies = Trình duyệt đang chặn cookie nên không nhận được câu trả lời. Mời cho phép cookie của trang này rồi tải lại.

## Trong cuộc trò chuyện
chat-by-resident = Bác/anh/chị:
chat-by-committee = Mặt trận:
chat-today = Hôm nay
chat-yesterday = Hôm qua
chat-sending = Đang gửi…
chat-waiting = Chưa gửi được, sẽ tự gửi lại
chat-image = Ảnh
chat-image-opens = Mở ảnh
chat-file = Tệp
chat-choices = Chọn một việc
chat-place-shown = Vị trí: { $latitude }, { $longitude }

## Ảnh và tệp đã chọn
chat-chosen = Đã chọn để gửi
chat-remove = Bỏ { $name }
chat-files-gone = Ảnh hoặc tệp chưa kịp gửi trước khi tải lại trang. Mời chọn lại.

## Gửi vị trí
chat-place-title = Gửi vị trí đang đứng?
chat-place-why = Vị trí chỉ để biết việc xảy ra ở đâu. Trang chỉ hỏi một lần, khi bấm nút dưới đây, và không theo dõi.
chat-place-send = Gửi vị trí của tôi
chat-place-cancel = Thôi
chat-place-looking = Đang tìm vị trí…
chat-place-denied = Trình duyệt chưa được phép xem vị trí. Mời cho phép trong phần cài đặt, hoặc viết số nhà, ngõ, tổ.
chat-place-unavailable = Chưa tìm được vị trí. Mời thử lại ngoài trời, hoặc viết số nhà, ngõ, tổ.

## Chưa nhận được
chat-later-too-many = Tin gửi hơi nhanh. Tin vừa viết vẫn được giữ và sẽ tự gửi sau ít giây.
chat-later-unavailable = Hệ thống chưa nhận được lúc này. Tin vừa viết vẫn được giữ và sẽ tự gửi lại.
chat-refused-empty = Tin chưa có nội dung.
chat-refused-too-long = Tin dài quá 4.000 chữ cái. Mời tách thành nhiều tin.
chat-refused-invalid = Tin gửi chưa đúng dạng. Mời tải lại trang và gửi lại.
chat-refused-too-many-files = Mỗi lần gửi nhiều nhất 10 tệp.
chat-refused-file-empty = Tệp này trống, chưa gửi được. Mời chọn tệp khác.
chat-refused-file-too-large = Tệp này lớn quá 20 MB, chưa gửi được. Mời chọn tệp nhỏ hơn.
chat-refused-file-type-not-allowed = Loại tệp này không nhận được. Nhận ảnh, ghi âm, video, PDF, Word và Excel không có macro.
chat-refused-file-image-bomb = Ảnh này có kích thước quá lớn, chưa gửi được. Mời chụp lại hoặc chọn ảnh khác.
chat-refused-file-broken = Tệp này bị hỏng hoặc thiếu, chưa gửi được. Mời gửi lại.
