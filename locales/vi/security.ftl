# An toàn của chính mình: xác thực hai lớp, mã dự phòng, các lần đăng nhập.
security-title = An toàn tài khoản
security-factor = Xác thực hai lớp
security-factor-off = Chưa bật. Khi giao quyền cho người khác, tải danh sách có dữ liệu cá nhân hoặc xem danh tính được giữ kín, trang sẽ hỏi mã xác thực.
security-factor-on = Đã bật từ { $time }.
security-disable = Tắt xác thực hai lớp
security-disable-title = Tắt xác thực hai lớp?
security-disable-says = Mã trong ứng dụng và các mã dự phòng sẽ không dùng được nữa. Lần sau cần đến, phải bật lại từ đầu.

## Hỏi mã
security-ask-title = Nhập mã xác thực
security-why-staff-rights = Giao quyền, kết thúc vai trò và tạo lối vào cho người khác cần thêm mã xác thực.
security-why-accounts = Thêm, tạm dừng, ngừng tài khoản kênh và thay mã của nó cần thêm mã xác thực.
security-why-export = Tải danh sách có dữ liệu cá nhân cần thêm mã xác thực.
security-why-unsealing = Xem danh tính được giữ kín cần thêm mã xác thực.
security-why-erasing = Xác nhận xóa dữ liệu của một người cần thêm mã xác thực.
security-why-own-factor = Thay đổi xác thực hai lớp cần mã đang dùng.
security-why-sending = Cho thông báo đi tới người dân cần thêm mã xác thực.
security-code = Mã xác thực
security-code-hint = Sáu số trong ứng dụng xác thực, hoặc một mã dự phòng.
security-code-wrong = Mã không đúng, hoặc đã dùng. Xin đợi mã mới trong ứng dụng rồi nhập lại.
security-ask-lasts = Trong 15 phút tới sẽ không hỏi lại.
security-ask-button = Tiếp tục
security-lost = Mất điện thoại?
security-lost-how = Dùng một trong các mã dự phòng đã lưu khi bật. Nếu không còn mã nào, xin người quản trị bỏ xác thực hai lớp cũ rồi bật lại.

## Bật
security-start-title = Bật xác thực hai lớp
security-start = Ngoài đường dẫn đăng nhập, cần thêm một mã sáu số đổi mỗi 30 giây trên điện thoại. Kẻ lấy được máy hay đường dẫn cũng không giao quyền thay được. Mất khoảng hai phút.
security-start-app = Cài một ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator hoặc ứng dụng tương tự).
security-start-scan = Quét mã vuông ở bước sau.
security-start-codes = Lưu mười mã dự phòng.
security-start-button = Bật xác thực hai lớp
security-enrol-title = Quét mã vuông
security-enrol-scan = Mở ứng dụng xác thực trên điện thoại, chọn thêm tài khoản rồi quét hình này.
security-enrol-picture = Mã vuông để quét bằng ứng dụng xác thực
security-enrol-typed = Không quét được? Gõ khóa này vào ứng dụng
security-enrol-code = Sáu số đang hiện trong ứng dụng
security-enrol-button = Xác nhận

## Mã dự phòng
security-codes = Mã dự phòng
security-codes-title = Mười mã dự phòng
security-codes-how = Xác thực hai lớp đã bật. Khi mất điện thoại, mỗi mã dưới đây dùng thay được một lần. Xin in ra hoặc chép vào nơi an toàn.
security-codes-kept = Đã lưu, tiếp tục
security-codes-left = Còn { $count } mã dự phòng.
security-codes-renew = Tạo mã dự phòng mới

## Các lần đăng nhập
security-sessions = Đang đăng nhập
security-sessions-about = Nếu có lần đăng nhập nào không phải của mình, xin đăng xuất mọi nơi và báo người quản trị.
security-session-since = Từ { $time }
security-session-seen = dùng lần cuối
security-session-this = Máy này
security-session-end = Đăng xuất
security-sessions-end-others = Đăng xuất các máy khác
security-sessions-end-all = Đăng xuất mọi nơi
security-done-ended = Đã đăng xuất.
security-done-disabled = Đã tắt xác thực hai lớp.

## Người quản trị bỏ giúp
security-reset = Bỏ xác thực hai lớp đã mất
security-reset-title = Bỏ xác thực hai lớp của { $name }?
security-reset-says = Chỉ làm khi chắc chắn chính người này yêu cầu, tốt nhất là gặp trực tiếp. Họ bị đăng xuất mọi nơi và phải bật lại từ đầu.

## Báo trong khung chat
security-told-sign-in = Tài khoản cán bộ này vừa đăng nhập trang quản lý từ một máy mới. Nếu không phải chính mình làm, xin báo ngay người quản trị.
security-told-role = Vai trò của tài khoản cán bộ này vừa thay đổi. Nếu thấy không đúng, xin báo người quản trị.
security-told-factor = Xác thực hai lớp của tài khoản cán bộ này vừa thay đổi. Nếu không phải chính mình yêu cầu, xin báo ngay người quản trị.
security-told-recovery = Một mã dự phòng của tài khoản cán bộ này vừa được dùng. Nếu không phải chính mình làm, xin báo ngay người quản trị.
security-told-access = Một lối vào mới vừa được tạo cho tài khoản cán bộ này. Nếu không phải chính mình yêu cầu, xin báo ngay người quản trị.

## Người giữ việc kín: một người xin, một người khác xác nhận
security-custody-home = Chờ người quản trị thứ hai
security-custody-line = { $who } xin { $what } ({ $unit }), chờ đến { $time }.
security-custody-deed-role = giao vai trò cán bộ giữ việc kín
security-custody-deed-login-link = tạo đường dẫn đăng nhập
security-custody-deed-invite = tạo mã mời
security-custody-deed-token = tạo mã truy cập API
security-custody-check = Trước khi xác nhận, xin gặp hoặc gọi người này, và hỏi kênh đã liên kết ({ $chats }) có đúng là của họ không.
security-custody-check-none = Trước khi xác nhận, xin gặp hoặc gọi người này. Họ chưa liên kết kênh nào.
security-custody-waits = Chờ một người quản trị khác xác nhận.
security-custody-about-you = Việc này về chính mình nên do người khác quyết định.
security-custody-grant = Xác nhận
security-custody-refuse = Không xác nhận
security-custody-back = Rút lại
security-custody-ways = Người này giữ việc kín: lối vào do người khác tạo phải được một người quản trị thứ hai xác nhận. Nếu đã liên kết kênh, họ tự nhắn “đăng nhập” để vào.
security-custody-asked = Có một đề nghị về người giữ việc kín, chờ một người quản trị thứ hai xác nhận ở trang quản lý. Nếu thấy không đúng, xin báo ngay cấp trên.
security-custody-granted = Một đề nghị về người giữ việc kín vừa được xác nhận. Nếu thấy không đúng, xin báo ngay cấp trên.
security-custody-refused = Một đề nghị về người giữ việc kín đã không được thực hiện.
