# Who may use the bot: admission, quotas, admins' commands

access-refused = This bot is open to registered readers only. Your number is { $id }: please give it to the operator.
access-group-refused = This group is not registered, so I am leaving. Its number is { $id }: please have an admin register it and invite me again.
access-invitation-over = This invitation is used up, expired or unknown. Your number is { $id }: please ask the operator for another.
access-too-fast = That was too fast. Please pause for a moment, then send again what went unanswered.
access-spent = { $limit ->
        [one] Today's one question has been asked.
       *[other] Today's { $limit } questions have been asked.
    } You can ask again from midnight.
access-group-spent = { $limit ->
        [one] This group's one question for today has been asked.
       *[other] This group's { $limit } questions for today have been asked.
    } You can ask again from midnight.
access-tokens-spent = Your share of the language model for today is used up. Until midnight, answers are taken straight from the papers.
access-group-tokens-spent = This group's share of the language model for today is used up. Until midnight, answers are taken straight from the papers.
access-none = The operator has set your quota to no questions.
access-group-none = The operator has set the quota of this group to no questions.

access-private-only = Please use this command in our private chat.
access-usage-person = Please say who, as in /{ $command } 123456789, or reply to their message with this command.
access-usage-quota =
    Please say who, and how many questions a day, as in /quota 123456789 20; off goes back to the general quota.
    You can also reply to their message with /quota 20.
access-usage-invite = Please write /invite PEOPLE DAYS, as in /invite 5 7; at most { $uses } people and { $days } days.
access-allowed = { $id } is registered and may use the bot.
access-banned = { $id } is shut out and will be ignored.
access-unbanned = { $id } is no longer shut out; the list decides whether they may use the bot.
access-not-banned = { $id } is not shut out.
access-admin = { $id } is an admin, who cannot be shut out and has no quota.
access-quota-set = { $id } may ask { $limit ->
        [one] 1 question a day.
       *[other] { $limit } questions a day.
    }
access-quota-default = { $id } is back to the general quota: { $limit ->
        [one] 1 question a day.
       *[other] { $limit } questions a day.
    }
access-quota-none = { $id } is back to the general quota: no limit.
access-invitation =
    Invitation: { $link }
    For { $uses ->
        [one] 1 person
       *[other] { $uses } people
    }, within { $days ->
        [one] 1 day.
       *[other] { $days } days.
    }

access-users-head = Readers and groups: { $count }{ $pages ->
        [1] { "" }
       *[other] , page { $page } of { $pages }
    }:
access-users-row = { $id }  { $standing }  { $day }  { $questions } today
access-users-row-limited = { $id }  { $standing }  { $day }  { $questions }/{ $limit } today
access-standing-admin = admin
access-standing-default = ordinary
access-standing-allowed = registered
access-standing-banned = shut out

access-status-uptime = Up for { $total ->
        [0] less than a minute
       *[other] { $days ->
            [0] { "" }
           *[other] { $days } d{ " " }
        }{ $hours ->
            [0] { "" }
           *[other] { $hours } h{ " " }
        }{ $minutes ->
            [0] { "" }
           *[other] { $minutes } min
        }
    }
access-status-today = Today: { $questions } questions, { $tokens } tokens
access-status-answers = So far: asked { $questions }, answered { $answered }, in part { $partial }, refused { $refused }, failed { $failed }, stopped { $stopped }
access-status-model-counters = Model: { $model_answers } answers, { $model_dropped_claims } sentences dropped, { $model_errors } errors
access-status-others = Besides: { $digests } digests sent, { $inline } inline queries, { $files } files received, { $reindexes } index updates
access-status-latency = Time: half within { $p50 } ms, 95% within { $p95 } ms
access-status-no-latency = Time: nothing answered since the start
access-status-queue = Queue: { $running } being answered, { $waiting } waiting
access-status-model = Chat model: { $model }
access-status-no-model = Chat model: none, answers are the archive's own sentences
access-status-index = Index version: { $version }
access-status-holdings = Holdings: { $issues } issues, { $articles } articles
access-status-state = State file: { $size } MB
access-status-readers = Readers and groups: { $readers }, follows: { $follows }

access-feedback-head = 👍 { $good }, 👎 { $bad }; 👎 with words that may be read: { $agreed }, newest first.
access-feedback-row =
    { $day } Q: { $question }
    A: { $answer }
access-feedback-row-citation =
    { $day } Q: { $question }
    A: { $answer }
    (about source { $citation })
access-feedback-export = Export JSONL
access-feedback-exported =
    Questions: { $count }, for wenbao eval --gold. { $open ->
        [0] { "" }
       *[other] Left out, since nobody said what was wrong: { $open }.
    }
access-feedback-nothing = { $open ->
        [0] There is nothing to export yet.
       *[other] There is nothing to export yet: of { $open } answers nobody said what was wrong.
    }
