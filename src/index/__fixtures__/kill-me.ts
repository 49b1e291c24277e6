/** Run as a process of its own: begins to change an index, says so once rows are written, and waits to be killed. */
import { openWriter } from '../write-index.ts';
import { reading } from './readings.ts';

const folder = process.argv[2] ?? '';
const writer = await openWriter(folder, { readerVersion: 1, rebuild: false });
const source = '晚报/0907.txt';
const articles = Array.from({ length: 5000 }, (_, at) =>
  reading({ source, n: at + 1, title: `第${at}号通告`, text: `澄江市第${at}号通告今日张贴。` }),
);
await writer.put(source, 'half', articles);
await writer.remove('晚报/0905.txt');
process.stdout.write('written\n');
setInterval(() => undefined, 1000);
