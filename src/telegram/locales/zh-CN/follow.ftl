follow-usage =
    想关注什么？请在命令后写上人名或一件事，例如：
    /follow 秦国文
    /follow 森林防火
    新报纸入库后，凡有提到，我会把带出处的摘要发到这里。/following 查看已关注的内容。
follow-added = 已关注“{ $subject }”，新报纸里有相关报道时会发到这里。
follow-added-unknown = 已关注“{ $subject }”。馆藏里还没有见到过这个说法，请核对一下写法；见报后会发到这里。
follow-already = 已经关注了“{ $subject }”。
follow-too-many = 最多关注{ $most }项，请先用 /unfollow 取消几项。
follow-too-short = 太短了，请至少写两个字。
follow-too-long = 太长了，请控制在{ $most }字以内。
follow-admins-only = 群里只有管理员可以增减关注。
follow-none = 还没有关注任何内容。用 /follow 加人名或事情来关注，例如 /follow 森林防火。
follow-list = 正在关注（{ $count }项），按下面的按钮可以停止：
follow-stop-which = 要停止关注哪一项（共{ $count }项）？
follow-stop-button = 停止关注 { $subject }
follow-stopped = 已停止关注“{ $subject }”。
follow-not-followed = 没有关注过“{ $subject }”。/following 查看已关注的内容。
follow-gone = 这一项已经不在关注之列。
follow-failed = 这次没能改成，请稍后再试。
