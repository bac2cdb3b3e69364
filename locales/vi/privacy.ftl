# Dữ liệu cá nhân: quyền của người dân trong cuộc trò chuyện, và trang của cán bộ.

## Xem
privacy-see = **Dữ liệu kênh này giữ về bác**
    Tên: { $name }
    Nơi ở: { $unit }
    Ngôn ngữ: { $language }
    Kênh: { $chats }
    Đã đồng ý: { $consents }
    Việc đã gửi: { $tickets }; tệp đã gửi: { $files }
privacy-see-restricted = Đang hạn chế xử lý từ { $date }.
privacy-see-rights = Bác có thể nhận bản sao, sửa, xóa, rút đồng ý hoặc hạn chế việc dùng dữ liệu. Mời bác chọn:
privacy-none = chưa có
privacy-chat = { $channel } từ { $date }
privacy-consent = { $purpose } từ { $date } ({ $channel }, bản { $version })
privacy-language-vi = tiếng Việt
privacy-language-en = tiếng Anh
privacy-purpose-feedback = xử lý phản ánh
privacy-purpose-announcements = nhận thông báo
privacy-purpose-phone = được cán bộ gọi điện
privacy-choice-copy = Nhận bản sao
privacy-choice-correct = Sửa
privacy-choice-delete = Xóa dữ liệu
privacy-choice-withdraw = Rút đồng ý
privacy-choice-restrict = Hạn chế
privacy-choice-unrestrict = Bỏ hạn chế

## Bản sao
privacy-copy-coming = Đã nhận yêu cầu số { $number }. Bản sao được gửi vào đây trong vài phút; theo luật, chậm nhất { $date }.
privacy-copy-sent = Bản sao dữ liệu của bác, lập lúc { $date }: một tệp để đọc và một tệp cho máy. Trên máy chủ, hai tệp này tự xóa sau ít ngày; bác lưu lại nếu cần.
privacy-copy-own-files = { $count } tệp bác đã gửi.
privacy-copy-file = du-lieu-cua-toi
privacy-copy-title = Bản sao dữ liệu cá nhân, lập lúc { $date }
privacy-copy-person = Thông tin chung
privacy-copy-name = Tên: { $name }
privacy-copy-phone = Số điện thoại: { $phone }
privacy-copy-unit = Nơi ở: { $unit }
privacy-copy-address = Địa chỉ: { $address }
privacy-copy-language = Ngôn ngữ: { $language }
privacy-copy-since = Lưu từ: { $date }
privacy-copy-chats = Kênh trò chuyện
privacy-copy-chat = { $channel }, tên tài khoản trên kênh: { $id }; từ { $since }, gần nhất { $last }
privacy-copy-consents = Các lần đồng ý
privacy-copy-consent = { $purpose }: đồng ý lúc { $given } qua { $channel }, bản { $version }
privacy-copy-consent-withdrawn = { $purpose }: đồng ý lúc { $given } qua { $channel }, bản { $version }; đã rút lúc { $withdrawn }
privacy-copy-tickets = Việc đã gửi
privacy-copy-ticket-dates = Gửi lúc { $created }, hẹn trả lời { $due }
privacy-copy-place = Vị trí: { $place }
privacy-copy-side-resident = Bác
privacy-copy-side-committee = Ủy ban
privacy-copy-files = Tệp đã gửi
privacy-copy-file-line = { $name } – { $kilobytes } KB, { $date }
privacy-copy-requests = Yêu cầu về dữ liệu
privacy-copy-request = Số { $number }, { $kind }, { $date }: { $status } { $detail }
privacy-copy-talk = Cuộc trò chuyện trên trang web
privacy-copy-told = Tin Ủy ban đã gửi
privacy-copy-told-staff = Kênh này thuộc về người đang hoặc đã là cán bộ: tin gửi trong công việc có lời của người dân khác nên không nằm trong bản sao.
privacy-copy-announcements = Thông báo đã nhận
privacy-copy-rsvp-yes = – Đã trả lời: tham gia
privacy-copy-rsvp-no = – Đã trả lời: không tham gia
privacy-copy-rsvp-maybe = – Đã trả lời: chưa chắc
privacy-copy-pledge = – Ý muốn ủng hộ, { $date }: { $amount }
privacy-copy-replies = Lời đã trả lời thông báo
privacy-copy-raw = Ngoài ra, gói tin gốc của nền tảng nhắn tin được giữ tối đa 7 ngày để không mất tin, rồi tự xóa.
privacy-copy-none = Không có.

