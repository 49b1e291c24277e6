/** A text read as JSON; null when it is none, as a reply that broke off. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
