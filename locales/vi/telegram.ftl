# Các lệnh trong thực đơn của Telegram.

telegram-command-report = Gửi phản ánh, kiến nghị
telegram-command-status = Tra cứu việc đã gửi
telegram-command-news = Thông báo và việc nhận tin
telegram-command-donate = Các cuộc vận động, ủng hộ quỹ
telegram-command-events = Sự kiện, lịch họp
telegram-command-consult = Góp ý dự thảo
telegram-command-settings = Địa bàn, hộ gia đình, ngôn ngữ
telegram-command-mydata = Dữ liệu của tôi: xem, sửa, xóa
telegram-command-help = Hướng dẫn và số điện thoại khẩn cấp
telegram-command-cancel = Dừng việc đang làm dở
