# New issues that admins send: summary, acceptance, index
intake-admins-only = I read text only. New issues are sent in by admins; to ask something, write it as one sentence.
intake-not-yours = Only admins may decide this.
intake-too-large = “{ $name }” is too large: at most { $megabytes } MB. Send it in smaller parts, or put it into the archive folder yourself and send /reindex.
intake-not-read =
    “{ $name }” could not be read.
    { $why }
intake-too-slow = Not read within ten minutes. Please send it in smaller parts.
intake-summary = “{ $name }”: { $articles } articles in { $files } files, not yet in the archive.
intake-nothing-read = No article was found in “{ $name }”; it was not kept.
intake-place-unknown = paper, date and page unknown
intake-file = { $file } ({ $where }): { $count } articles
intake-more-titles = … and { $count } more
intake-more-files = … and { $count } more files, not listed.
intake-more = … and { $count } more
intake-and-more = {" "}and { $count } more
intake-doubts = Doubts ({ $count }):
intake-left = Left out ({ $count }):
intake-ask = Once confirmed it goes into the archive and the index is updated; without a decision it is dropped after seven days.
intake-yes = Put into archive
intake-no = Drop
intake-accepting = Working on it
intake-dropping = All right
intake-in-hand = Already in progress, one moment
intake-gone = This file has been dealt with already, or has expired
intake-dropped = Dropped “{ $name }”; nothing was put into the archive.
intake-not-accepted =
    “{ $name }” was not put into the archive, which is unchanged.
    { $why }
intake-added = Put into the archive ({ $count }): { $names }
intake-held = In the archive already with the same content ({ $count }): { $names }
intake-indexing = Updating the index…
intake-progress = Updating the index: { $done } of { $total } files
intake-report = The index is up to date ({ $seconds } s): { $added } articles added, { $changed } changed, { $removed } removed, { $articles } now held.{ $skipped ->
        [0] { "" }
       *[other] {" "}{ $skipped } files could not be read and were skipped.
    }
intake-failed = Something went wrong. Please try again later.
intake-failed-why = { $why } ({ $hint })
