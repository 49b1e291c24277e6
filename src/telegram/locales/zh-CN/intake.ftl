# 管理员发来新报：过目、入库、更新索引
intake-admins-only = 我只看得懂文字。新报由管理员发来入库；要查什么，请写成一句话。
intake-not-yours = 只有管理员可以决定。
intake-too-large = “{ $name }”太大了：最多{ $megabytes }MB。请分成几个小的再发，或由管理员直接放进档案文件夹，再发 /reindex。
intake-not-read =
    “{ $name }”没有读成。
    { $why }
intake-too-slow = 读了十分钟还没有读完，请分成几个小的再发。
intake-summary = “{ $name }”读出{ $articles }篇稿件（{ $files }个文件），尚未入库。
intake-nothing-read = “{ $name }”里没有读出稿件，没有留下这个文件。
intake-place-unknown = 报名、日期、版次不详
intake-file = { $file }（{ $where }）：{ $count }篇
intake-more-titles = ……另有{ $count }篇
intake-more-files = ……另有{ $count }个文件，不再一一列出。
intake-more = ……另有{ $count }处
intake-and-more = {"  "}等，另有{ $count }个
intake-doubts = 存疑{ $count }处：
intake-left = 没有收的{ $count }个：
intake-ask = 确认后放进档案并更新索引；七天内不确认，自动放弃。
intake-yes = 确认入库
intake-no = 放弃
intake-accepting = 正在入库
intake-dropping = 好
intake-in-hand = 正在办，请稍候
intake-gone = 这个文件已经办过，或已过期
intake-dropped = 已放弃“{ $name }”，没有入库。
intake-not-accepted =
    “{ $name }”没有入库，档案没有改动。
    { $why }
intake-added = 已放进档案{ $count }个文件：{ $names }
intake-held = 档案里已有同样的{ $count }个文件，没有重复放：{ $names }
intake-indexing = 正在更新索引……
intake-progress = 正在更新索引：{ $done }/{ $total }个文件
intake-report = 索引已更新，用时{ $seconds }秒：新增{ $added }篇，更新{ $changed }篇，移除{ $removed }篇，现有{ $articles }篇。{ $skipped ->
        [0] { "" }
       *[other] 跳过{ $skipped }个读不了的文件。
    }
intake-failed = 出了差错，没有办成，请稍后再试。
intake-failed-why = { $why }。{ $hint }。
