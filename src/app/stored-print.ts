/** What the index keeps of a file to tell whether it must be read again. */
export interface StoredPrint {
  /** Of its bytes and all that bears on them; empty when another reader wrote it. */
  readonly print: string;
  /** The issue with whose pages it was joined; null for nearly all files. */
  readonly issue: string | null;
}

/** One text of both: the print, and behind a space the issue. */
export const storedPrint = {
  parse(stored: string): StoredPrint {
    const space = stored.indexOf(' ');
    return space < 0
      ? { print: stored, issue: null }
      : { print: stored.slice(0, space), issue: stored.slice(space + 1) };
  },
  format({ print, issue }: StoredPrint): string {
    return issue === null ? print : `${print} ${issue}`;
  },
};
