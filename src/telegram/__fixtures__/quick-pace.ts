import { DEFAULT_PACE, type Pace } from '../network/pace.ts';

/** Quick enough for tests; a poll stays open for a second. */
export const QUICK: Pace = {
  ...DEFAULT_PACE,
  pollSeconds: 1,
  requestSeconds: 5,
  pollRetry: 20,
  conflicts: 3,
  firstRetry: 20,
  longestRetry: 50,
  giveUp: 5_000,
  sendAgain: 200,
  typing: 50,
  answer: 5_000,
  status: 5_000, // tests of what shows how far a question is set it themselves
  draftGap: 20,
  draftLife: 2_000,
  news: 50,
  editGap: 20,
  drain: 2_000,
  farewell: 500,
  sendsPerSecond: 1_000,
  chatGap: 1,
  groupGap: 1,
  floodBurst: 1_000,
  floodRefill: 10,
};
