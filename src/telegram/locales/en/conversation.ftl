# Answering
conversation-failed = That could not be looked up just now. Please ask again a little later.
conversation-cut-short = The rest of the answer could not be sent. Please ask a narrower question.
conversation-ahead = { $ahead ->
    [one] One question is ahead of yours, please wait.
   *[other] { $ahead } questions are ahead of yours, please wait.
}
conversation-working = Looking through the archive…
conversation-draft = Draft, not checked yet
conversation-stop = Stop
conversation-stopping = Stopping.
conversation-stopped = Stopped.
conversation-stop-over = This question has been answered already.
conversation-stop-not-yours = Only the person who asked can stop this.
conversation-option-over = These choices are no longer valid. Please ask again.

# How to ask
conversation-ask-usage = Please write what you want to know in the same message as /ask (or my @name), for example: /ask 市长9月5日出席了哪些会议
conversation-unknown-command = There is no such command. Just send your question; see /help for how to ask.
conversation-not-text = I can read text only. Please send your question as a sentence, for example “市长9月5日出席了哪些会议”.
conversation-forgotten = All right, what was said before no longer counts. Please ask something new.

# What is remembered
conversation-context-head = For your next question I remember:
conversation-context-empty = I remember nothing at the moment. Please ask in full.
conversation-context-people = · People: { $values }
conversation-context-times = · Time: { $values }
conversation-context-places = · Places: { $values }
conversation-context-papers = · Papers: { $values }
conversation-context-subject = · Subject: { $values }
conversation-context-question = · Last question: { $values }
conversation-context-paper = Only 《{ $paper }》 is searched.
conversation-context-day = Today counts as { $day }.
conversation-clear-talk = New topic
conversation-clear-paper = Search all papers
conversation-clear-day = Real date

# Papers and dates
conversation-paper-list =
    All papers are searched. The archive holds: { $papers }
    To search only one, send /paper and its name.
conversation-paper-now =
    Only 《{ $paper }》 is searched. The archive holds: { $papers }
    To search all again, send /paper all.
conversation-paper-all = From now on all papers are searched.
conversation-paper-set = From now on only 《{ $paper }》 is searched, unless a question names another paper. To search all again, send /paper all.
conversation-paper-unknown = The archive does not hold 《{ $paper }》. It holds: { $papers }
conversation-paper-several = More than one paper fits. Please say which: { $papers }
conversation-date-now = Today counts as { $day }. To go back to the real date, send /date off.
conversation-date-real = Today is the real date, { $day }. To set another day, send, for example, /date 2022-09-06 or /date yesterday.
conversation-date-wrong = That is not a date I can read. Please send, for example, /date 2022-09-06.
