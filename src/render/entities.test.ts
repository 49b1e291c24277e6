import { describe, expect, it } from 'vitest';
import { joined, linked, styled } from './entities.ts';

describe('joined', () => {
  it('moves entities by UTF-16 units', () => {
    expect(joined(['🙂', styled('bold', '出处'), '\n', styled('italic', '注')])).toEqual({
      text: '🙂出处\n注',
      entities: [
        { type: 'bold', offset: 2, length: 2 },
        { type: 'italic', offset: 5, length: 1 },
      ],
    });
  });
});

describe('styled', () => {
  it('gives empty text no entity', () => {
    expect(styled('bold', '')).toEqual({ text: '', entities: [] });
  });
});

describe('styled in two ways', () => {
  it('has an entity for each', () => {
    expect(styled(['bold', 'underline'], '引').entities.map(({ type }) => type)).toEqual(['bold', 'underline']);
  });
});

describe('linked', () => {
  it.each([
    ['https://paper.example/3', 1],
    ['http://paper.example/版', 1],
    ['javascript:alert(1)', 0],
    ['tg://resolve?domain=x', 0],
    ['不是网址', 0],
    ['http://localhost/a', 0],
    ['https://name:word@paper.example/a', 0],
    [`https://paper.example/${'a'.repeat(3000)}`, 0],
    [null, 0],
  ])('makes a link of http(s) addresses alone: %s', (url, count) => {
    expect(linked('标题', url).entities).toHaveLength(count);
  });
});
