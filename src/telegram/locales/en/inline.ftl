inline-empty = Write a name, a day or a subject, or ask in private here
inline-not-allowed = You cannot search from here yet; see why
inline-registered-only = Searching the papers from other chats with @{ $bot } is open to registered readers only. Your number is { $id }: please give it to the operator. Here you can ask without that; just send your question.
inline-nothing = Nothing found; ask in private here
inline-open-button = Open the source
inline-untitled = No headline
inline-gone = The archive no longer holds this passage; the article may have been changed.
