follow-usage =
    What would you like to follow? Write a name or a subject after the command, for example:
    /follow 秦国文
    /follow 森林防火
    When new issues mention it, a digest with sources is sent here. /following lists what is followed.
follow-added = Following “{ $subject }”. What new issues say of it will be sent here.
follow-added-unknown = Following “{ $subject }”. No paper in the archive mentions it yet, so please check the spelling; what new issues say of it will be sent here.
follow-already = “{ $subject }” is followed already.
follow-too-many = At most { $most } subjects can be followed; please stop some with /unfollow first.
follow-too-short = Too short: please write at least two characters.
follow-too-long = Too long: please keep to { $most } characters.
follow-admins-only = In a group only its admins can change what is followed.
follow-none = Nothing is followed yet. Use /follow with a name or a subject, for example /follow 森林防火.
follow-list = Followed here ({ $count }); press a button to stop following:
follow-stop-which = Which one do you want to stop following ({ $count } in all)?
follow-stop-button = Stop following { $subject }
follow-stopped = No longer following “{ $subject }”.
follow-not-followed = “{ $subject }” is not followed. /following lists what is.
follow-gone = This is not followed any more.
follow-failed = That did not work; please try again later.
