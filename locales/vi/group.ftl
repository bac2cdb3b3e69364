# Nhóm cán bộ: một việc hiện trong nhóm thế nào, ai làm được gì ở đó.

## Một việc trong nhóm
group-post = **{ $code }** · { $category } · { $unit } · { $standing }
group-post-danger = **KHẨN CẤP** · **{ $code }** · { $category } · { $unit } · { $standing }
group-look-before = xem trước { $due }
group-taken = { $status } · { $name } nhận
group-quote = “{ $text }”
group-count-image = { $count } ảnh
group-count-file = { $count } tệp
group-gone = Việc này không còn ở nhóm.
group-summary = **{ $count } việc mới**, mời mở trên máy để xem và nhận:
group-summary-line = { $code } · { $category } · { $unit } · { $standing }
group-choice-take = Nhận việc
group-choice-reply = Trả lời
group-choice-open = Mở trên máy

## Bấm nút
group-only-staff = Chỉ cán bộ đã liên kết mới làm được việc này. Mời xin mã mời của người quản trị và nhắn mã đó cho bot trong cuộc trò chuyện riêng.
group-no-right = Việc này không thuộc phần đồng chí phụ trách.
group-press-old = Việc này không còn ở nhóm. Mời mở trên máy.
group-take-done = Đã nhận việc { $code }.
group-take-yours = Đồng chí đã nhận việc này rồi.
group-take-theirs = { $name } đã nhận việc này.
group-take-late = Vừa có người khác làm việc này. Mời xem lại.
group-take-over = Việc này đã xong.
group-reply-how = Trả lời (reply) tin này để gửi cho người phản ánh.

## Trả lời người phản ánh
group-reply-sent = Đã gửi lời trả lời cho người phản ánh việc **{ $code }**.
group-reply-skipped = Lời trả lời việc **{ $code }** đã lưu nhưng chưa gửi được: đã quá hạn nhắn tin của nền tảng. Mời mở việc trên máy để chọn cách khác.
group-reply-refused = Lời vừa rồi chưa được gửi: chỉ cán bộ đã liên kết và phụ trách việc này mới gửi được.
group-reply-words-only = Lời vừa rồi chưa được gửi: việc **{ $code }** chỉ trả lời được bằng chữ ở đây. Ảnh và tệp mời gửi trên máy.
group-reply-too-long = Lời vừa rồi chưa được gửi: việc **{ $code }** nhận tối đa { $most } ký tự mỗi lần.
group-reply-one-by-one = Lời vừa rồi chưa được gửi: tin này gồm nhiều việc. Mời mở từng việc trên máy.

## Liên kết nhóm với đơn vị
group-help = Người quản trị gõ /lienket để nhóm này nhận việc của một đơn vị, /huylienket để thôi. Muốn trả lời người phản ánh, cán bộ trả lời (reply) tin của việc đó.
group-link-ask = Nhóm này nhận việc của đơn vị nào? Mọi người trong nhóm sẽ đọc được nội dung việc. Không thấy đơn vị cần tìm, mời gõ /lienket và tên đơn vị.
group-link-refused = Chỉ người quản trị đã liên kết với bot mới nối nhóm với đơn vị của mình được.
group-link-unknown = Không tìm thấy đơn vị có tên đó trong phần đồng chí quản trị.
group-link-done = Đã liên kết nhóm.
group-linked = Từ nay nhóm này nhận việc mới của **{ $unit }**. Chỉ cán bộ đã liên kết mới bấm nhận và trả lời được.
group-not-linked = Nhóm này chưa nhận việc của đơn vị nào.
group-unlinked = Nhóm này thôi nhận việc của **{ $unit }**.
group-unlinked-role = Nhóm cán bộ nhận việc của **{ $unit }** đã ngừng: người liên kết nhóm không còn là quản trị ở đó. Một người quản trị hiện nay gõ /lienket trong nhóm để nối lại.
group-removed = Bot không còn trong nhóm cán bộ của **{ $unit }**: việc mới không còn được báo ở đó. Muốn nối lại, mời thêm bot vào nhóm và gõ /lienket.
group-in-groups = Lệnh này dùng trong nhóm cán bộ: thêm bot vào nhóm, rồi gõ /lienket ở đó.
