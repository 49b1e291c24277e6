import { expect, it } from 'vitest';
import type { DoctorReport } from '../domain/doctor-report.ts';
import { doctorJson, doctorText } from './doctor-text.ts';

const REPORT: DoctorReport = {
  checks: [
    { name: 'token', status: 'ok', detail: '@bot', advice: null },
    { name: 'network', status: 'broken', detail: '连不上\nTelegram\u001b[31m', advice: '请检查网络' },
    { name: 'model', status: 'none', detail: '没有设置', advice: null },
  ],
};

it('prints one safe line a check, with what to do', () => {
  expect(doctorText(REPORT).split('\n')).toEqual([
    '✓ 令牌：@bot',
    '✗ 网络：连不上 Telegram。请检查网络',
    '– 对话模型：没有设置',
  ]);
});

it('gives the same as JSON, and whether all is well', () => {
  expect(doctorJson(REPORT)).toEqual({ ok: false, checks: REPORT.checks });
  expect(doctorJson({ checks: REPORT.checks.slice(0, 1) })).toMatchObject({ ok: true });
});
