import type { Doubt } from '../../domain/article.ts';
import { UsageError } from '../../errors.ts';
import type { ArchiveFile } from '../files/archive-file.ts';
import { type Corrections, NO_CORRECTIONS, parseCorrections } from './corrections-file.ts';
import { strayEntries } from './corrections-scope.ts';

/** An operator's corrections of an archive, with what is wrong in them. */
interface ArchiveCorrections {
  readonly corrections: Corrections;
  readonly doubts: readonly Doubt[];
}

const HINT = '请改好档案根目录下的 corrections.yaml 再运行；在此之前什么都没有改动';

/**
 * Reads the `corrections.yaml` of an archive, once for all of its files. A wrong entry is a doubt. Throws UsageError when
 * nothing of it can be read: going on without it would undo every correction made before.
 */
export async function readCorrections(files: readonly ArchiveFile[]): Promise<ArchiveCorrections> {
  const text =
    (await files[0]?.corrections().catch((cause: unknown) => {
      throw new UsageError('更正表 corrections.yaml 读不了', { hint: HINT, cause });
    })) ?? null;
  if (text === null) return { corrections: NO_CORRECTIONS, doubts: [] };
  const { corrections, doubts } = parseCorrections(text);
  const [first] = doubts;
  if (first && corrections.entries.length === 0) throw new UsageError(first.text, { hint: HINT });
  const stray = strayEntries(
    corrections,
    files.map((file) => file.source),
  );
  return { corrections, doubts: [...doubts, ...stray] };
}