## Sửa
privacy-correct-ask = Bác muốn sửa điều gì?
privacy-choice-name = Tên
privacy-choice-unit = Nơi ở
privacy-choice-language-vi = Tiếng Việt
privacy-choice-language-en = English
privacy-choice-other = Điều khác
privacy-correct-name = Mời bác viết họ và tên đúng.
privacy-correct-name-unusable = Tên cần có ít nhất một chữ và không quá { $most } chữ. Mời bác viết lại.
privacy-correct-other = Mời bác viết điều chưa đúng và điều đúng, trong một tin.
privacy-correct-unit = Bác ở đâu trong { $unit }? Mời bác bấm hoặc gõ.
privacy-corrected-name = Đã sửa tên: { $name }. Yêu cầu số { $number } đã xong.
privacy-corrected-unit = Đã sửa nơi ở: { $unit }. Yêu cầu số { $number } đã xong.
privacy-corrected-language = Từ giờ trả lời bằng tiếng Việt. Yêu cầu số { $number } đã xong.
privacy-correct-asked = Đã ghi yêu cầu số { $number }. Cán bộ xác nhận trước { $acknowledge } và trả lời trước { $date }.

## Rút đồng ý
privacy-withdraw-nothing = Hiện bác chưa đồng ý việc nào, nên không có gì để rút.
privacy-withdraw-ask = Bác đang đồng ý:
    { $consents }
    Bác muốn rút việc nào? Việc đã làm trước đó vẫn hợp lệ.
privacy-choice-withdraw-one = Rút: { $purpose }
privacy-withdrawn = Đã rút. Yêu cầu số { $number } đã xong.
privacy-withdrawn-feedback = Đã rút đồng ý xử lý phản ánh. Việc mới chỉ được nhận khi bác đồng ý lại; việc đã gửi vẫn được giải quyết theo luật. Yêu cầu số { $number } đã xong.
privacy-withdrawn-announcements = Đã rút đồng ý nhận thông báo. Phường không nhắn thông báo cho bác nữa. Yêu cầu số { $number } đã xong.

## Hạn chế
privacy-restricted = Đã hạn chế: dữ liệu của bác vẫn được giữ nhưng không dùng để nhắn thông báo, và cán bộ không thấy tên bác. Việc đang giải quyết vẫn được trả lời. Yêu cầu số { $number } đã xong.
privacy-unrestricted = Đã bỏ hạn chế. Yêu cầu số { $number } đã xong.
privacy-restricted-author = Đã hạn chế xử lý

## Xóa
privacy-delete-staff = Kênh này thuộc về cán bộ, nên không tự xóa bằng tin nhắn được: tên cán bộ nằm trong lịch sử công việc. Mời liên hệ người quản trị để kết thúc vai trò.
privacy-delete-ask = **Xóa dữ liệu của bác**
    Sẽ xóa: tên, nơi ở, ngôn ngữ, cuộc trò chuyện này, các tệp đã gửi{ $tickets ->
    [0] {""}
   *[other] {", "}và lời, địa chỉ, ảnh của { $tickets } việc đã xong
}. Đã xóa thì không lấy lại được.
privacy-delete-kept = **Giữ đến khi giải quyết xong rồi mới xóa**: { $codes } ({ $article }).
privacy-delete-proof = **Giữ lại, không kèm tên**: ngày giờ đồng ý và rút đồng ý ({ $article }); các bước xử lý của cán bộ, không còn lời của bác.
privacy-choice-destroy = Xóa dữ liệu của tôi
privacy-choice-keep = Thôi, giữ lại
privacy-delete-kept-all = Dữ liệu được giữ nguyên.
privacy-delete-under-way = Đã nhận yêu cầu xóa số { $number }. Việc xóa bắt đầu ngay; theo luật, chậm nhất { $date }. Xong thì bác được báo tại đây.
privacy-erased = Đã xóa theo yêu cầu số { $number }: lời và địa chỉ của { $tickets } việc, { $files } tệp, và cuộc trò chuyện. Bác nhắn lại lúc nào cũng được, như một người mới.
privacy-erased-kept = Còn giữ { $codes } đến khi giải quyết xong ({ $article }), rồi xóa nốt và báo bác.
privacy-article-petition = Luật Tiếp công dân 42/2013/QH13 điều 28; Luật 91/2025/QH15 điều 14
privacy-article-consent = Luật 91/2025/QH15 điều 9
privacy-erased-text = Đã xóa lời theo quy định về dữ liệu cá nhân

