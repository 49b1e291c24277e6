/** Days after an event in which a paper may still tell of it. */
export const TOLD_WITHIN = 7;
