import { describe, expect, it } from 'vitest';
import { embedRecipe, lastPart, poolingFromConfig, prefixesFromConfig, withOverrides } from './embed-recipe.ts';

describe('embedRecipe', () => {
  it.each([
    ['BAAI/bge-small-zh-v1.5', 'cls', '为这个句子', ''],
    ['Xenova/bge-large-zh', 'cls', '为这个句子', ''],
    ['/srv/models/bge-base-zh-v1.5/', 'cls', '为这个句子', ''],
    ['D:\\models\\BGE-Small-ZH', 'cls', '为这个句子', ''],
    ['BAAI/bge-small-en-v1.5', 'cls', 'Represent this', ''],
    ['BAAI/bge-m3', 'cls', '', ''],
    ['intfloat/multilingual-e5-small', 'mean', 'query: ', 'passage: '],
    ['intfloat/e5-base-v2', 'mean', 'query: ', 'passage: '],
    ['intfloat/multilingual-e5-large-instruct', 'mean', 'Instruct: ', ''],
    ['onnx-community/Qwen3-Embedding-0.6B-ONNX', 'last', 'Instruct: ', ''],
    ['moka-ai/m3e-base', 'mean', '', ''],
    ['/srv/bge-small-zh/other', 'mean', '', ''],
    ['', 'mean', '', ''],
  ])('knows what %s expects', (name, pooling, query, passage) => {
    const recipe = embedRecipe([name]);
    expect(recipe.pooling).toBe(pooling);
    expect(recipe.queryPrefix.startsWith(query)).toBe(true);
    expect(recipe.queryPrefix === '').toBe(query === '');
    expect(recipe.passagePrefix).toBe(passage);
  });

  it('goes by the name in the configuration when the folder tells nothing', () => {
    expect(embedRecipe(['/srv/model', 'BAAI/bge-small-zh-v1.5']).pooling).toBe('cls');
  });

  it('believes the first name that tells', () => {
    expect(embedRecipe(['intfloat/e5-small', 'BAAI/bge-small-zh-v1.5']).queryPrefix).toBe('query: ');
  });
});

describe('lastPart', () => {
  it.each([
    ['a/b', 'b'],
    ['/a/b//', 'b'],
    ['C:\\a\\b', 'b'],
    ['b', 'b'],
    ['/', '/'],
    ['', ''],
  ])('of %j is %j', (name, wanted) => {
    expect(lastPart(name)).toBe(wanted);
  });
});

describe('poolingFromConfig', () => {
  it.each([
    [{ pooling_mode_cls_token: true, pooling_mode_mean_tokens: false }, 'cls'],
    [{ pooling_mode_cls_token: false, pooling_mode_mean_tokens: true }, 'mean'],
    [{ pooling_mode_lasttoken: true }, 'last'],
    [{ pooling_mode_max_tokens: true }, null],
    [{ pooling_mode_cls_token: 'yes' }, null],
    [null, null],
    ['cls', null],
  ])('reads %j as %j', (config, wanted) => {
    expect(poolingFromConfig(config)).toBe(wanted);
  });
});

describe('prefixesFromConfig', () => {
  it.each([
    [{ prompts: { query: '问：', document: '答：' } }, { queryPrefix: '问：', passagePrefix: '答：' }],
    [{ prompts: { query: '问：', document: '' } }, { queryPrefix: '问：', passagePrefix: null }],
    [{ prompts: { passage: 'p: ', query: 3 } }, { queryPrefix: null, passagePrefix: 'p: ' }],
    [{ prompts: null }, { queryPrefix: null, passagePrefix: null }],
    [{}, { queryPrefix: null, passagePrefix: null }],
    [null, { queryPrefix: null, passagePrefix: null }],
  ])('reads %j', (config, wanted) => {
    expect(prefixesFromConfig(config)).toEqual(wanted);
  });
});

describe('withOverrides', () => {
  it('takes the last that says something; an empty prefix says something', () => {
    const known = embedRecipe(['multilingual-e5-small']);
    const told = { queryPrefix: '问：', passagePrefix: null, pooling: 'cls' as const };
    const set = { queryPrefix: null, passagePrefix: '', pooling: null };
    expect(withOverrides(known, told, set)).toEqual({ queryPrefix: '问：', passagePrefix: '', pooling: 'cls' });
    expect(withOverrides(known)).toEqual(known);
  });
});