## Cán bộ trả lời
privacy-told-acknowledged = Yêu cầu số { $number } về dữ liệu của bác đã được tiếp nhận. Trước { $date }, bác sẽ được trả lời.
privacy-told-done = Yêu cầu số { $number } về dữ liệu của bác đã xong: { $note }
privacy-told-corrected = Theo yêu cầu số { $number }, cán bộ đã sửa: { $changed }. Xem lại bất cứ lúc nào bằng /dulieu.
privacy-told-withdrawn = Theo yêu cầu số { $number }, đã rút đồng ý: { $changed }. Việc đã gửi vẫn được giải quyết theo luật.
privacy-told-refused = Yêu cầu số { $number } về dữ liệu của bác chưa thực hiện được, theo { $article }: { $note } Bác có quyền khiếu nại về việc này.

## Trang của cán bộ
privacy-title = Dữ liệu cá nhân
privacy-part-requests = Yêu cầu
privacy-part-retention = Thời hạn lưu
privacy-part-breaches = Sự cố
privacy-all = Xem cả yêu cầu đã xong
privacy-only-open = Chỉ xem yêu cầu đang chờ
privacy-older = Yêu cầu cũ hơn
privacy-empty = Không có yêu cầu nào đang chờ.
privacy-empty-all = Chưa có yêu cầu nào.
privacy-request-title = Yêu cầu số { $number }
privacy-person = Người số { $number }, chưa cho biết tên
privacy-kind-see = Xem
privacy-kind-copy = Nhận bản sao
privacy-kind-correct = Sửa
privacy-kind-delete = Xóa
privacy-kind-restrict = Hạn chế xử lý
privacy-kind-withdraw = Rút đồng ý
privacy-kind-object = Phản đối xử lý
privacy-about-see = Người dân đã xem dữ liệu của mình; máy trả lời ngay.
privacy-about-copy = Hỏi trong trò chuyện thì máy tự lập bản sao và gửi vào đó. Ghi tại trụ sở thì cán bộ bấm để máy gửi, hoặc trao bản in.
privacy-about-correct = Tên, nơi ở, ngôn ngữ người dân tự sửa được trong cuộc trò chuyện. Yêu cầu này do cán bộ xem, sửa ở dưới và máy báo người dân.
privacy-about-delete = Máy chỉ xóa khi chính người dân đã bấm xác nhận trong cuộc trò chuyện, hoặc, khi họ không làm được, một cán bộ thứ hai xác nhận. Xóa xong, máy tìm lại trong toàn bộ cơ sở dữ liệu và tệp.
privacy-about-restrict = Khi đã hạn chế: dữ liệu được giữ nhưng không dùng, không nhắn thông báo, không hiện tên người gửi. Hạn chế trong trò chuyện thì có hiệu lực ngay; ghi tại trụ sở thì cán bộ bấm.
privacy-about-withdraw = Rút trong trò chuyện thì có hiệu lực ngay; ghi tại trụ sở thì cán bộ chọn điều cần rút. Chứng cứ vẫn được giữ.
privacy-about-object = Người dân phản đối một cách dùng dữ liệu. Cán bộ cho hạn chế xử lý, hoặc trả lời bằng lời.
privacy-status-received = Mới nhận
privacy-status-acknowledged = Đã tiếp nhận
privacy-status-done = Đã xong
privacy-status-refused = Đã từ chối
privacy-met = Đã làm lúc { $date }
privacy-met-late = Đã làm lúc { $date }, trễ hạn
privacy-not-yet = Chưa
privacy-fact-status = Tình trạng
privacy-fact-acknowledge = Xác nhận trước (02 ngày làm việc)
privacy-fact-due = Trả lời trước
privacy-fact-received = Nhận lúc
privacy-fact-person = Người yêu cầu
privacy-fact-unit = Đơn vị
privacy-fact-detail = Nội dung
privacy-fact-handled = Cán bộ xử lý
privacy-fact-erased = Đã xóa
privacy-fact-kept = Còn giữ đến khi giải quyết xong
privacy-fact-words = Tìm lại lời và tên đã xóa
privacy-fact-note = Lời trả lời
privacy-fact-article = Căn cứ
privacy-erased-counts = { $tickets } việc, { $files } tệp, { $chats } cuộc trò chuyện
privacy-proof = Tìm { $needles } mẩu chữ trong { $tables } bảng và { $files } tệp.
privacy-proof-nothing = Không còn thấy ở đâu.
privacy-proof-found = Còn thấy, cần xem lại: { $places }
privacy-only-reading = Vai trò hiện nay chỉ xem.
privacy-steps = Xử lý
privacy-step-acknowledge = Xác nhận đã tiếp nhận
privacy-step-done = Ghi là đã xong và báo người dân
privacy-step-refuse = Từ chối, nêu căn cứ
privacy-step-run = Làm theo yêu cầu
privacy-step-correct = Sửa và báo người dân
privacy-run-hint-copy = Yêu cầu từ trò chuyện thì máy đã được giao: chỉ bấm khi quá lâu chưa xong.
privacy-run-hint-delete = Yêu cầu từ trò chuyện thì máy đã được giao: chỉ bấm khi quá lâu chưa xong. Xóa rồi không lấy lại được.
privacy-run-hint-restrict = Có hiệu lực ngay; người dân được báo và tự bỏ hạn chế được.
privacy-run-hint-object = Bấm để hạn chế xử lý: không nhắn thông báo, không hiện tên người gửi. Có hiệu lực ngay, người dân được báo.
privacy-run-hint-withdraw = Có hiệu lực ngay; người dân được báo. Rút đồng ý gọi điện thì số điện thoại bị xóa.
privacy-run-hint-correct = Ô để trống thì giữ nguyên. Người dân được báo đã sửa những mục nào.
privacy-field-purpose = Điều cần rút
privacy-field-phone = Số điện thoại
privacy-field-home = Nơi ở
privacy-field-address = Địa chỉ
privacy-withdraw-all = Tất cả điều đã đồng ý
privacy-unit-same = Giữ nguyên nơi ở
privacy-change-name = tên
privacy-change-phone = số điện thoại
privacy-change-unit = nơi ở
privacy-change-address = địa chỉ
privacy-change-language = ngôn ngữ
privacy-change-restricted = hạn chế xử lý
privacy-change-unrestricted = bỏ hạn chế
privacy-fact-changed = Đã thay đổi
privacy-field-note-done = Đã làm gì
privacy-field-note-refuse = Vì sao chưa thực hiện được
privacy-field-note-hint = Lời này được gửi cho người dân.
privacy-field-article = Điều luật làm căn cứ
privacy-field-article-hint = Ví dụ: Luật 91/2025/QH15 điều 14
privacy-notice-acknowledge = Đã xác nhận và báo người dân.
privacy-notice-done = Đã ghi là xong và báo người dân.
privacy-notice-refuse = Đã từ chối và báo người dân.
privacy-notice-run = Đã giao cho máy.
privacy-notice-carried-out = Đã làm xong và báo người dân.
privacy-notice-correct = Đã sửa và báo người dân.
privacy-notice-retention = Đã lưu thời hạn.
privacy-notice-breach = Đã ghi sự cố.
privacy-notice-reported = Đã ghi là đã báo cơ quan chuyên trách.
privacy-notice-told = Đã ghi là đã báo người bị ảnh hưởng.
privacy-notice-closed = Đã đóng sự cố.

