# Đơn vị
units-root-name = Ủy ban MTTQ Việt Nam

## Cây đơn vị theo ngày
units-at = Xem theo ngày
units-at-show = Xem
units-at-shown = Đơn vị vào ngày { $date }.
units-at-today = Về hôm nay
units-ended = Kết thúc ngày { $date }.
units-link-whole = toàn bộ, từ { $date }
units-link-part = một phần, từ { $date }

## Thay đổi theo ngày
units-merge = Sáp nhập
units-split = Chia tách
units-rename = Đổi tên
units-move = Chuyển nơi trực thuộc
units-end = Kết thúc
units-merge-title = Sáp nhập { $name }
units-split-title = Chia tách { $name }
units-rename-title = Đổi tên { $name }
units-move-title = Chuyển nơi trực thuộc của { $name }
units-end-title = Kết thúc { $name }
units-merge-how = Các đơn vị được chọn kết thúc; đơn vị nhận tiếp quản toàn bộ. Cư dân và việc đang mở đi theo.
units-split-how = Đơn vị này kết thúc; mỗi phần về một đơn vị. Cư dân được hỏi lại khi nhắn tin lần sau.
units-rename-how = Đơn vị vẫn là một, chỉ đổi tên hoặc mã. Tên cũ vẫn tìm được.
units-move-how = Đơn vị cùng mọi đơn vị bên dưới chuyển sang nơi trực thuộc khác.
units-end-how = Đơn vị kết thúc mà không đơn vị nào tiếp quản. Hồ sơ cũ vẫn giữ nguyên.
units-date = Ngày có hiệu lực
units-date-hint = Ngày đầu tiên theo cách mới; có thể là ngày đã qua hoặc sắp tới.
units-merge-with = Sáp nhập cùng
units-merge-into = Nhập vào
units-target-new = Lập đơn vị mới
units-target-if-new = Nếu lập đơn vị mới
units-split-part = Phần { $number }
units-split-into = Về đơn vị
units-split-more = Thêm phần thứ ba, thứ tư
units-split-children = Các đơn vị bên dưới về phần nào
units-rename-code-hint = Giữ nguyên nếu mã không đổi.
units-preview-button = Xem trước
units-merge-button = Sáp nhập
units-split-button = Chia tách
units-rename-button = Đổi tên
units-move-button = Chuyển
units-end-button = Kết thúc đơn vị

## Xem trước
units-preview-title = Xem trước thay đổi
units-preview-date = Có hiệu lực từ { $date }.
units-preview-later = Đến ngày ấy đơn vị mới đổi; cư dân, việc đang mở và vai trò được chọn cũng chuyển vào ngày ấy.
units-preview-ends = Kết thúc: { $name }
units-preview-begins = Lập mới: { $name }
units-preview-revised = { $count } đơn vị bên dưới đổi nơi trực thuộc
units-preview-parent = { $name } chuyển về { $parent }
units-preview-name = { $from } đổi tên thành { $to }
units-preview-moved = Đi theo đơn vị nhận
units-preview-stays = Ở lại với đơn vị cũ
units-standing-residents = { $count } cư dân
units-standing-households = { $count } hộ trong danh sách
units-standing-tickets = { $count } việc đang mở
units-standing-accounts = { $count } tài khoản chat
units-standing-templates = { $count } mẫu trả lời
units-standing-groups = { $count } nhóm cán bộ
units-standing-campaigns = { $count } thông báo chưa xong (chưa gửi thì phải duyệt lại)
units-preview-code = Mã { $code } từng là của { $name }: báo cáo cũ vẫn hiểu theo ngày của nó.
units-preview-same-name = Sẽ có hai đơn vị cùng tên { $name } dưới một nơi trực thuộc.
units-preview-roles = Vai trò ở đơn vị kết thúc
units-preview-roles-move = Đánh dấu vai trò nào được chuyển sang đơn vị nhận; vai trò khác ở lại với hồ sơ cũ.
units-preview-roles-stay = Các vai trò này ở lại với hồ sơ cũ; cần thì giao lại ở đơn vị mới.

## Không làm được
units-error-date = Cần một ngày có thật.
units-error-date-far = Ngày này xa quá hai năm.
units-error-date-before = Ngày này không sau lần thay đổi gần nhất của một đơn vị trong đó.
units-error-parts = Chia tách cần ít nhất hai phần.
units-error-children = Mỗi đơn vị bên dưới cần về đúng một phần đã khai.
units-error-same = Chưa có gì khác trước.
units-error-below = Đơn vị còn đơn vị bên dưới: chuyển hoặc kết thúc các đơn vị ấy trước.
units-error-code-taken = Mã này đang là của đơn vị khác.
units-error-changed = Một trong các đơn vị vừa được người khác thay đổi, hoặc đã có thay đổi nhập trước chưa tới ngày.

## Thay đổi sắp tới
units-coming = Thay đổi sắp tới
units-coming-count = Thay đổi sắp tới: { $count }
units-coming-about = Đã ghi nhưng chưa đến ngày. Cho đến hôm ấy có thể rút lại.
units-coming-none = Không có thay đổi nào sắp tới.
units-coming-more = và { $count } thay đổi khác
units-coming-entered = { $name } ghi lúc { $time }
units-take-back = Rút lại
units-take-back-title = Rút lại thay đổi ngày { $date }?
units-take-back-says = Các đơn vị sẽ giữ nguyên như hiện nay. Việc rút lại được ghi vào nhật ký.

## Nơi chốn
units-places = Nơi chốn để nhận ra đơn vị
units-centre = Vị trí giữa địa bàn
units-centre-hint = Vĩ độ, kinh độ như trên bản đồ, ví dụ 20.9937, 105.8142. Vị trí người dân gửi được so với điểm này.
units-streets = Đường, ngõ, khu nhà
units-streets-hint = Mỗi dòng một tên. Người dân chỉ viết tên đường vẫn nhận ra được đơn vị.
units-error-centre = Cần hai số là vĩ độ và kinh độ, ví dụ 20.9937, 105.8142.
