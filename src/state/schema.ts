/**
 * The tables, one script for each format of the file: the n-th brings format n-1 to format n, and scripts that were
 * released are never changed. Times are milliseconds since 1970; a thread of 0 is none.
 */
export const FORMATS: readonly string[] = [
  `
  CREATE TABLE updates (
    id INTEGER PRIMARY KEY,
    body BLOB, -- NULL when done with
    attempts INTEGER NOT NULL DEFAULT 0,
    person INTEGER,
    at INTEGER NOT NULL
  );
  CREATE INDEX updates_pending ON updates (id) WHERE body IS NOT NULL;
  CREATE INDEX updates_person ON updates (person) WHERE person IS NOT NULL;

  CREATE TABLE deliveries (
    key TEXT NOT NULL,
    part INTEGER NOT NULL,
    message INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (key, part)
  ) WITHOUT ROWID;

  CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    memory BLOB, -- slots and questions; NULL when cleared
    paper TEXT,
    day TEXT,
    at INTEGER NOT NULL
  );
  -- Who asked what is remembered of a conversation, to clear it when they want to be forgotten.
  CREATE TABLE speakers (
    conversation TEXT NOT NULL,
    person INTEGER NOT NULL,
    PRIMARY KEY (person, conversation)
  ) WITHOUT ROWID;

  CREATE TABLE answers (
    number INTEGER PRIMARY KEY, -- order of the questions
    id TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL,
    chat INTEGER NOT NULL,
    person INTEGER,
    question_message INTEGER NOT NULL,
    update_id INTEGER,
    asked_on TEXT NOT NULL,
    paper TEXT,
    at INTEGER NOT NULL,
    memory BLOB, -- what was remembered before the question
    answer BLOB NOT NULL
  );
  CREATE UNIQUE INDEX answers_question ON answers (chat, question_message) WHERE question_message <> 0;
  CREATE INDEX answers_update ON answers (update_id);
  CREATE INDEX answers_conversation ON answers (conversation);
  CREATE INDEX answers_person ON answers (person);
  CREATE INDEX answers_at ON answers (at);

  CREATE TABLE feedback (
    answer TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
    person INTEGER NOT NULL,
    citation INTEGER NOT NULL, -- 0 = the whole answer
    verdict TEXT NOT NULL,
    agreed INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (answer, person, citation)
  ) WITHOUT ROWID;
  CREATE INDEX feedback_person ON feedback (person);

  CREATE TABLE readers (
    id INTEGER PRIMARY KEY,
    language TEXT,
    standing TEXT NOT NULL DEFAULT 'default',
    daily_questions INTEGER,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL
  );
  CREATE INDEX readers_last_seen ON readers (last_seen);

  CREATE TABLE invitations (
    code TEXT PRIMARY KEY,
    inviter INTEGER,
    uses_left INTEGER NOT NULL,
    until INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE redemptions (
    code TEXT NOT NULL REFERENCES invitations (code) ON DELETE CASCADE,
    person INTEGER NOT NULL,
    PRIMARY KEY (code, person)
  ) WITHOUT ROWID;

  CREATE TABLE usage (
    id INTEGER NOT NULL,
    day TEXT NOT NULL,
    questions INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    PRIMARY KEY (id, day)
  ) WITHOUT ROWID;
  CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE follows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    person INTEGER NOT NULL,
    subject TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (chat, thread, subject)
  );
  CREATE TABLE digests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    paper TEXT,
    issue_day TEXT,
    answer BLOB, -- NULL when sent
    follows TEXT NOT NULL,
    at INTEGER NOT NULL
  );
  CREATE INDEX digests_pending ON digests (id) WHERE answer IS NOT NULL;
  CREATE TABLE told (
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (chat, thread, key)
  ) WITHOUT ROWID;

  CREATE TABLE known_articles (id TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE waiting_files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    person INTEGER NOT NULL,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    at INTEGER NOT NULL
  );
  `,
];
