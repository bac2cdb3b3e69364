# Địa điểm: hỏi lại khi chưa rõ việc ở đơn vị nào.
place-ask-split = { $place } cũ nay thuộc { $count ->
    [2] hai
    [3] ba
    [4] bốn
    [5] năm
   *[other] { $count }
  } { $kind ->
    [phuong] phường
    [xa] xã
    [to] tổ dân phố
   *[other] đơn vị
  }. Việc này ở đâu ạ?
place-ask-group_unknown = { $place } cũ nay thuộc { $count ->
    [2] hai
    [3] ba
    [4] bốn
    [5] năm
   *[other] { $count }
  } { $kind ->
    [phuong] phường
    [xa] xã
    [to] tổ dân phố
   *[other] đơn vị
  }, số tổ dân phố cũng đã đổi. Việc này ở đâu ạ?
place-ask-home_split = { $place }, nơi bác đã chọn trước đây, nay thuộc { $count ->
    [2] hai
    [3] ba
    [4] bốn
    [5] năm
   *[other] { $count }
  } { $kind ->
    [phuong] phường
    [xa] xã
    [to] tổ dân phố
   *[other] đơn vị
  }. Việc này ở đâu ạ?
place-ask-same_name = Có { $count ->
    [2] hai
    [3] ba
    [4] bốn
    [5] năm
   *[other] { $count }
  } { $kind ->
    [phuong] phường
    [xa] xã
    [to] tổ dân phố
   *[other] đơn vị
  } cùng tên “{ $place }”. Việc này ở đâu ạ?
place-ask-near = Vị trí bác gửi ở gần { $count ->
    [2] hai
    [3] ba
    [4] bốn
    [5] năm
   *[other] { $count }
  } { $kind ->
    [phuong] phường
    [xa] xã
    [to] tổ dân phố
   *[other] đơn vị
  }. Việc này ở đâu ạ?
place-ask-which = Nơi bác nêu có thể thuộc { $count ->
    [2] hai
    [3] ba
    [4] bốn
    [5] năm
   *[other] { $count }
  } { $kind ->
    [phuong] phường
    [xa] xã
    [to] tổ dân phố
   *[other] đơn vị
  }. Việc này ở đâu ạ?
place-ask-position = Mời bác gửi vị trí bằng nút bên dưới hoặc biểu tượng ghim trong khung chat. Gõ địa chỉ cũng được.
place-choice-position = Gửi vị trí
place-choice-unknown = Không rõ
