import { setMaxListeners } from 'node:events';
import type { Config } from '../config.ts';
import type { CheckName, DoctorReport, Finding } from '../domain/doctor-report.ts';
import { WenbaoError } from '../errors.ts';
import { withDeadline } from '../telegram/network/deadline.ts';
import { describeError } from '../telegram/network/describe-error.ts';
import { openTransport } from '../telegram/network/transport.ts';
import { checkArchive, checkDisk, checkIndex, checkState } from './doctor-files.ts';
import { checkEmbeddings, checkModel } from './doctor-models.ts';
import { type Checkup, checkClock, checkNetwork, checkToken, checkUpdates, reachRoot } from './doctor-telegram.ts';

/** No look takes longer, milliseconds. */
const DEADLINE = 5_000;
/** The oldest Node that runs this, as `engines` of package.json has it. */
const OLDEST_NODE = [20, 19] as const;

type Check = (signal: AbortSignal) => Promise<Finding>;

/**
 * Looks at everything that an installation needs, at the same time, each look for five seconds at most. Changes nothing;
 * no finding holds a token, key, secret or password. Rejects only when it is told to stop.
 */
export async function examine(config: Config, stop: AbortSignal): Promise<DoctorReport> {
  const signal = AbortSignal.any([stop]);
  setMaxListeners(0, signal); // one for each look
  const { proxy, apiRoot } = config.telegram;
  const transport = openTransport(proxy);
  const root = reachRoot({ transport, apiRoot }, AbortSignal.any([signal, AbortSignal.timeout(DEADLINE)]));
  const checkup: Checkup = { telegram: config.telegram, transport, root };
  const checks: readonly (readonly [CheckName, Check])[] = [
    ['runtime', checkRuntime],
    ['clock', () => checkClock(checkup)],
    ['token', () => checkToken(checkup)],
    ['network', () => checkNetwork(checkup)],
    ['updates', () => checkUpdates(checkup)],
    ['model', (own) => checkModel(config, own)],
    ['embeddings', (own) => checkEmbeddings(config, own)],
    ['archive', (own) => checkArchive(config, own)],
    ['index', (own) => checkIndex(config, own)],
    ['state', () => checkState(config)],
    ['disk', () => checkDisk(config)],
  ];
  const strike = secretStriker(config);
  try {
    const found = await Promise.all(
      checks.map(async ([name, check]) => ({ name, ...strike(await inTime(check, signal)) })),
    );
    signal.throwIfAborted();
    return { checks: found };
  } finally {
    await transport.close();
  }
}

async function inTime(check: Check, signal: AbortSignal): Promise<Finding> {
  try {
    return await withDeadline(check, DEADLINE, signal);
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    if (late) return { status: 'broken', detail: '5 秒内没有结果', advice: '请稍后再试；总是这样，请检查磁盘或网络' };
    if (error instanceof WenbaoError) return { status: 'broken', detail: error.message, advice: error.hint };
    return { status: 'broken', detail: `查看时出错（${describeError(error)}）`, advice: '请把这一行报告给维护者' };
  }
}

async function checkRuntime(): Promise<Finding> {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const [oldest, least] = OLDEST_NODE;
  const detail = `Node ${node}，${process.platform} ${process.arch}`;
  if (major > oldest || (major === oldest && minor >= least)) return { status: 'ok', detail, advice: null };
  return { status: 'broken', detail, advice: `请换用 Node ${oldest}.${least} 或更新的版本` };
}

/** The last line of defence: whatever a finding was made of, no secret of these settings stands in it. */
function secretStriker({ telegram, chat, embedding }: Config): (finding: Finding) => Finding {
  const { token, webhook, proxy } = telegram;
  const address = proxy === null ? null : new URL(proxy);
  const secrets = [
    ...[token, token?.split(':')[1], webhook?.secret, chat?.apiKey, embedding?.apiKey],
    ...[address?.password, address && decodeURIComponent(address.password)],
  ].filter((secret) => secret !== null && secret !== undefined && secret.length > 3);
  const strike = (text: string) =>
    secrets.reduce((struck: string, secret) => struck.replaceAll(String(secret), '***'), text);
  return ({ status, detail, advice }) => ({
    status,
    detail: strike(detail),
    advice: advice === null ? null : strike(advice),
  });
}
