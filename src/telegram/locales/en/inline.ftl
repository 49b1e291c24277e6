inline-empty = Write a name, a day or a subject, or ask in private here
inline-not-allowed = You cannot search from here yet; more here
inline-nothing = Nothing found; ask in private here
inline-open-button = Open the source
inline-untitled = No headline
inline-gone = The archive no longer holds this passage; the article may have been changed.
