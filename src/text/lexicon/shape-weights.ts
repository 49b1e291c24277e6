/*
 * What the kind and length of a candidate say, and how the dictionary's words lie over it, as log-odds: a shape is the
 * lengths of the words inside, `<` when one begins before it, `>` when one runs on behind. Counted over news articles.
 */

/** The kind of candidate alone. */
export const BIAS: Readonly<Record<string, number>> = {
  double: 1.75,
  dotted: 0,
  known: 0,
  compoundTwo: -0.5,
  foreign: -0.75,
  compoundOne: -1,
  three: -1,
  two: -1.5,
};

/** A Chinese name with a surname of one character. */
export const CHINESE_SHAPE: Readonly<Record<string, number>> = {
  '12': -0.25,
  '3': -0.25,
  '21': -0.5,
  '<11': -0.5,
  '<11>': -0.5,
  '<21>': -0.5,
  '12>': -0.75,
  '<21': -0.75,
  '<3>': -0.75,
  '11': -1,
  '2': -1,
  '21>': -1,
  '<12': -1,
  '<2': -1,
  '<2>': -1,
  '11>': -1.25,
  '<12>': -1.25,
  '111>': -1.5,
  '<111': -1.5,
  '2>': -2,
  '<3': -2,
  '3>': -2.25,
};

/** A Chinese name with a surname of two characters. */
export const COMPOUND_SHAPE: Readonly<Record<string, number>> = {
  '211': 0.5,
  '21': -0.25,
  '211>': -0.25,
  '22': -0.25,
  '21>': -0.75,
  '3>': -0.75,
  '111': -1,
  '1111': -1.5,
};

/** A known name that no surname opens. */
export const KNOWN_SHAPE: Readonly<Record<string, number>> = {
  '1121': 2,
  '4': 1.75,
  '<111': 1.75,
  '1111': 1,
  '111>': 1,
  '3': 0.75,
  '11111': 0.5,
  '111': 0.25,
  '121': -0.25,
  '211': -0.75,
  '11': -1,
  '112': -1,
  '2': -1,
  '<11>': -1.25,
  '<2>': -1.25,
  '31': -1.5,
  '<11': -2,
  '<2': -2.25,
  '2>': -2.5,
  '11>': -3.25,
};

/** A transliterated name: its length to 5, then how many of its words are longer than one character, to 2. */
export const FOREIGN_SHAPE: Readonly<Record<string, number>> = {
  '4:2': 1,
  word4: 0.5,
  '2:1': -0.25,
  '3:0': -0.25,
  '3:1': -0.25,
  '<2:1>': -0.25,
  '<4:2>': -0.25,
  word2: -0.25,
  '<3:1': -0.5,
  '2:0': -0.75,
  '3:2>': -0.75,
  '3:1>': -1,
  '5:2>': -1,
  '<2:2>': -1,
  '<3:2': -1,
  '<5:1': -1,
  '2:1>': -1.25,
  '<2:1': -1.25,
  '<4:2': -1.25,
  '4:1>': -1.75,
  '<4:1': -1.75,
  '5:1>': -2.5,
  '4:2>': -2.75,
};

/** A transliterated name by its length. */
export const FOREIGN_LENGTH: Readonly<Record<string, number>> = {
  '7': 1,
  '3': -0.5,
  '4': -0.5,
  '5': -0.5,
  '2': -0.75,
  '6': -0.75,
  '8': -1,
};

/** A character of foreign names right before (L) or behind (R), with the length of its word; x when the word is shared. */
export const FOREIGN_OPEN: Readonly<Record<string, number>> = {
  L4: 1,
  R4: -0.25,
  R3: -0.5,
  L3: -0.75,
  R2: -0.75,
  Lx: -1,
  Rx: -1.25,
  R1: -2.5,
  L1: -2.75,
};

/** The same for a name with dots. */
export const DOTTED_OPEN: Readonly<Record<string, number>> = {
  R2: -0.75,
  R3: -0.75,
  L3: -2.5,
  L2: -2.75,
  L1: -4,
  R1: -4.75,
};

/** A part of a name with dots by its length; L is the first part. */
export const DOTTED_PART: Readonly<Record<string, number>> = {
  '6': 1.75,
  '4L': 0.75,
  '4': 0.5,
  '3': 0.25,
  '5L': 0.25,
  '3L': -0.25,
  '2': -0.5,
  '1L': -1.25,
  '1': -2.5,
};

/** A name with dots that begins (<) or ends (>) inside a word. */
export const DOTTED_SHAPE: Readonly<Record<string, number>> = { '<': -1.5, '>': -1.75 };
