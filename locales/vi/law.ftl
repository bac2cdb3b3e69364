# Luật: việc khẩn cấp, tố cáo, người gửi ẩn danh, trẻ em.

## Trẻ em
law-minor = Việc liên quan trẻ em
law-minor-mark = Liên quan trẻ em: không đưa lời hoặc ảnh ra ngoài trang này

## Tố cáo
law-restricted-alert = Có một việc cần xem riêng.
law-restricted-alone-alert = Có một việc cần xem riêng mà ở cấp nhận việc không ai được xem.
law-restricted-alone-mark = Ở cấp nhận việc không ai được xem: chỉ cấp trên xem được
law-restricted-alone-home = Có việc cần xem riêng mà ở cấp nhận việc không ai được xem.
law-restricted-unread = Hàng việc kín cần thêm người giữ: hiện có thể không ai được xem việc gửi tới. Xin giao vai trò giữ việc kín cho thêm một người.
law-restricted-unread-go = Giao vai trò
law-restricted-mark = Việc kín: chỉ người giữ việc kín xem được
law-document-names = Tệp có thể mang tên người gửi ở trong bài hoặc phần thuộc tính. Xin không xem để đoán người gửi, không chuyển tệp đi.
law-restricted-queue = Việc cần xem riêng
law-sealed = Được giữ kín

## Nguy hiểm
law-acknowledge = Tôi nhận, đang xử lý
law-acknowledge-hint = Sau 15 phút chưa ai nhận, việc được chuyển lên cấp trên.
law-acknowledged = Đã có người nhận lúc { $time }
law-escalated-mark = Đã chuyển lên cấp trên lúc { $time }
law-escalated = **Khẩn cấp, 15 phút chưa ai nhận** · { $code } · { $category } · { $unit }
    Mở việc này: { $url }

## Xin biết người gửi
law-unsealing-fold = Xin biết người gửi
law-unsealing-says = Người gửi được giữ kín. Chỉ xin khi thật cần cho việc xử lý. Một người khác phải đồng ý; cấp trên được báo; mọi lần xem đều được ghi lại.
law-unsealing-reason = Lý do
law-unsealing-reason-hint = Từ 10 ký tự. Không viết tên người liên quan.
law-unsealing-ask = Gửi yêu cầu
law-unsealing-line = { $name } xin biết người gửi lúc { $time }: “{ $reason }”
law-unsealing-waits = Đang chờ một người khác quyết định.
law-unsealing-grant = Đồng ý
law-unsealing-refuse = Không đồng ý
law-unsealing-granted = { $name } đã đồng ý. Xem được đến { $time }.
law-unsealing-look = Xem người gửi
law-unsealing-author = Người gửi việc { $code }
law-unsealing-author-hint = Không chép ra ngoài, không nhắc tên trong ghi chú. Lần xem này đã được ghi lại.
law-unsealing-name = Tên
law-unsealing-nameless = Người gửi chưa cho biết tên
law-unsealing-chat = Kênh
law-unsealing-chat-words = { $channel }, số hiệu { $id }
law-unsealing-home = Chờ quyết định: xin biết người gửi
law-unsealing-told-asked = Việc { $code } ({ $unit }): có cán bộ xin biết người gửi được giữ kín.
law-unsealing-told-granted = Việc { $code } ({ $unit }): yêu cầu biết người gửi được đồng ý, có hiệu lực 24 giờ.
law-unsealing-told-refused = Việc { $code } ({ $unit }): yêu cầu biết người gửi không được đồng ý.

## Nguy hiểm nói trong một việc tố cáo
law-danger-sealed = **Gọi ngay 114 (cháy, cứu nạn), 115 (cấp cứu), 113 (công an), 111 (trẻ em).**
    Lúc { $time } cán bộ trực đã được báo nơi xảy ra và loại nguy hiểm, không có tên ai và không có lời nhắn. Lời nhắn được giữ kín với mã **{ $code }**, chỉ một cán bộ được giao mới xem được. Tố cáo hợp lệ khi có đơn hoặc trình bày trực tiếp.
law-danger-staff = **Khẩn cấp** · { $danger } · { $unit } · { $time }
    Không có thêm chi tiết để xem. Xin kiểm tra tại chỗ, cần thì gọi 114, 115, 113.
law-danger-unknown = nguy hiểm đến người
