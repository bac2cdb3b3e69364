# Tên gọi của các mã trong chương trình. Bot và trang cán bộ dùng chung.

## Trạng thái của một việc
label-status-received = Mới nhận
label-status-triaged = Đã xem
label-status-in_progress = Đang xử lý
label-status-forwarded = Đã chuyển cơ quan
label-status-answered = Đã trả lời
label-status-closed = Đã xong
label-status-reopened = Mở lại
label-status-declined = Không tiếp nhận
label-status-merged = Đã gộp

## Loại việc
label-kind-phan_anh = Phản ánh
label-kind-kien_nghi = Kiến nghị
label-kind-khieu_nai = Khiếu nại
label-kind-to_cao = Tố cáo
label-kind-hon_hop = Nhiều việc
label-kind-hoi_dap = Hỏi đáp
label-kind-gop_y = Góp ý
label-kind-dang_ky_su_kien = Đăng ký dự sự kiện
label-kind-ung_ho = Ủng hộ
label-kind-quyen_du_lieu = Dữ liệu cá nhân
label-kind-tra_cuu = Tra cứu
label-kind-cam_on = Cảm ơn
label-kind-khan_cap = Khẩn cấp
label-kind-khac = Khác

## Lĩnh vực
label-category-ve_sinh_moi_truong = Rác – môi trường
label-category-thoat_nuoc_ngap = Thoát nước – ngập
label-category-giao_thong_via_he = Đường sá – vỉa hè
label-category-chieu_sang_dien = Chiếu sáng – điện
label-category-cap_nuoc = Nước sạch
label-category-trat_tu_xay_dung = Trật tự xây dựng
label-category-tieng_on = Tiếng ồn
label-category-an_ninh_trat_tu = An ninh trật tự
label-category-pccc_cuu_nan = Cháy nổ – cứu nạn
label-category-dat_dai_nha_o = Đất đai – nhà ở
label-category-an_sinh_xa_hoi = An sinh xã hội
label-category-y_te_dich_benh = Y tế – dịch bệnh
label-category-an_toan_thuc_pham = An toàn thực phẩm
label-category-giao_duc_tre_em = Trường học – trẻ em
label-category-thu_tuc_hanh_chinh = Thủ tục hành chính
label-category-vat_nuoi_cay_xanh = Vật nuôi – cây xanh
label-category-chung_cu = Chung cư
label-category-van_hoa_ton_giao = Văn hóa – tôn giáo
label-category-mau_thuan_cong_dong = Mâu thuẫn hàng xóm
label-category-can_bo_cong_vu = Thái độ cán bộ
label-category-quy_ung_ho = Quỹ – ủng hộ
label-category-su_kien = Sự kiện – họp
label-category-lay_y_kien = Lấy ý kiến
label-category-du_lieu_ca_nhan = Dữ liệu cá nhân
label-category-theo_doi_don = Theo dõi đơn
label-category-phan_hoi_chung = Ý kiến chung
label-category-khac = Việc khác

## Mức độ
label-urgency-khan = Nguy hiểm
label-urgency-cao = Cần sớm
label-urgency-thuong = Bình thường
label-urgency-thap = Không gấp

## Vai trò của cán bộ
label-role-admin = Quản trị
label-role-officer = Cán bộ Mặt trận
label-role-chair = Ban Thường trực
label-role-treasurer = Thủ quỹ
label-role-lead = Trưởng ban công tác Mặt trận
label-role-viewer = Chỉ xem
label-role-custodian = Cán bộ giữ việc kín

## Kênh
label-channel-telegram = Telegram
label-channel-zalo = Zalo
label-channel-web = Trang nhắn tin
label-channel-console = Cán bộ nhập
label-channel-api = Phần mềm khác