## Thời hạn lưu
privacy-retention-about = Mỗi loại dữ liệu chỉ được giữ trong thời hạn cần cho mục đích của nó (Luật 91/2025/QH15 điều 3.3). Máy áp dụng các thời hạn này mỗi đêm.
privacy-retention-root = Chỉ quản trị của đơn vị gốc sửa được thời hạn.
privacy-class-payloads = Gói tin gốc của nền tảng nhắn tin
privacy-class-drafts = Lời viết dở
privacy-class-outgoing = Tin đã gửi cho từng người
privacy-class-transcripts = Cuộc trò chuyện trên trang web
privacy-class-campaign_answers = Trả lời lời mời và ý muốn ủng hộ qua thông báo
privacy-class-campaign_replies = Lời người dân trả lời thông báo
privacy-class-ticket_files = Ảnh và tệp của việc đã xong
privacy-class-loose_files = Tệp không thuộc việc nào
privacy-class-data_copies = Bản sao dữ liệu đã lập
privacy-class-tickets = Lời, địa chỉ và người gửi của việc đã xong
privacy-class-requests = Lời trong yêu cầu về dữ liệu đã xong
privacy-class-identities = Kênh trò chuyện không còn dùng, không rõ của ai
privacy-action-delete = xóa sau { $days } ngày
privacy-action-anonymise = bỏ thông tin cá nhân sau { $days } ngày
privacy-retention-inactive = đang tắt
privacy-retention-edit = Sửa thời hạn
privacy-retention-field-days = Số ngày giữ
privacy-retention-field-active = Áp dụng
privacy-retention-preview = Xem trước
privacy-retention-confirm = Đổi thời hạn: { $name }
privacy-retention-days = Thời hạn mới: { $days } ngày.
privacy-retention-would-delete = Nếu áp dụng ngay, sẽ xóa { $count }.
privacy-retention-would-anonymise = Nếu áp dụng ngay, sẽ bỏ thông tin cá nhân của { $count }.
privacy-retention-off = Loại dữ liệu này sẽ không tự xóa nữa.
privacy-retention-save = Lưu thời hạn

