# Lỗi: điều không làm được và cần làm gì tiếp.

## Dữ liệu gửi lên
error-required = Cần điền mục này.
error-too-long = Nội dung dài quá mức cho phép.
error-too-short = Nội dung ngắn quá mức cho phép.
error-too-many = Nhiều mục quá mức cho phép.
error-too-few = Cần ít nhất một mục.
error-unknown-value = Giá trị này không dùng được.
error-unknown-field = Không có mục này.
error-number = Cần là một số nguyên.
error-number-range = Số này nằm ngoài khoảng cho phép.
error-text = Cần là một đoạn chữ.
error-list = Cần là một danh sách.
error-object = Cần là một đối tượng JSON.
error-one-of = Cần là một trong các giá trị: { $values }.
error-at-most = Không quá { $maximum }.
error-at-least = Không dưới { $minimum }.
error-not-a-handler = Người này không được giao xử lý ở đơn vị ấy.

## Đơn vị
error-unit-unknown = Chưa có đơn vị mang mã này.
error-unit-code = Mã đơn vị chỉ gồm chữ, số và các dấu . _ / -, dài không quá 64 ký tự.
error-unit-twice = Mã này xuất hiện hơn một lần trong danh sách.
error-unit-root = Đơn vị gốc không có đơn vị cấp trên.
error-unit-cycle = Một đơn vị không thể nằm dưới chính nó.
error-unit-reach = Đơn vị này nằm ngoài phạm vi được giao quản lý.
error-csv = Không đọc được dòng này: số ô không khớp với dòng tiêu đề, hoặc dấu ngoặc kép chưa đóng.
error-csv-column = Thiếu cột này ở dòng tiêu đề.

## Cán bộ
error-role-unknown = Không có vai trò này.
error-staff-self = Không thể tự bỏ vai trò của chính mình.
error-staff-ended = Người này không còn vai trò nào.
error-factor-present = Xác thực hai lớp đã được bật từ trước.
error-role-present = Người này đã có vai trò ấy ở đơn vị này.

## Phản ánh
error-ticket-changed = Việc này vừa được người khác cập nhật. Mời xem lại rồi thực hiện tiếp.
error-ticket-move = Việc này không chuyển sang trạng thái ấy được.
error-not-sealed = Người gửi việc này không được giữ kín.
error-unsealing-open = Đã có một yêu cầu đang chờ quyết định hoặc còn hiệu lực.
error-unsealing-own = Yêu cầu của mình phải do một người khác quyết định.
error-unsealing-decided = Yêu cầu này đã được quyết định.

## Dữ liệu cá nhân
error-data-request-over = Yêu cầu này đã được trả lời.
error-data-request-by-hand = Yêu cầu này không có phần nào máy tự làm được.
error-data-request-waits = Yêu cầu xóa này đang chờ xác nhận; chưa xác nhận thì máy chưa xóa gì.
error-data-request-not-now = Bước này chưa làm được với yêu cầu xóa này.
error-data-request-own = Người muốn cho xóa không tự xác nhận được. Mời một người khác có quyền xử lý dữ liệu.
error-office-code = Mã này không đúng, đã dùng hoặc quá 30 phút. Nhờ người này gõ /chuyenkenh lấy mã mới.
error-office-phone = Không có ai trong phạm vi đơn vị đã đồng ý cho gọi số này.
error-data-request-staff = Người này đang hoặc đã là cán bộ: yêu cầu về dữ liệu không xóa, không sửa tài khoản cán bộ. Vai trò kết thúc ở trang Cán bộ; tên thì chính người ấy sửa trong trò chuyện. Yêu cầu này thì từ chối, nêu căn cứ.
error-data-request-by-step = Yêu cầu này chưa được thực hiện: bấm “Làm theo yêu cầu”, không ghi là đã xong bằng lời.
error-data-request-nothing = Người này hiện không đồng ý điều đó, nên không có gì để rút.
error-nothing-to-correct = Cần điền ít nhất một mục.
error-phone-unusable = Số điện thoại này không dùng được.
error-phone-not-agreed = Người này chưa đồng ý cho cán bộ gọi điện, nên số điện thoại không được lưu.
error-data-breach-step = Bước này đã được ghi trước đó.