## Cấp đơn vị
label-level-goc = Gốc
label-level-trung_uong = Trung ương
label-level-tinh = Tỉnh, thành phố
label-level-quan = Quận, huyện (cũ)
label-level-huyen = Huyện (cũ)
label-level-xa = Xã, phường
label-level-phuong = Phường
label-level-to_dan_pho = Tổ dân phố
label-level-thon = Thôn
label-level-khu_dan_cu = Khu dân cư
label-level-khu_pho = Khu phố

## Những gì đã xảy ra với một việc
label-event-received = Tiếp nhận
label-event-triaged = Đã xem
label-event-in_progress = Bắt đầu xử lý
label-event-forwarded = Chuyển cơ quan có thẩm quyền
label-event-answered = Đã trả lời
label-event-closed = Đóng việc
label-event-reopened = Mở lại
label-event-declined = Không tiếp nhận
label-event-merged = Gộp vào việc khác
label-event-assigned = Giao việc
label-event-classified = Phân loại lại
label-event-reply = Nhắn cho người phản ánh
label-event-note = Ghi chú nội bộ
label-event-call = Gọi điện cho người phản ánh
label-event-resent = Gửi lại bằng cách khác
label-event-resident_message = Người phản ánh nhắn thêm
label-event-edited = Người phản ánh sửa lời
label-event-attachment = Thêm tệp
label-event-place = Người phản ánh gửi vị trí
label-event-acknowledged = Có người nhận xử lý
label-event-escalated = Chuyển lên cấp trên vì chưa ai nhận
label-event-erased = Xóa lời theo quy định về dữ liệu cá nhân

