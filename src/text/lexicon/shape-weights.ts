/*
 * How the dictionary's words lie over a name, as log-odds: lengths of the words inside, `<` when one begins before it,
 * `>` when one runs on behind. Counted over news articles.
 */

/** A Chinese name with a surname of one character. */
export const CHINESE_SHAPE: Readonly<Record<string, number>> = {
  '12': -0.25,
  '<11>': -0.25,
  '21': -0.5,
  '<11': -0.5,
  '3': -0.5,
  '<21>': -0.5,
  '<12': -0.75,
  '<21': -0.75,
  '2': -1,
  '11': -1,
  '21>': -1,
  '12>': -1,
  '<2': -1,
  '<12>': -1,
  '<2>': -1,
  '<3>': -1,
  '11>': -1.25,
  '111>': -1.5,
  '<111': -1.5,
  '2>': -2,
  '<3': -2.25,
  '3>': -2.75,
};

/** A Chinese name with a surname of two characters. */
export const COMPOUND_SHAPE: Readonly<Record<string, number>> = {
  '211': 0.75,
  '211>': -0.25,
  '22': -0.25,
  '21': -0.5,
  '3>': -0.75,
  '21>': -0.75,
  '111': -1,
  '1111': -1.5,
};

/** A Japanese name, family and given. */
export const JAPANESE_SHAPE: Readonly<Record<string, number>> = {
  '23': 2.5,
  '112': 1.5,
  '211': 0.75,
  '1111': 0.25,
  '<111': -0.25,
  '<1121>': -0.25,
  '121': -0.25,
  '212>': -0.25,
  '31>': -0.25,
  '3>': -0.25,
  '<1211': -0.5,
  '1112': -0.5,
  '1121>': -0.5,
  '<1111': -0.5,
  '<11111': -0.5,
  '<112': -0.5,
  '3': -0.5,
  '31': -0.5,
  '311>': -0.5,
  '4': -0.5,
  '<12': -0.75,
  '21>': -0.75,
  '111>': -0.75,
  '32': -0.75,
  '<121': -1,
  '1121': -1,
  '<121>': -1,
  '11111>': -1,
  '21': -1.25,
  '1111>': -1.25,
  '<122': -1.25,
  '211>': -1.5,
  '221>': -1.5,
  '22>': -1.5,
  '11111': -1.5,
  '2111>': -1.5,
  '2111': -1.5,
  '221': -1.75,
  '111': -1.75,
  '212': -2,
  '22': -2.25,
};

/** A Japanese family name alone. */
export const SURNAME_SHAPE: Readonly<Record<string, number>> = {
  '2': -0.5,
  '<2>': -0.5,
  '<2': -0.75,
  '2>': -1,
  '<11>': -1.25,
  '<11': -1.75,
  '11': -2.25,
};

/** A known name that no surname opens. */
export const KNOWN_SHAPE: Readonly<Record<string, number>> = {
  '111': 1.75,
  '4': 1.5,
  '21': 1.25,
  '11': 0.75,
  '1111': -0.75,
  '211': -1,
  '3': -1.25,
  '2': -1.5,
};

/** A transliterated name: its length to 5, then how many of its words are longer than one character, to 2. */
export const FOREIGN_SHAPE: Readonly<Record<string, number>> = {
  word4: 0.5,
  '4:2': 0.5,
  '2:1': -0.25,
  word2: -0.25,
  '3:1': -0.25,
  '3:0': -0.25,
  '4:1': -0.25,
  '<2:1>': -0.25,
  '<5:2': -0.25,
  '<3:1': -0.5,
  '3:2>': -0.75,
  '2:0': -0.75,
  '<4:2>': -0.75,
  '<2:2>': -1,
  '<3:2': -1,
  '3:1>': -1,
  '<4:2': -1,
  '5:2>': -1,
  '2:1>': -1.25,
  '<4:1': -1.25,
  '<5:1': -1.25,
  '<2:1': -1.5,
  '4:1>': -1.75,
  '4:2>': -1.75,
  '5:1>': -2.75,
};

/** A transliterated name by its length. */
export const FOREIGN_LENGTH: Readonly<Record<string, number>> = {
  '7': 1,
  '3': -0.5,
  '4': -0.5,
  '5': -0.5,
  '2': -0.75,
  '6': -0.75,
  '8': -1.25,
};

/** A character of foreign names right before (L) or behind (R), with the length of its word; x when the word is shared. */
export const FOREIGN_OPEN: Readonly<Record<string, number>> = {
  L4: 1.25,
  R3: -0.5,
  R4: -0.5,
  Lx: -0.75,
  L3: -0.75,
  R2: -1,
  Rx: -1.25,
  R1: -2.5,
  L1: -2.75,
};

/** The same for a name with dots. */
export const DOTTED_OPEN: Readonly<Record<string, number>> = {
  R2: -0.75,
  R3: -1,
  L3: -2.25,
  L2: -2.75,
  L1: -4.25,
  R1: -4.5,
};

/** A part of a name with dots by its length; L is the first part. */
export const DOTTED_PART: Readonly<Record<string, number>> = {
  '6': 1.75,
  '4': 0.75,
  '4L': 0.75,
  '3': 0.25,
  '5L': 0.25,
  '2': -0.5,
  '1L': -1.25,
  '1': -2.25,
};
