import type { IndexReport } from '../domain/index-report.ts';

/** The report in the shape of the command line. */
export function indexReportJson(report: IndexReport): object {
  const { added, changed, removed, unchanged, articles, passages, events, skipped, seconds } = report;
  return { added, changed, removed, unchanged, articles, passages, events, skipped, seconds };
}

/** The report for a person to read; skipped files are listed by the caller. */
export function indexReportText(report: IndexReport): string {
  const { added, changed, removed, unchanged, articles, passages, events, skipped, seconds } = report;
  const moved = `新增${added}篇，更新${changed}篇，移除${removed}篇，未变${unchanged}篇`;
  const left = skipped.length > 0 ? `；跳过${skipped.length}个文件` : '';
  return `索引完成，用时${seconds}秒：${moved}${left}。\n现有稿件${articles}篇、段落${passages}个、活动记录${events}条。`;
}
