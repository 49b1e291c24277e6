/** A strip of white space between two places on one axis, in points. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Narrowest white space between columns, in letters of the body; wider than any inside a segment of it. */
export const GUTTER = 0.4;

type Extent = readonly [number, number];

/** The strips at least `least` wide that no extent touches, between the first and the last of them. */
export function gapsAcross(extents: readonly Extent[], least: number): Gap[] {
  const gaps: Gap[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const [from, to] of [...extents].sort((a, b) => a[0] - b[0])) {
    if (from - end >= least) gaps.push({ from: end, to: from });
    end = end === Number.POSITIVE_INFINITY ? to : Math.max(end, to);
  }
  return gaps;
}

/** What is left of the strips when the extents are taken out of them. */
export function leftOf(gaps: readonly Gap[], extents: readonly Extent[], least: number): Gap[] {
  let left = [...gaps];
  for (const [from, to] of extents) {
    left = left.flatMap((gap) => {
      if (to <= gap.from || from >= gap.to) return [gap];
      return [
        { from: gap.from, to: from },
        { from: to, to: gap.to },
      ].filter((rest) => rest.to - rest.from >= least);
    });
  }
  return left;
}
