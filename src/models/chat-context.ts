/** Of a model that is not known; servers for one machine seldom give less. */
const UNKNOWN = 8192;
/** What Ollama and LM Studio give any model until they are told otherwise; the first cuts a longer prompt in silence. */
const SMALL_SERVER = 4096;
/** The ports that these two listen on by default. */
const SMALL_SERVER_PORTS: ReadonlySet<string> = new Set(['11434', '1234']);

/** Families by the makers' documents, the first that fits. Rounded down: nothing here needs more than some thousands. */
const FAMILIES: readonly (readonly [pattern: RegExp, tokens: number])[] = [
  [/gpt-3\.5/, 16_000],
  [/gpt-4(?![.o\d]|-turbo|-1106|-0125)/, 8192],
  [/gpt-(?:4|5)|(?:^|\/)o[134](?:-|$)/, 128_000],
  [/deepseek-(?:chat|reasoner|v[3-9]|r\d)/, 64_000],
  [/moonshot-v1-8k/, 8192],
  [/moonshot-v1-32k/, 32_000],
  [/moonshot|kimi/, 128_000],
  [/glm-4v|glm-4-9b-chat-hf/, 8192],
  [/glm-(?:4|5)/, 128_000],
  [/qwen-max|qwen1\.5|qwen2(?!\.5)/, 32_000],
  [/qwen-(?:plus|turbo|flash|long)|qwen3-max/, 128_000],
  [/qwen(?:2\.5|3)/, 32_000],
  [/llama-?3\.[1-9]|mistral|gemma-?3|phi-?[34]/, 32_000],
];

/**
 * Tokens that prompt and reply may have together, as far as the model's name and the server's port tell. A server may
 * be set up with less: then LLM_CONTEXT says so, or its refusal does.
 */
export function contextOf(model: string, baseUrl: string): number {
  if (SMALL_SERVER_PORTS.has(new URL(baseUrl).port)) return SMALL_SERVER;
  const name = model.toLowerCase();
  return FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? UNKNOWN;
}
