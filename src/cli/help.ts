/** What `wenbao --help` prints. */
export const HELP = `问报：向地方报纸提问，答案完整，句句有出处。

用法：npm run --silent wenbao -- 命令 [选项]    或    npx wenbao 命令 [选项]

命令：
  ask 问题 [问题2 …]        回答问题；多个问题视为同一场对话。没有索引时先建立
  ask --batch 文件          逐行回答 JSONL：{"id","question","history"?,"asked_on"?}
  repl                      交互式问答：追问、看出处原文、梳理时间线、导出表格；用法见其中的 /help
  index [--rebuild] [--watch]  建立或更新索引；--watch 持续照看，有新报即更新，只处理有变动的文件；--rebuild 全部重来
  search 词语 [--limit N]   只检索，不作答；--batch 文件 批量检索
  inspect 文件…             查看一个文件被读成了什么：标题、署名、活动、存疑；--html 文件.html 写成可浏览的网页
  facets --batch 文件       从 JSONL 文本中识别日期和人名
  stats                     馆藏与索引概况
  eval --gold 文件          用标准问题集打分；--min 0.9 答对不足九成、--floors 文件 低于底线时退出码为 1；加 --raise 按所得新建或抬高底线
  bench --beir 文件夹…      用 BEIR 格式的测试集测检索，并与其他方案对比；--peers 名单|none、--limit 问数、--field 字段、--types 前缀、--out 文件.md
  bot                       运行 Telegram 机器人（需要 TELEGRAM_BOT_TOKEN）
  backup 文件               备份机器人的状态（运行时也可以）
  doctor                    检查令牌、网络、模型、索引、状态文件、磁盘，一项一行；有不好的，退出码为 1

通用选项：
  --archive 路径    报纸所在的文件夹或文件（默认 data/archive，空则 data/sample）
  --db 文件夹       索引所在的文件夹
  --json            输出 JSON
  --asked-on 日期   假定今天是这一天，如 2022-09-06
  --explain         附上是怎样查出来的（ask、search；加 --json 得到全部细节）
  --help            显示本说明

退出码：0 完成，1 失败，2 用法或设置有误。设置见 .env.example。
`;
