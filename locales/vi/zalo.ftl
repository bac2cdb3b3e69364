# Việc người vận hành cần làm khi Zalo Official Account không gửi được tin.

zalo-fault-no-token = Chưa có mã của Zalo. Bấm “Xin quyền từ OA” ở trang Tài khoản kênh, hoặc dán mã từ API Explorer vào mục “Mã mới”.
zalo-fault-refresh-token = Mã làm mới của Zalo đã dùng hoặc hết hạn. Bấm “Xin quyền từ OA” ở trang Tài khoản kênh, hoặc vào developers.zalo.me, mục API Explorer, cấp mã mới cho OA rồi dán vào mục “Mã mới” ở trang ấy.
zalo-fault-token = Zalo không nhận mã truy cập, kể cả mã vừa cấp. Cấp mã mới trong API Explorer, rồi dán vào mục “Mã mới” ở trang Tài khoản kênh.
zalo-fault-app = Ứng dụng Zalo sai mã, sai khóa bí mật, chưa kích hoạt hoặc đã bị gỡ. Xem trạng thái ứng dụng và chép lại khóa bí mật tại developers.zalo.me, rồi dán vào mục “Mã mới” ở trang Tài khoản kênh; tài khoản đặt bằng cấu hình thì sửa ZALO_APP_ID, ZALO_APP_SECRET.
zalo-fault-api = Ứng dụng chưa đăng ký API này. Vào developers.zalo.me, mục Official Account, đăng ký các API gửi tin và tải tệp.
zalo-fault-permission = OA chưa cấp hoặc đã thu lại quyền của ứng dụng. Quản trị viên OA cấp quyền lại: bấm “Xin quyền từ OA” hoặc dán mã mới ở trang Tài khoản kênh.
zalo-fault-proof = Zalo không nhận khóa bí mật của ứng dụng (appsecret_proof). Chép lại khóa tại developers.zalo.me, rồi dán vào mục “Mã mới” ở trang Tài khoản kênh; tài khoản đặt bằng cấu hình thì sửa ZALO_APP_SECRET.
zalo-fault-account = Official Account không tồn tại hoặc đã bị khóa. Xem tại oa.zalo.me.
zalo-fault-verify = Official Account chưa được xác thực. Gửi hồ sơ xác thực tại oa.zalo.me.
zalo-fault-package = Gói dịch vụ của Official Account không có quyền này. Nâng gói tại oa.zalo.me.
zalo-fault-kind = API này không dùng được cho loại Official Account này. Xem loại tài khoản tại oa.zalo.me.
zalo-fault-cloud = Ứng dụng chưa liên kết Zalo Cloud Account. Liên kết tại zalo.cloud.
zalo-fault-money = Zalo Cloud Account hết tiền. Nạp thêm tại zalo.cloud.
zalo-fault-address = Địa chỉ API của Zalo không đúng. Xem lại ZALO_API_ROOT.
