# Con người: nối kênh trò chuyện, cán bộ, đăng nhập.
people-owner-name = Quản trị hệ thống

## Chuyển kênh: mang cuộc trò chuyện sang nơi khác
people-join-code =
    Mã chuyển kênh: **{ $code }**
    Mời mở kênh trò chuyện còn lại và nhắn đúng mã này trước { $time }. Mã dùng được một lần; xin không đưa mã cho người khác.
people-join-staff = Kênh này thuộc về cán bộ nên không nối bằng mã chuyển kênh được. Mời dùng mã mời của cán bộ.
people-join-done = Đã nối hai kênh. Các việc đã gửi ở kênh kia nay tra cứu được tại đây.
people-join-told = Cuộc trò chuyện này vừa được nối với một kênh khác ({ $platform }). Nếu bác/anh/chị không làm việc đó, xin báo ngay cho Ủy ban.
people-join-same = Mã này được tạo ở chính kênh này. Mời mở kênh còn lại và nhắn mã ở đó.
people-code-invalid = Mã không đúng, đã dùng hoặc đã hết hạn.
people-code-attempts = Đã nhập mã quá nhiều lần. Mời thử lại sau { $time }.
people-platform-telegram = Telegram
people-platform-zalo = Zalo
people-platform-web = trang web

## Cán bộ
people-invite-done = Đã liên kết kênh này với cán bộ { $name }. Nhắn “đăng nhập” để nhận đường dẫn vào trang làm việc.
people-invite-taken = Kênh này đã liên kết với một cán bộ khác.
people-invite-zalo = Mời nhắn mã { $code } tới kênh của Ủy ban trước { $time } để liên kết tài khoản. Mã dùng được một lần.
people-login-link =
    Đường dẫn vào trang làm việc, dùng một lần, đến { $time }:
    { $url }
people-login-not-staff = Lệnh này dành cho cán bộ đã được liên kết. Nếu là cán bộ, mời xin mã mời của người quản trị.

people-phone-ask = Bác cho phép cán bộ gọi số { $phone } về việc bác phản ánh chứ ạ? Chỉ cán bộ phụ trách xem được số; muốn rút lại, bác nhắn “dữ liệu”.
people-choice-phone = Đồng ý cho gọi
people-choice-no-phone = Không lưu số
people-phone-kept = Đã lưu số điện thoại. Khi không nhắn được cho bác, cán bộ có thể gọi.
people-phone-dropped = Số điện thoại không được lưu.
people-choice-give-phone = Để lại số điện thoại
people-phone-request = Khi không nhắn tin được cho bác, cán bộ có thể gọi. Nếu bác đồng ý, mời bấm nút hoặc mẫu dưới đây, hay gõ số điện thoại; không muốn thì bác cứ bỏ qua. Chỉ số điện thoại được hỏi lại để lưu, những mục khác trong mẫu không lưu.
people-phone-form = Gửi số điện thoại
people-phone-form-why = Để cán bộ gọi về việc bác phản ánh. Gửi rồi, bác còn được hỏi lại trước khi lưu.
