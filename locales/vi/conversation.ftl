# Những lời chung của mọi cuộc trò chuyện.

conversation-stopped = Đã dừng. Lời bác viết chưa được gửi và sẽ tự xóa sau 30 ngày.
conversation-choice-resume = Viết tiếp
conversation-choice-erase = Xóa ngay
conversation-old-choice = Nút này thuộc một tin cũ. Mời bác gõ “tra cứu” để xem các việc đã gửi, hoặc viết điều muốn phản ánh.
conversation-file-lost = Tệp bác gửi không tải về được. Mời bác gửi lại.
conversation-file-refused = Tệp bác gửi không nhận được. Mời bác gửi ảnh, tiếng nói, phim ngắn, hoặc tệp PDF, Word, Excel.
conversation-file-refused-too-large = Tệp bác gửi lớn quá 20 MB nên không nhận được. Mời bác gửi tệp nhỏ hơn, hoặc gửi dưới dạng ảnh.
