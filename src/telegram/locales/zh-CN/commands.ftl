# 命令、菜单和帮助

commands-days = han
commands-day-without-year = { $day }（年份不详）
commands-failed = 没有办成，请稍后再试。
commands-stale = 这个按钮已经失效，请重新发命令。
commands-paper-unknown = 报名不详
commands-page-unknown = 版次不详
commands-title-derived = （代拟）

# /start
commands-start-invited = 邀请有效，您可以使用了。
commands-start = 您好，这里是问报。您来问，我到馆藏的报纸里查；每句话都注明出处，点开引文就能读到报上的原话。
commands-start-examples = 直接把问题发来就行。也可以先点下面的按钮试试，这几个问题馆藏里都答得出。
commands-start-plain = 直接把问题发来就行：说出人名、日期、地点或会议名称，越具体越好。
commands-start-more = 可以接着问，如“那下午呢”“谁主持的”。换话题请发 /new，用法见 /help。

# /help
commands-help =
    怎么问
    · 一次问一件事，说出人名、日期、地点或会议名称，越具体越好。
    · 日期可以不写年份；馆藏里有几年都对得上的，会分年份回答。
    · 可以接着问，如“那下午呢”“谁主持的”；换话题发 /new。问题写错了，直接修改原来那条消息，答复会跟着改。

    怎么看
    · 句末的 [1] 对应下面的出处：报名、日期、版次、标题。点开引文，就是报上的原话；点“出处”可以看它在稿件里的位置。
    · 标明“推断”的，是报上没有印明、由上下文推出来的。
    · 报上没有的，我会直说没有，并说明查了多少版。
commands-help-commands =
    命令
    /today 最新一期登了什么
    /issue 2022-09-06 某一天的报纸登了什么
    /timeline 人或事 年月 按时间梳理
    /follow 人或事 有新报道就告诉我；/following 看关注了什么，/unfollow 取消
    /paper 报名 只查一种报纸；/date 日期 假定今天是这一天
    /context 看我记着什么；/new 换个话题
    /stats 馆藏有哪些报纸；/lang 界面语言
    /forget 删除我的数据
commands-help-group = 在群里，请 @{ $bot }、回复我的消息，或者用命令提问；其他的话我不看。
commands-help-admin =
    管理
    /status 运行情况；/reindex 更新索引
    /users 谁在用；/invite 人数 天数 开一个邀请链接
    /allow 编号 登记；/ban 编号 停用；/unban 编号 不再停用（也可以用这些命令回复那个人的消息，群里不写编号就是这个群）
    /quota 编号 个数 每天的提问数；写 off 恢复通用的限额
    /feedback 读者的评价
    把报纸文件（txt、md、html、pdf、docx、zip）发给我，核对后就能入库。
    管理员把我请进哪个群，那个群就算登记了。

# /timeline
commands-timeline-usage = 请写上人名或事情，如 /timeline 秦国文 2022 或 /timeline 森林防火 2022-09

# /today /issue
commands-issue-head = { $paper }{ $day }　{ $pages }版、{ $articles }篇
commands-nothing-held = 馆藏里还没有报纸。
commands-no-day-held = 馆藏里的报纸都没有读到日期。有哪些报纸，发 /stats 可以看到。
commands-issue-usage = 请写上日期，如 /issue 2022-09-06；也可以写报名。馆藏里最近的几天：
commands-issue-days = 这段时间馆藏里有这几天的报纸，请选一天：
commands-issue-none-then = 这段时间的报纸馆藏里没有。馆藏里最近的几天：
commands-issue-not-held = 馆藏里没有{ $day }的报纸。最近的是：
commands-issue-not-held-alone = 馆藏里没有{ $day }的报纸。
commands-issue-unclear = 没看懂日期，馆藏里也没有叫这个名字的报纸。请写成 /issue 2022-09-06 的样子。馆藏里最近的几天：
commands-issue-no-paper = 馆藏里没有这种报纸。有哪些报纸，发 /stats 可以看到。
commands-issue-more-papers = 这一天还有{ $more }种报纸，写上报名就能看到，如 /issue { $day } 报名
commands-issue-gone = 馆藏里已没有这一期。
commands-article-gone = 馆藏里已没有这篇稿件。

# /stats
commands-stats-head = 馆藏共{ $issues }期、{ $articles }篇稿件
commands-stats-paper = { $paper }：{ $issues }期、{ $pages }版、{ $articles }篇（日期不详）
commands-stats-paper-day = { $paper }：{ $issues }期、{ $pages }版、{ $articles }篇（{ $from }）
commands-stats-paper-days = { $paper }：{ $issues }期、{ $pages }版、{ $articles }篇（{ $from }至{ $to }）
commands-stats-more = · 另有{ $more }种
commands-stats-totals = 读自{ $files }个文件，记有活动{ $events }条。

# /lang
commands-lang-chinese = 中文
commands-lang-english = English
commands-lang-which = 界面用哪种语言？答复里的文字出自报纸，总是中文。
commands-lang-set = 好，以后用中文。

# /forget
commands-forget-private = 这个命令请在和我的私聊里用。
commands-forget-sure =
    要删除我这里与您有关的全部数据吗？包括：对话和答复、评价、关注、界面语言、登记和限额。删除后不能恢复，以前答复下面的按钮都会失效；凭邀请或由管理员登记的，要重新登记才能再问。
commands-forget-yes = 全部删除
commands-forget-no = 不删
commands-forget-lately = 刚刚删过，请过一分钟再来。
commands-forget-kept = 好，什么都没有删。
commands-forgotten =
    已删除：对话和答复、评价、关注、界面语言、登记和限额。
    我这里只剩下不含姓名和文字的计数。聊天记录存在 Telegram，要由您自己删；管理员做过的备份会留到他们清理为止。

# 菜单
commands-menu-ask = 提问，如 /ask 谁主持了防汛会议
commands-menu-new = 换个话题
commands-menu-context = 看我记着什么
commands-menu-paper = 只查一种报纸
commands-menu-date = 假定今天是某一天
commands-menu-timeline = 按时间梳理一个人或一件事
commands-menu-today = 最新一期登了什么
commands-menu-issue = 某一天的报纸登了什么
commands-menu-follow = 关注一个人或一件事
commands-menu-unfollow = 取消关注
commands-menu-following = 关注了什么
commands-menu-stats = 馆藏有哪些报纸
commands-menu-lang = 界面语言 Language
commands-menu-forget = 删除我的数据
commands-menu-help = 怎么问、怎么看
commands-menu-status = 运行情况
commands-menu-users = 谁在用
commands-menu-allow = 登记一个人或一个群
commands-menu-ban = 停用一个人或一个群
commands-menu-unban = 不再停用
commands-menu-quota = 每天的提问数
commands-menu-invite = 开一个邀请链接
commands-menu-feedback = 读者的评价
commands-menu-reindex = 更新索引

# Telegram 里的简介
commands-description = 问报：到馆藏的报纸里查，每句话都注明出处，点开就能读到报上的原话；报上没有的，直说没有。把问题发来就行，如“市长9月5日出席了哪些会议”。
commands-short-description = 问报纸，答案句句有出处。
