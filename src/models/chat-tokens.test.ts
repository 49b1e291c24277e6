import { describe, expect, it } from 'vitest';
import { contextOf } from './chat-context.ts';
import { estimateTokens } from './chat-tokens.ts';

describe('estimateTokens', () => {
  it.each([
    ['', 0],
    ['云麓市召开会议', 8],
    ['2024年', 6],
    ['meeting', 3],
    ['𠮷', 3],
  ])('counts %j as %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });
});

describe('the context of a model that the operator says nothing of', () => {
  it.each([
    ['deepseek-chat', 'https://api.deepseek.com', 64_000],
    ['qwen-plus', 'https://dashscope.aliyuncs.com/compatible-mode/v1', 128_000],
    ['Qwen/Qwen2.5-7B-Instruct', 'http://127.0.0.1:8000/v1', 32_000],
    ['glm-4-flash', 'https://open.bigmodel.cn/api/paas/v4', 128_000],
    ['moonshot-v1-8k', 'https://api.moonshot.cn/v1', 8192],
    ['kimi-k2-0905-preview', 'https://api.moonshot.cn/v1', 128_000],
    ['gpt-4', 'https://api.openai.com/v1', 8192],
    ['gpt-4o-mini', 'https://api.openai.com/v1', 128_000],
    ['gpt-4.1', 'https://api.openai.com/v1', 128_000],
    ['gpt-5-mini', 'https://api.openai.com/v1', 128_000],
    ['qwen3:8b', 'http://127.0.0.1:11434/v1', 4096],
    ['qwen3-8b', 'http://localhost:1234/v1', 4096],
    ['some-model', 'http://127.0.0.1:8080/v1', 8192],
  ])('of %s at %s is %i', (model, baseUrl, tokens) => {
    expect(contextOf(model, baseUrl)).toBe(tokens);
  });
});
