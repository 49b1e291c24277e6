# 谁可以用：准入、限额、管理命令

access-refused = 这个机器人只对登记过的读者开放。您的编号是 { $id }，请交给管理员登记后再问。
access-group-refused = 这个群没有登记，我先退出了。群的编号是 { $id }，请管理员登记后再请我来。
access-invitation-over = 这份邀请已经用完、过期或不存在。您的编号是 { $id }，请向管理员另要一份。
access-too-fast = 发得太快了，请歇一歇再发；刚才没有理会的，请过一会儿重发。
access-spent = 今天的{ $limit }个问题已经问完，明天零时起可以再问。
access-group-spent = 这个群今天的{ $limit }个问题已经问完，明天零时起可以再问。
access-tokens-spent = 今天的模型用量已经用完，明天零时前的答复都直接摘自报上的原文。
access-group-tokens-spent = 这个群今天的模型用量已经用完，明天零时前的答复都直接摘自报上的原文。
access-none = 管理员没有给您开放提问。
access-group-none = 管理员没有给这个群开放提问。

access-private-only = 这个命令请在和我的私聊里用。
access-usage-person = 请写明是谁，如 /{ $command } 123456789；也可以用这个命令回复那个人的消息。
access-usage-quota =
    请写明是谁、一天几个问题，如 /quota 123456789 20；写 off 恢复通用的限额。
    也可以用 /quota 20 回复那个人的消息。
access-usage-invite = 请写成 /invite 人数 天数，如 /invite 5 7；最多{ $uses }人、{ $days }天。
access-allowed = { $id } 已登记，可以使用。
access-banned = { $id } 已停用，以后发来的一概不理。
access-unbanned = { $id } 不再停用，能不能用以名单为准。
access-not-banned = { $id } 没有被停用。
access-admin = { $id } 是管理员，不能停用，也没有限额。
access-quota-set = { $id } 每天可以问{ $limit }个问题。
access-quota-default = { $id } 恢复通用的限额：每天{ $limit }个问题。
access-quota-none = { $id } 恢复通用的限额：不限。
access-invitation =
    邀请链接：{ $link }
    可供{ $uses }人使用，{ $days }天内有效。

access-users-head = 读者和群共{ $count }个{ $pages ->
        [1] { "" }
       *[other] ，第{ $page }页，共{ $pages }页
    }：
access-users-row = { $id }　{ $standing }　{ $day }　今天{ $questions }问
access-users-row-limited = { $id }　{ $standing }　{ $day }　今天{ $questions }/{ $limit }问
access-standing-admin = 管理员
access-standing-default = 一般
access-standing-allowed = 已登记
access-standing-banned = 已停用

access-status-uptime = 运行 { $total ->
        [0] 不到1分钟
       *[other] { $days ->
            [0] { "" }
           *[other] { $days }天
        }{ $hours ->
            [0] { "" }
           *[other] { $hours }小时
        }{ $minutes ->
            [0] { "" }
           *[other] { $minutes }分钟
        }
    }
access-status-today = 今天 { $questions }个问题，用去词元{ $tokens }
access-status-answers = 累计 提问{ $questions }，答出{ $answered }，部分答出{ $partial }，答不出{ $refused }，出错{ $failed }，叫停{ $stopped }
access-status-model-counters = 模型 作答{ $model_answers }次，核对删去{ $model_dropped_claims }句，出错{ $model_errors }次
access-status-others = 其他 推送新报道{ $digests }份，行内查询{ $inline }次，收下文件{ $files }个，更新索引{ $reindexes }次
access-status-latency = 用时 半数在{ $p50 }毫秒内，95%在{ $p95 }毫秒内
access-status-no-latency = 用时 启动后还没有答过问题
access-status-queue = 队列 正在答{ $running }个，等候{ $waiting }个
access-status-model = 对话模型 { $model }
access-status-no-model = 对话模型 未配置，用原文作答
access-status-index = 索引版本 { $version }
access-status-holdings = 馆藏 { $issues }期、{ $articles }篇
access-status-state = 状态文件 { $size } MB
access-status-readers = 读者和群 { $readers }个，关注{ $follows }条

access-feedback-head = 👍 { $good }，👎 { $bad }；愿意交出文字的👎 { $agreed }条，新的在前。
access-feedback-row =
    { $day } 问：{ $question }
    答：{ $answer }
access-feedback-row-citation =
    { $day } 问：{ $question }
    答：{ $answer }
    （说的是出处{ $citation }）
access-feedback-export = 导出 JSONL
access-feedback-exported =
    { $count }个问题，可用 wenbao eval --gold 打分。{ $open ->
        [0] { "" }
       *[other] 另有{ $open }个只说了不好，没有指明哪一条，没有写入。
    }
access-feedback-nothing = { $open ->
        [0] 还没有可导出的意见。
       *[other] 还没有可导出的意见：{ $open }个问题只说了不好，没有指明哪一条。
    }
