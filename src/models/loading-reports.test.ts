import { expect, it } from 'vitest';
import { loadingReports } from './loading-reports.ts';

it('adds up the files, now and then and at the end of each; a total that one file hides is not known', () => {
  const said: (readonly [number, number | null])[] = [];
  let clock = 0;
  const tell = loadingReports(
    ({ loaded, total }) => said.push([loaded, total]),
    () => clock,
  );
  tell({ file: 'a', loaded: 10, total: 100 });
  tell({ file: 'a', loaded: 20, total: 100 });
  clock = 250;
  tell({ file: 'b', loaded: 5, total: 50 });
  tell({ file: 'a', loaded: 100, total: 100 });
  clock = 500;
  tell({ file: 'c', loaded: 7, total: null });
  expect(said).toEqual([
    [10, 100],
    [25, 150],
    [105, 150],
    [112, null],
  ]);
});
