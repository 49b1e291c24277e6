import { expect, it } from 'vitest';
import { webAddress } from './web-address.ts';

it.each([
  ['https://paper.example/2031/第3版', 'https://paper.example/2031/%E7%AC%AC3%E7%89%88'],
  ['http://报纸.例子/', 'http://xn--4ruw83d.xn--fsqu00a/'],
  ['http://192.0.2.7:8080/a.jpg', 'http://192.0.2.7:8080/a.jpg'],
  ['http://localhost/a', null],
  ['http://scans/a', null],
  ['https://reader:secret@paper.example/', null],
  ['ftp://paper.example/a', null],
  ['javascript:alert(1)', null],
  ['tg://resolve?domain=x', null],
  [`https://paper.example/${'字'.repeat(1000)}`, null],
  ['', null],
  [null, null],
])('makes an address that a button may carry of %s', (address, wanted) => {
  expect(webAddress(address)).toBe(wanted);
});