## Sự cố
privacy-breach-about = Khi dữ liệu cá nhân bị lộ, mất hoặc sai: báo cơ quan chuyên trách trong 72 giờ kể từ khi phát hiện (Luật 91/2025/QH15 điều 23), và báo người bị ảnh hưởng khi nghiêm trọng.
privacy-breach-new = Ghi một sự cố
privacy-breach-empty = Chưa ghi sự cố nào.
privacy-breach-title = Sự cố số { $number }
privacy-breach-open = Đang xử lý
privacy-breach-closed = Đã đóng
privacy-breach-report = Báo cơ quan chuyên trách trước (72 giờ)
privacy-breach-noticed = Phát hiện lúc
privacy-breach-told = Đã báo người bị ảnh hưởng
privacy-breach-ended = Đã đóng
privacy-breach-nature = Chuyện gì đã xảy ra
privacy-breach-affected = Ai và dữ liệu nào bị ảnh hưởng
privacy-breach-measures = Đã làm gì để ngăn chặn
privacy-breach-save = Ghi sự cố
privacy-breach-step-reported = Đã báo cơ quan chuyên trách
privacy-breach-step-told = Đã báo người bị ảnh hưởng
privacy-breach-step-closed = Đóng sự cố
privacy-error-future = Thời điểm này chưa đến.

## Xin qua nền tảng, xin bằng lời, xin tại trụ sở
privacy-platform-detail = Người dùng xin { $channel } cho xóa dữ liệu.
privacy-platform-asked =
    Yêu cầu xóa dữ liệu gửi qua nền tảng đã được nhận, số **{ $number }**. Mọi đồng ý đã được rút ngay; cán bộ trả lời trước { $date }.
privacy-object-asked = Đã ghi nhận việc phản đối xử lý dữ liệu, yêu cầu số **{ $number }**. Cán bộ trả lời trước { $date }.
privacy-told-taken = Một yêu cầu về dữ liệu cá nhân vừa được ghi tại trụ sở dưới tên này, số **{ $number }**, trả lời trước { $date }. Nếu không phải chính mình yêu cầu, xin báo ngay cho cán bộ.
privacy-notice-taken = Đã ghi yêu cầu. Hai thời hạn bắt đầu tính từ bây giờ.
privacy-office-title = Ghi yêu cầu tại trụ sở
privacy-office-about = Dành cho người đến trực tiếp. Việc kiểm tra giấy tờ được ghi lại cùng người tiếp nhận; không chụp, không chép số giấy tờ.
privacy-office-button = Ghi yêu cầu
privacy-field-kind = Quyền được yêu cầu
privacy-field-person = Họ tên
privacy-field-person-hint = Đúng như trên giấy tờ đã xem.
privacy-field-check = Đã đối chiếu bằng
privacy-field-check-hint = Chưa xem giấy tờ thì chưa ghi yêu cầu.
privacy-field-ticket = Mã một việc người này đã gửi
privacy-field-ticket-hint = Để yêu cầu nối với dữ liệu trong hệ thống; người gửi việc ấy cũng được báo. Không dùng cho việc giữ kín người gửi.
privacy-field-code = Mã một lần trong cuộc trò chuyện của người này
privacy-field-code-hint = Người này gõ /chuyenkenh trong cuộc trò chuyện của mình rồi cho xem mã; dùng được cả khi chưa gửi việc nào hoặc gửi kín. Không có mã việc, mã một lần hay số điện thoại thì yêu cầu không nối với dữ liệu nào.
privacy-field-office-phone = Số điện thoại người này đã đồng ý cho gọi
privacy-field-office-phone-hint = Chỉ dùng khi không có hai mã trên.
privacy-field-detail = Nội dung yêu cầu
privacy-check-choose = Chọn giấy tờ đã xem
privacy-check-citizen_card = Căn cước, căn cước công dân
privacy-check-vneid = Tài khoản VNeID
privacy-check-passport = Hộ chiếu
privacy-check-representative = Giấy tờ của người đại diện hợp pháp
privacy-fact-taken = Ghi tại trụ sở
privacy-taken = { $name }; đối chiếu bằng: { $check }

