import type { Message } from 'grammy/types';

/** Albums remembered; the pictures of one come in together. */
const ALBUMS = 100;

/** True for a message on its own and for the first of each album. */
export function oncePerAlbum(): (message: Message) => boolean {
  const seen = new Set<string>();
  return ({ media_group_id: album }) => {
    if (album === undefined) return true;
    if (seen.has(album)) return false;
    seen.add(album);
    for (const old of seen) if (seen.size > ALBUMS) seen.delete(old);
    return true;
  };
}