## Những gì nhật ký ghi lại
label-deed-staff-create = Thêm cán bộ
label-deed-staff-grant = Giao vai trò cho
label-deed-staff-end-role = Kết thúc một vai trò của
label-deed-staff-end = Kết thúc mọi vai trò của
label-deed-staff-token = Tạo mã truy cập API cho
label-deed-staff-login-link = Tạo đường dẫn đăng nhập cho
label-deed-staff-invite = Tạo mã mời cho
label-deed-staff-list = Xem danh sách cán bộ
label-deed-second-factor-enrol = Bật xác thực hai lớp
label-deed-second-factor-recovery = Dùng một mã dự phòng
label-deed-second-factor-wrong = Nhập sai mã xác thực
label-deed-second-factor-codes = Tạo mã dự phòng mới
label-deed-second-factor-disable = Tắt xác thực hai lớp
label-deed-second-factor-reset = Bỏ xác thực hai lớp của
label-deed-unit-created = Thêm đơn vị
label-deed-unit-changed = Sửa đơn vị
label-deed-unit-merge = Sáp nhập đơn vị
label-deed-unit-split = Chia tách đơn vị
label-deed-unit-rename = Đổi tên đơn vị
label-deed-unit-move = Chuyển cấp trên của đơn vị
label-deed-unit-end = Kết thúc đơn vị
label-deed-ticket-read = Xem việc
label-deed-ticket-file = Xem tệp của việc
label-deed-ticket-phone = Xem số điện thoại của người phản ánh ở việc
label-deed-account-create = Thêm tài khoản kênh
label-deed-account-pause = Tạm dừng tài khoản kênh
label-deed-account-resume = Cho tài khoản kênh gửi lại
label-deed-account-end = Ngừng tài khoản kênh
label-deed-account-renew = Thay mã của tài khoản kênh
label-deed-account-rules = Đổi quy định của tài khoản kênh
label-deed-account-consent = Nhận quyền từ Official Account
label-deed-group-link = Liên kết nhóm cán bộ
label-deed-group-unlink = Ngừng liên kết nhóm cán bộ
label-deed-ticket-restrict = Chuyển thành việc kín:
label-deed-ticket-release = Bỏ chế độ kín của việc
label-deed-unsealing-asked = Xin biết người gửi việc
label-deed-unsealing-granted = Đồng ý cho biết người gửi việc
label-deed-unsealing-refused = Không đồng ý cho biết người gửi việc
label-deed-unsealing-looked = Xem người gửi việc
label-deed-audit-read = Xem nhật ký
label-deed-audit-export = Tải nhật ký
label-deed-owner-create = Tạo người quản trị hệ thống
label-deed-owner-token = Đặt mã truy cập của người quản trị hệ thống
label-deed-privacy-read = Xem yêu cầu về dữ liệu
label-deed-privacy-acknowledge = Tiếp nhận yêu cầu về dữ liệu
label-deed-privacy-done = Ghi là đã xong yêu cầu về dữ liệu
label-deed-privacy-refuse = Từ chối yêu cầu về dữ liệu
label-deed-privacy-run = Cho máy làm lại yêu cầu về dữ liệu
label-deed-privacy-retention = Đổi thời hạn lưu
label-deed-privacy-breach = Ghi sự cố dữ liệu
label-deed-privacy-breach-read = Xem sự cố dữ liệu
label-deed-privacy-breach-reported = Ghi là đã báo cơ quan chuyên trách về sự cố
label-deed-privacy-breach-told = Ghi là đã báo người bị ảnh hưởng về sự cố
label-deed-privacy-breach-closed = Đóng sự cố dữ liệu
label-deed-template-create = Thêm mẫu trả lời
label-deed-template-save = Sửa mẫu trả lời
label-deed-template-remove = Bỏ mẫu trả lời
label-deed-privacy-taken = Ghi tại trụ sở yêu cầu về dữ liệu
label-deed-campaign-create = Soạn thông báo số
label-deed-campaign-edit = Sửa thông báo số
label-deed-campaign-void = Sửa thông báo đã duyệt, phải duyệt lại: số
label-deed-campaign-submit = Trình duyệt thông báo số
label-deed-campaign-approve = Duyệt gửi thông báo số
label-deed-campaign-refuse = Bị từ chối một thao tác với thông báo số
label-deed-campaign-start = Bắt đầu gửi thông báo số
label-deed-campaign-plan = Chốt người nhận thông báo số
label-deed-campaign-pause = Tạm dừng thông báo số
label-deed-campaign-resume = Cho gửi tiếp thông báo số
label-deed-campaign-cancel = Hủy thông báo số
label-deed-campaign-retry = Gửi lại phần chưa tới của thông báo số
label-deed-campaign-end = Gửi xong thông báo số
label-deed-campaign-expire = Hết hạn gửi thông báo số
label-deed-campaign-hold = Giữ lại, chờ người quyết định: thông báo số
label-deed-campaign-stop = Dừng vì nội dung bị kênh từ chối: thông báo số
label-deed-campaign-rule = Đặt giờ yên tĩnh và số thông báo tối đa của
label-deed-unit-take-back = Rút lại một thay đổi của đơn vị
label-deed-unit-places = Sửa nơi chốn của đơn vị

## Vì sao không tới
label-reason-blocked = đã chặn
label-reason-deactivated = tài khoản đã khóa
label-reason-never_started = chưa bắt đầu chat
label-reason-removed = đã rời
label-reason-invalid = địa chỉ không dùng được
label-reason-not_following = không quan tâm OA
label-reason-inactive = lâu không dùng Zalo
label-reason-quota = hết lượt tin trả phí
label-reason-window = ngoài 7 ngày của Zalo
label-reason-restricted = hạn chế xử lý dữ liệu
label-reason-no_consent = chưa đồng ý nhận tin
label-reason-unsubscribed = đã dừng nhận tin
label-reason-topic = không nhận chủ đề này
label-reason-frequency = đã nhận đủ số thông báo
label-reason-household = hộ đã có người nhận
label-reason-gone = không còn liên hệ
label-reason-cancelled = thông báo bị hủy
label-reason-expired = hết hạn gửi
label-reason-interrupted = gián đoạn khi đang gửi
label-reason-moved = địa chỉ đã đổi
label-reason-timeout = kênh không trả lời
