/** How a model makes one vector of the states of its tokens. */
export type Pooling = 'cls' | 'mean' | 'last';

/** What a family of embedding models expects around a text. */
export interface EmbedRecipe {
  readonly queryPrefix: string;
  readonly passagePrefix: string;
  readonly pooling: Pooling;
}

/** What an operator sets of a recipe; null leaves what is known of the model. */
export interface RecipeOverride {
  readonly queryPrefix: string | null;
  readonly passagePrefix: string | null;
  readonly pooling: Pooling | null;
}

const PLAIN: EmbedRecipe = { queryPrefix: '', passagePrefix: '', pooling: 'mean' };
const TASK = 'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:';

/** From the model cards of BAAI/bge-*-v1.5, BAAI/bge-m3, intfloat/e5 and Qwen/Qwen3-Embedding; first match holds. */
const FAMILIES: readonly (readonly [RegExp, EmbedRecipe])[] = [
  [/bge-[a-z]{1,8}-zh/, { queryPrefix: '为这个句子生成表示以用于检索相关文章：', passagePrefix: '', pooling: 'cls' }],
  [
    /bge-[a-z]{1,8}-en/,
    { queryPrefix: 'Represent this sentence for searching relevant passages: ', passagePrefix: '', pooling: 'cls' },
  ],
  [/bge-/, { ...PLAIN, pooling: 'cls' }],
  [/e5-[a-z0-9-]{1,20}instruct/, { ...PLAIN, queryPrefix: `${TASK} ` }],
  [/(?:^|-)e5-/, { queryPrefix: 'query: ', passagePrefix: 'passage: ', pooling: 'mean' }],
  [/qwen3-embedding/, { ...PLAIN, queryPrefix: TASK, pooling: 'last' }],
];

/**
 * The recipe for the first of the names (model id, folder, or the name in its config) that tells a known family; mean
 * pooling without prefixes when none does.
 */
export function embedRecipe(names: readonly string[]): EmbedRecipe {
  for (const name of names) {
    const last = lastPart(name).toLowerCase();
    const family = FAMILIES.find(([pattern]) => pattern.test(last));
    if (family) return family[1];
  }
  return PLAIN;
}

/** `bge-small-zh-v1.5` of `BAAI/bge-small-zh-v1.5`, `/models/bge-small-zh-v1.5/` or `C:\models\bge-small-zh-v1.5`. */
export function lastPart(name: string): string {
  return name.split(/[\\/]/).findLast((part) => part !== '') ?? name;
}

/** Pooling in a `1_Pooling/config.json` of sentence-transformers; null when it says nothing known. */
export function poolingFromConfig(config: unknown): Pooling | null {
  if (typeof config !== 'object' || config === null) return null;
  if ('pooling_mode_cls_token' in config && config.pooling_mode_cls_token === true) return 'cls';
  if ('pooling_mode_lasttoken' in config && config.pooling_mode_lasttoken === true) return 'last';
  if ('pooling_mode_mean_tokens' in config && config.pooling_mode_mean_tokens === true) return 'mean';
  return null;
}

/** Prefixes in a `config_sentence_transformers.json`, by the names its makers give them; null where it says nothing. */
export function prefixesFromConfig(config: unknown): Pick<RecipeOverride, 'queryPrefix' | 'passagePrefix'> {
  const prompts = typeof config === 'object' && config !== null && 'prompts' in config ? config.prompts : null;
  const named = (names: readonly string[]): string | null => {
    if (typeof prompts !== 'object' || prompts === null) return null;
    const found = Object.entries(prompts).find(([name]) => names.includes(name))?.[1];
    return typeof found === 'string' && found !== '' ? found : null;
  };
  return {
    queryPrefix: named(['query', 's2p_query', 'retrieval.query']),
    passagePrefix: named(['passage', 'document', 'retrieval.passage']),
  };
}

/** A recipe with what others know better put over it; the last of them wins. */
export function withOverrides(recipe: EmbedRecipe, ...overrides: readonly Partial<RecipeOverride>[]): EmbedRecipe {
  return overrides.reduce<EmbedRecipe>(
    (known, { queryPrefix, passagePrefix, pooling }) => ({
      queryPrefix: queryPrefix ?? known.queryPrefix,
      passagePrefix: passagePrefix ?? known.passagePrefix,
      pooling: pooling ?? known.pooling,
    }),
    recipe,
  );
}
