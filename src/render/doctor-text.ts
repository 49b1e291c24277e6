import { type CheckName, type CheckStatus, type DoctorReport, isBroken } from '../domain/doctor-report.ts';
import { oneLine } from './terminal-safe.ts';

const NAMES: Readonly<Record<CheckName, string>> = {
  runtime: '运行环境',
  clock: '时钟',
  token: '令牌',
  network: '网络',
  updates: '收消息',
  model: '对话模型',
  embeddings: '向量模型',
  archive: '档案',
  index: '索引',
  state: '状态文件',
  disk: '磁盘',
};

const SIGNS: Readonly<Record<CheckStatus, string>> = { ok: '✓', broken: '✗', none: '–' };

/** One line a check: what was found and, where there is something to do, what. */
export function doctorText({ checks }: DoctorReport): string {
  return checks
    .map(({ name, status, detail, advice }) => {
      const line = `${SIGNS[status]} ${NAMES[name]}：${oneLine(detail)}`;
      return advice === null ? line : `${line}。${oneLine(advice)}`;
    })
    .join('\n');
}

/** The report in the shape of the command line. */
export function doctorJson(report: DoctorReport): object {
  const checks = report.checks.map(({ name, status, detail, advice }) => ({ name, status, detail, advice }));
  return { ok: !isBroken(report), checks };
}
