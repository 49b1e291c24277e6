inline-empty = 写人名、日期或一件事，也可点此私聊提问
inline-not-allowed = 还不能在这里查报纸，点此了解
inline-registered-only = 在别的聊天里用 @{ $bot } 查报纸，只对登记过的读者开放。您的编号是 { $id }，请交给管理员登记。在这里提问不必登记，把问题发来就行。
inline-nothing = 没有查到，点此私聊提问
inline-open-button = 查看出处
inline-untitled = 无标题
inline-gone = 馆藏里已经没有这段文字，可能是稿件改动过。
