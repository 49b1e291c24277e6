inline-empty = 写人名、日期或一件事，也可点此私聊提问
inline-not-allowed = 还不能在这里查报纸，点此了解
inline-nothing = 没有查到，点此私聊提问
inline-open-button = 查看出处
inline-untitled = 无标题
inline-gone = 馆藏里已经没有这段文字，可能是稿件改动过。