## Câu trả lời của API
error-title-bad-request = Yêu cầu không đọc được
error-title-unauthorized = Cần mã truy cập
error-title-forbidden = Không được phép
error-title-not-found = Không tìm thấy
error-title-method-not-allowed = Phương thức không dùng được
error-title-conflict = Xung đột
error-title-too-large = Nội dung quá lớn
error-title-unsupported = Kiểu nội dung không dùng được
error-title-invalid = Dữ liệu chưa đúng
error-title-idempotency = Idempotency-Key đã dùng cho yêu cầu khác
error-title-second-factor = Cần xác thực hai lớp
error-title-attempts = Thử quá nhiều lần
error-title-internal = Lỗi máy chủ
error-title-unavailable = Tạm thời chưa phục vụ được
error-bad-json = Thân yêu cầu không phải JSON hợp lệ.
error-unauthorized = Cần tiêu đề Authorization: Bearer với một mã truy cập còn hiệu lực.
error-forbidden = Tài khoản này xem được nhưng không được làm việc ấy.
error-second-factor = Việc này cần xác thực hai lớp: gửi kèm tiêu đề X-Second-Factor với mã sáu số.
error-second-factor-wrong = Mã xác thực không đúng hoặc đã dùng. Mời gửi mã mới.
error-second-factor-missing = Việc này cần xác thực hai lớp mà tài khoản này chưa bật. Mời vào Bảng điều hành, mục Bảo mật để bật, rồi gửi lại kèm tiêu đề X-Second-Factor với mã sáu số.
error-attempts = Đã thử quá nhiều lần. Mời đợi rồi thử lại.
error-not-found = Không có, hoặc không thuộc phạm vi được xem.
error-method-not-allowed = Đường dẫn này nhận: { $methods }.
error-too-large = Thân yêu cầu không được quá { $limit }.
error-unsupported = Cần gửi { $type }.
error-invalid = Có { $count } chỗ cần sửa.
error-idempotency-key = Idempotency-Key dài từ 1 đến 255 ký tự.
error-idempotency-reused = Khóa này đã đi cùng một nội dung khác. Mời dùng khóa mới.
error-idempotency-busy = Yêu cầu cùng khóa đang được xử lý. Mời thử lại sau giây lát.
error-internal = Đã có lỗi, việc chưa được thực hiện. Lỗi đã được ghi lại.
error-unavailable = Cơ sở dữ liệu tạm thời chưa trả lời. Mời thử lại sau.
error-not-unsent = Không có tin nào cần gửi lại.
error-no-way = Cách gửi này không còn dùng được.
error-custodian-self = Không thể tự giao vai trò cán bộ giữ việc kín cho chính mình. Việc này phải do một người quản trị khác làm.
error-custody-asked = Đã ghi đề nghị: một người quản trị khác cần xác nhận trong 3 ngày. Được xác nhận rồi, mời gọi lại lần nữa trong 24 giờ.
error-custody-own = Đề nghị của mình phải do một người quản trị khác xác nhận.
error-custody-over = Đề nghị này đã được quyết định hoặc đã hết hạn.
error-second-person-opened = Tài khoản này vừa do chính người xin tạo, hoặc mở lối vào, trong 7 ngày qua nên chưa thể là người thứ hai. Mời một người khác, cấp trên cũng được.
error-template-changed = Mẫu vừa được người khác sửa. Xin xem lại rồi lưu lại.
error-placeholder-unknown = Trong ngoặc nhọn chỉ dùng được code, due hoặc authority.
error-account-slug = Tên này đã dùng cho tài khoản khác.
error-account-ended = Tài khoản đã ngừng.
error-account-seeded = Tài khoản này lấy từ cài đặt của máy chủ: mời đổi ở đó.
error-account-quiet = Tài khoản chưa có mã, hoặc chưa mở ở máy chủ này.
error-account-no-consent = Nền tảng này không có cách xin quyền.
error-account-consent = Chưa nhận được quyền: đã quá 10 phút, đã dùng, hoặc Zalo không nhận. Mời xin quyền lại.
error-ticket-of-nobody = Không có việc nào với mã này mà người gửi được nêu tên.

## Thông báo
error-campaign-link = Cần một địa chỉ trang bắt đầu bằng http:// hoặc https://.
error-campaign-past = Thời hạn gửi đã qua.
error-campaign-order = Hạn cuối phải sau lúc bắt đầu.
error-campaign-move = Thông báo đang ở trạng thái không làm được việc này.
error-campaign-changed = Thông báo vừa được người khác sửa. Mời xem lại rồi thực hiện tiếp.
error-campaign-buttons = Nhiều nút quá: tối đa 3 nút, hoặc 4 nút khi có hỏi tham gia (tính 3).
error-campaign-repeat = Muốn gửi lại, mời đặt giờ bắt đầu gửi.
error-campaign-moment = Chưa đọc được ngày giờ này. Mời chọn lại trong lịch, ví dụ 20/11/2026 09:30.
error-campaign-beyond-account = OA này không dùng được cho những người đã chọn: bài viết và nhóm chỉ gửi qua OA của chính đơn vị.
error-campaign-cap = Mời điền số từ 1 đến 100, hoặc bỏ trống.
error-campaign-no-chat = Tài khoản này chưa nối với kênh chat nào để nhận bản gửi thử.
error-unit-change-used = Có thay đổi ghi sau dựa vào thay đổi này. Xin rút lại thay đổi ghi sau trước.
error-campaign-picture = Tệp này không dùng được: chọn ảnh JPEG, PNG, WebP, hoặc PDF, Word (.docx) không quá 5 MB.
error-campaign-answers-gone = Câu trả lời của thông báo ấy đã hết thời hạn lưu, nên không còn biết ai đã trả lời. Mời chọn tất cả những người đã nhận.
