import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { soakPages } from './pages.ts';
import { runSoak, serveSoak } from './run-soak.ts';
import { readAndCheck, type SoakResult } from './soak-once.ts';

const USAGE = 'usage: soak [--minutes M] [--seed N [--inputs K]] [PATH …]\n       soak --check FILE …\n';
/** Where pages are taken from beside the paths given; what is not there is passed over. */
const PAGES = ['data/sample', 'src/archive/__fixtures__/golden', 'src/archive/__fixtures__/pages', '../shared/seeds'];
/** Failures told of one kind, which is how the first fault of a failure begins. */
const TOLD_OF_A_KIND = 3;

/** Reads the command line, soaks the reader, tells what broke. The exit code is 1 when anything did. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      minutes: { type: 'string' },
      seed: { type: 'string' },
      inputs: { type: 'string' },
      check: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  if (values.check) return checkAll(positionals);
  const pages = await soakPages([...PAGES, ...positionals]);
  const minutes = Number(values.minutes ?? 5);
  const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
  const most = Number(values.inputs ?? (values.seed === undefined ? Number.MAX_SAFE_INTEGER : 1));
  if (!(minutes > 0) || !Number.isSafeInteger(seed) || !(most > 0) || pages.length === 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  process.stdout.write(`soaking with ${pages.length} pages from seed ${seed}\n`);
  const started = Date.now();
  const program = fileURLToPath(import.meta.url);
  const kinds = new Map<string, number>();
  const report = await runSoak({ pages, seed, until: started + minutes * 60_000, most, program }, (result) => {
    const kind = kindOf(result);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if ((kinds.get(kind) ?? 0) <= TOLD_OF_A_KIND) process.stdout.write(faultText(result));
  });
  const spent = (Date.now() - started) / 60_000;
  const { inputs, articles, unreadable, failures } = report;
  process.stdout.write(
    `${inputs} inputs (${Math.round(inputs / spent)} a minute), ${articles} articles, ` +
      `${unreadable} refused as unreadable, ${failures} failures\n`,
  );
  for (const [kind, count] of kinds) process.stdout.write(`  ${count} × ${kind}\n`);
  return failures > 0 ? 1 : 0;
}

/** Checks the laws on files as they are, such as the inputs that failures have left. */
async function checkAll(paths: readonly string[]): Promise<number> {
  let failures = 0;
  for (const path of paths) {
    const checked = await readAndCheck(path, await readFile(path));
    if (checked.faults.length === 0) continue;
    failures++;
    process.stdout.write(faultText({ ...checked, path, seed: 0 }));
  }
  process.stdout.write(`${paths.length} files checked, ${failures} failures\n`);
  return failures > 0 ? 1 : 0;
}

/** The first fault without what differs from case to case: quoted text and numbers. */
function kindOf({ faults }: SoakResult): string {
  const [first = ''] = (faults[0] ?? '').split('\n');
  return first
    .replace(/「[^」]*」?/g, '「…」')
    .replace(/\d+/g, 'N')
    .slice(0, 120);
}

function faultText({ seed, path, faults }: SoakResult): string {
  const lines = faults.slice(0, 6).map((fault) => `  ${fault.slice(0, 400)}\n`);
  return `${seed > 0 ? `--seed ${seed}  ` : ''}${path}\n${lines.join('')}`;
}

if (isMainThread) process.exitCode = await main();
else await serveSoak();
