import { expect, it } from 'vitest';
import { freshState } from '../../state/__fixtures__/state-folder.ts';
import { testSettings } from '../__fixtures__/test-settings.ts';
import { admissionOf } from './admission.ts';

/** A state in which 8 and -80 were let in, 9 and -90 shut out. */
function decided() {
  const { state } = freshState();
  for (const id of [8, -80]) state.readers.setStanding(id, 'allowed');
  for (const id of [9, -90]) state.readers.setStanding(id, 'banned');
  return state;
}

it.each([
  ['an admin', 1, null, 'admitted'],
  ['an admin in a group that is shut out', 1, -90, 'admitted'],
  ['somebody on the list', 7, null, 'admitted'],
  ['somebody let in', 8, null, 'admitted'],
  ['somebody shut out', 9, null, 'banned'],
  ['somebody unknown', 5, null, 'refused'],
  ['anybody in a listed group', 5, -70, 'admitted'],
  ['anybody in a group that was let in', 5, -80, 'admitted'],
  ['somebody on the list, in an unknown group', 7, -60, 'refused'],
  ['somebody shut out, in a listed group', 9, -70, 'banned'],
  ['somebody on the list, in a group that is shut out', 7, -90, 'banned'],
  ['an anonymous admin of a listed group', null, -70, 'admitted'],
] as const)('%s: %s in %s is %s', (_, userId, groupId, wanted) => {
  const settings = testSettings({ allowed: ['7', '-70'], admins: [1] });
  const tools = { state: decided(), settings: { ...settings, apiRoot: '' } };
  expect(admissionOf(tools, userId, groupId)).toBe(wanted);
});

it.each([
  ['anybody', 5, null, 'admitted'],
  ['any group', 5, -60, 'admitted'],
  ['somebody shut out', 9, null, 'banned'],
  ['a group shut out', 5, -90, 'banned'],
] as const)('without a list %s comes in unless shut out', (_, userId, groupId, wanted) => {
  for (const allowed of [null, ['*']]) {
    const tools = { state: decided(), settings: { ...testSettings({ allowed }), apiRoot: '' } };
    expect(admissionOf(tools, userId, groupId)).toBe(wanted);
  }
});