## Xác nhận trước khi xóa
privacy-confirm-ask = Ủy ban vừa nhận yêu cầu số **{ $number }** xin xóa dữ liệu dưới tên này. Chưa có gì bị xóa. Chỉ khi chính bác xem và bấm xác nhận tại đây thì mới xóa hết; không phải bác yêu cầu thì bác bấm giữ lại hoặc bỏ qua tin này. Lúc khác, bác nhắn /xoadulieu.
privacy-choice-decide = Xem và quyết định
privacy-erased-rest = Việc giữ kín người gửi và việc ở đơn vị khác, nếu có, vẫn còn: chỉ được xóa khi chính người gửi bấm xóa, bằng /xoadulieu.
privacy-fact-confirmation = Xác nhận xóa
privacy-confirmation-nobody = Chưa ai xác nhận.
privacy-confirmation-waits-person = Chờ người dân bấm xác nhận trong cuộc trò chuyện của họ. Quá 3 ngày chưa bấm thì một cán bộ thứ hai được xác nhận thay.
privacy-confirmation-waits-second = Chờ cán bộ thứ hai có quyền xử lý dữ liệu xác nhận bằng mã xác thực: không hỏi được người dân trong cuộc trò chuyện, hoặc họ chưa trả lời.
privacy-confirmation-given = Đã xác nhận. Việc giữ kín và việc ở nơi khác chỉ được xóa khi chính người gửi bấm.
privacy-confirmation-declined = Người dân đã bấm giữ lại dữ liệu; chưa có gì bị xóa.
privacy-step-run-ask = Máy hỏi lại người dân trong cuộc trò chuyện của họ; họ bấm xác nhận thì máy mới xóa.
privacy-step-confirm = Xác nhận xóa, với tư cách người thứ hai
privacy-step-confirm-hint = Chỉ xác nhận khi tự mình biết chắc người này muốn xóa. Đã xóa thì không lấy lại được.
privacy-notice-confirm = Đã xác nhận; máy bắt đầu xóa.

## Thời hạn trên trang đầu và trong tin cho cán bộ
privacy-home-acknowledge = { $count } yêu cầu cần xác nhận
privacy-home-answer = { $count } yêu cầu cần trả lời
privacy-home-report = { $count } sự cố cần báo cơ quan chuyên trách
privacy-home-close = { $count } sự cố đã báo, chưa đóng
privacy-alert-request-new = **Yêu cầu mới về dữ liệu cá nhân**, số { $number } · { $kind } · { $unit }
    Xác nhận trước { $time }: { $url }
privacy-alert-request-due = **Yêu cầu về dữ liệu cá nhân sắp đến hạn**, số { $number } · { $kind } · { $unit }
    Hạn { $time }: { $url }
privacy-alert-breach-new = **Sự cố dữ liệu vừa được ghi**, số { $number } · { $unit }
    Báo cơ quan chuyên trách trước { $time }: { $url }
privacy-alert-breach-due = **Sự cố dữ liệu chưa báo, sắp hết 72 giờ**, số { $number } · { $unit }
    Báo cơ quan chuyên trách trước { $time }: { $url }
privacy-found-open = Máy đã xóa nhưng tìm lại còn thấy ở các nơi trên, nên yêu cầu chưa xong: hãy xem từng nơi, sửa hoặc xóa, rồi ghi đã làm gì.
