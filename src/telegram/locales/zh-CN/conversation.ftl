# 作答
conversation-failed = 这次没能查成，请稍后再问。
conversation-cut-short = 答复的后半部分没能发出来，请把问题问得窄一些再试。
conversation-ahead = 前面还有{ $ahead }个问题，请稍候。
conversation-working = 正在查阅馆藏……
conversation-draft = 草稿，尚未核对
conversation-stop = 停止
conversation-stopping = 好，不查了。
conversation-stopped = 已停止。
conversation-stop-over = 这个问题已经答完了。
conversation-stop-not-yours = 只有提问的人能停止。
conversation-option-over = 这些选项已经失效，请重新提问。

# 问法
conversation-ask-usage = 请把要查的事和 /ask（或 @ 我的名字）写在同一条消息里，例如：/ask 市长9月5日出席了哪些会议
conversation-unknown-command = 没有这个命令。要查什么，直接把问题发来就行；用法见 /help。
conversation-not-text = 我只看得懂文字。请把想查的事写成一句话发来，例如“市长9月5日出席了哪些会议”。
conversation-forgotten = 好，前面说的不再算数，请提新的问题。

# 记着什么
conversation-context-head = 接着问时，我记得：
conversation-context-empty = 眼下没有记着什么，问题请说完整。
conversation-context-people = · 人物：{ $values }
conversation-context-times = · 时间：{ $values }
conversation-context-places = · 地点：{ $values }
conversation-context-papers = · 报纸：{ $values }
conversation-context-subject = · 说的是：{ $values }
conversation-context-question = · 上一个问题：{ $values }
conversation-context-paper = 只查《{ $paper }》。
conversation-context-day = 今天按{ $day }算。
conversation-clear-talk = 换个话题
conversation-clear-paper = 查全部报纸
conversation-clear-day = 按真实日期

# 报纸与日期
conversation-paper-list =
    现在查全部报纸。馆藏有：{ $papers }
    只查一种，请发 /paper 加报名。
conversation-paper-now =
    现在只查《{ $paper }》。馆藏有：{ $papers }
    恢复全部，请发 /paper 全部。
conversation-paper-all = 以后的问题查全部报纸。
conversation-paper-set = 以后的问题只查《{ $paper }》，问题里写明别的报纸时除外。恢复全部，请发 /paper 全部。
conversation-paper-unknown = 馆藏里没有《{ $paper }》。馆藏有：{ $papers }
conversation-paper-several = 不止一种报纸合适，请写明是哪一种：{ $papers }
conversation-date-now = 今天按{ $day }算。恢复真实日期，请发 /date 今天。
conversation-date-real = 今天按真实日期{ $day }算。要假定别的日期，请写成 /date 2022-09-06 或 /date 昨天 的样子。
conversation-date-wrong = 没看懂这个日期，请写成 /date 2022-09-06 的样子。
