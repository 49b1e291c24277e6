/** Longest address that is made a link; the Bot API gives no number, browsers and proxies agree on about this one. */
const MAX_URL = 2048;

/**
 * An address as a link or a button of a message may carry it; null for any other. Telegram refuses a whole message for
 * one button whose address is not http(s) or whose host has no dot; one that carries a name and password is no reader's.
 */
export function webAddress(address: string | null): string | null {
  if (address === null || address.length > MAX_URL || !URL.canParse(address)) return null;
  const url = new URL(address);
  const isWeb = /^https?:$/.test(url.protocol) && /[\w-]\.\w/.test(url.hostname);
  return isWeb && url.username === '' && url.password === '' && url.href.length <= MAX_URL ? url.href : null;
}
