/** One article in one place of the archive. */
export interface Placed {
  readonly source: string;
  /** Its record, or its order in the file. */
  readonly slot: string;
  /** Content-derived id. */
  readonly id: string;
  /** Of all that was read; differs for one id when its headline, day or paper was corrected. */
  readonly key: string;
}

/** How articles moved between two states of the archive. */
export interface Changes {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/**
 * Counts what really changed among articles taken out and put in: the same content in another place is no change, other
 * content, or the same content read otherwise, in the same place is one.
 */
export function countChanges(before: readonly Placed[], after: readonly Placed[]): Changes {
  const [gone, come] = [without(before, after), without(after, before)];
  const places = new Set(gone.map(({ source, slot }) => `${source}\0${slot}`));
  const changed = come.filter(({ source, slot }) => places.has(`${source}\0${slot}`)).length;
  const readings = new Map(before.map(({ source, slot, id, key }) => [`${source}\0${slot}\0${id}`, key]));
  const otherwise = after.filter(
    ({ source, slot, id, key }) => (readings.get(`${source}\0${slot}\0${id}`) ?? key) !== key,
  );
  return {
    added: come.length - changed,
    changed: changed + otherwise.length,
    removed: gone.length - changed,
  };
}

/** Those whose content is not among the others, one for one. */
function without(some: readonly Placed[], others: readonly Placed[]): Placed[] {
  const left = new Map<string, number>();
  for (const { id } of others) left.set(id, (left.get(id) ?? 0) + 1);
  return some.filter(({ id }) => {
    const count = left.get(id) ?? 0;
    left.set(id, count - 1);
    return count <= 0;
  });
}
