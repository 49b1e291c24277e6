import { write } from './wenbao.ts';

/** One line of a JSONL archive: a meeting of an invented city, led by an invented mayor. */
export function meetingRecord(id: string, name: string, day = '3月28日'): string {
  return JSON.stringify({
    _id: id,
    title: `云栖市召开${name}`,
    text: `云栖晚报讯 ${day}上午，${name}在云栖会堂举行，市长林致远出席会议并讲话。会议研究了下一步工作。`,
    date: '2031-03-29',
    paper: '云栖晚报',
    page: 'A01',
  });
}

/** Writes a JSONL archive of `count` meetings of a place, day by day through March. */
export function writeMeetings(path: string, place: string, count: number): string {
  const records = Array.from({ length: count }, (_, at) =>
    meetingRecord(`m${at}`, `${place}第${at + 1}次防汛会商会议`, `3月${1 + (at % 28)}日`),
  );
  return write(path, records.join('\n'));
}

/** Writes a JSONL archive of `count` short notices, quick to read: for runs that are to be stopped half-way. */
export function writeNotices(path: string, count: number): string {
  const records = Array.from({ length: count }, (_, at) =>
    JSON.stringify({
      _id: `n${at}`,
      title: `水讯第${at + 1}号`,
      text: `云栖河水位平稳，编号${at + 1}。`,
      date: '2031-03-29',
    }),
  );
  return write(path, records.join('\n'));
}

/** Writes one page with one article. */
export function writePage(path: string, title: string, body: string): string {
  return write(path, `云栖晚报\n2031年3月29日 星期六 A01版\n\n${title}\n\n本报讯（记者 许南）${body}\n`);
}
