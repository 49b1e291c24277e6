/** Changes whenever the same file may be read differently; an index written by another version is read again. */
export const READER_VERSION = 3;
