# Commands, menus and help

commands-days = iso
commands-day-without-year = { $day } (year unknown)
commands-failed = That did not work. Please try again a little later.
commands-stale = This button is out of date. Please send the command again.
commands-paper-unknown = Unknown paper
commands-page-unknown = Unknown page
commands-title-derived = { " " }(title supplied)

# /start
commands-start-invited = The invitation is good: you may use the bot.
commands-start = Hello, this is Wenbao. You ask, and I look into the newspapers of the archive; every sentence names its source, and the quotation opens to what the paper printed.
commands-start-examples = Just send your question. Answers are in Chinese, as the papers are, and Chinese questions do best. Or press one of the questions below, which the archive answers.
commands-start-plain = Just send your question: name people, days, places or meetings, the more precise the better. Answers are in Chinese, as the papers are, and Chinese questions do best.
commands-start-more = You can ask follow-up questions. Send /new for another subject, /help for how it works.

# /help
commands-help =
    How to ask
    · One thing at a time, with names, days, places or meetings, the more precise the better; Chinese questions do best.
    · A day needs no year: where several years fit, the answer goes year by year.
    · You can ask follow-up questions; /new begins another subject. To correct a question, edit its message: the answer changes with it.

    How to read the answer
    · [1] at the end of a sentence is the source below: paper, day, page, headline. The folded quotation is what the paper printed; the source button shows where it stands in the article.
    · What is marked as inferred was not printed but follows from what stands around it.
    · If the papers do not say, I tell you so, and how many pages I looked through.
commands-help-commands =
    Commands
    /today what the newest issue says
    /issue 2022-09-06 what was printed that day
    /timeline SUBJECT PERIOD a person or subject in order of time
    /follow SUBJECT get new reports; /following shows what you follow, /unfollow stops it
    /paper NAME search one paper only; /date DAY pretend that today is that day
    /context what I remember; /new another subject
    /stats which papers are held; /lang the bot's language
    /forget erase my data
commands-help-group = In groups I listen to mentions (@{ $bot }), to replies to my messages and to commands, and to nothing else.
commands-help-admin =
    For admins
    /status how the bot is doing; /reindex brings the index up to date
    /users who uses it; /invite PEOPLE DAYS makes an invitation
    /allow NUMBER lets in; /ban NUMBER shuts out; /unban NUMBER undoes that (or reply to a message with the command; in a group without a number it means the group)
    /quota NUMBER COUNT questions a day; off goes back to the general quota
    /feedback what readers think
    Send me a newspaper file (txt, md, html, pdf, docx, zip) to put it into the archive once you have checked it.
    A group that an admin brings me into counts as registered.

# /timeline
commands-timeline-usage = Please name a person or a subject, as in /timeline 秦国文 2022 or /timeline 森林防火 2022-09

# /today /issue
commands-issue-head = { $paper } { $day }: { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }, { $articles ->
        [one] 1 article
       *[other] { $articles } articles
    }
commands-nothing-held = The archive holds no paper yet.
commands-no-day-held = No date could be read from the papers held. /stats lists them.
commands-issue-usage = Please add a day, as in /issue 2022-09-06; you may name a paper too. The latest days held:
commands-issue-days = Papers from these days are held; please choose one:
commands-issue-none-then = Nothing from that time is held. The latest days held:
commands-issue-not-held = No paper from { $day } is held. The nearest held:
commands-issue-not-held-alone = No paper from { $day } is held.
commands-issue-unclear = That is not a date I can read, and no paper of that name is held. Please write, for example, /issue 2022-09-06. The latest days held:
commands-issue-no-paper = The archive has no such paper. /stats lists those it has.
commands-issue-more-papers = More papers from that day: { $more }. Name one to see it, as in /issue { $day } NAME
commands-issue-gone = The archive no longer has this issue.
commands-article-gone = The archive no longer has this article.

# /stats
commands-stats-head = Issues held: { $issues }, articles: { $articles }
commands-stats-paper = { $paper }: issues { $issues }, pages { $pages }, articles { $articles } (days unknown)
commands-stats-paper-day = { $paper }: issues { $issues }, pages { $pages }, articles { $articles } ({ $from })
commands-stats-paper-days = { $paper }: issues { $issues }, pages { $pages }, articles { $articles } ({ $from } to { $to })
commands-stats-more = · further papers: { $more }
commands-stats-totals = Read from { $files } files; events on record: { $events }.

# /lang
commands-lang-chinese = 中文
commands-lang-english = English
commands-lang-which = Which language should the bot speak? The words of answers come from the papers and are always Chinese.
commands-lang-set = Very well: English from now on.

# /forget
commands-forget-private = Please use this command in our private chat.
commands-forget-sure =
    Erase everything kept here about you? That is: conversations and answers, feedback, what you follow, your language, registration and quota. It cannot be undone, and the buttons under earlier answers will stop working; if you were let in by an invitation or an admin, you will have to be let in again.
commands-forget-yes = Erase everything
commands-forget-no = Keep it
commands-forget-lately = That was done a moment ago. Please come back in a minute.
commands-forget-kept = Very well, nothing was erased.
commands-forgotten =
    Erased: conversations and answers, feedback, what you followed, your language, registration and quota.
    All that is left here are counts without names or words. The chat itself is kept by Telegram and is yours to delete; backups that the operator made stay until they are cleared.

# Menus
commands-menu-ask = Ask, as in /ask 谁主持了防汛会议
commands-menu-new = Another subject
commands-menu-context = What I remember
commands-menu-paper = Search one paper only
commands-menu-date = Pretend that today is another day
commands-menu-timeline = A person or subject in order of time
commands-menu-today = What the newest issue says
commands-menu-issue = What was printed on a day
commands-menu-follow = Follow a person or subject
commands-menu-unfollow = Stop following
commands-menu-following = What you follow
commands-menu-stats = Which papers are held
commands-menu-lang = Language 界面语言
commands-menu-forget = Erase my data
commands-menu-help = How to ask and read answers
commands-menu-status = How the bot is doing
commands-menu-users = Who uses it
commands-menu-allow = Let a person or group in
commands-menu-ban = Shut a person or group out
commands-menu-unban = Undo /ban
commands-menu-quota = Questions a day
commands-menu-invite = Make an invitation
commands-menu-feedback = What readers think
commands-menu-reindex = Bring the index up to date

# What Telegram shows of the bot
commands-description = Wenbao looks into an archive of Chinese newspapers. Every sentence names its source and opens to what the paper printed; if the papers do not say, it tells you so. Just send your question.
commands-short-description = Ask the newspaper: every sentence cited.
