import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { I18n } from '@grammyjs/i18n';
import type { Language } from '../state/readers.ts';
import type { BotContext } from './bot-context.ts';

/** Words of the bot in a language; a key that is not there is given back in braces. */
export type Translate = (
  language: Language,
  key: string,
  variables?: Readonly<Record<string, string | number>>,
) => string;

export const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
export const DEFAULT_LANGUAGE: Language = 'zh-CN';

/** The texts of the bot: `<folder>/<language>/<feature>.ftl`. */
export interface Texts {
  readonly i18n: I18n<BotContext>;
  readonly t: Translate;
}

/**
 * Loads the texts. `languageOf` says in which language a person reads, from what they chose, else from what their client
 * says; unknown languages read Chinese, for the archive is Chinese.
 */
export function loadTexts(folder: string, languageOf: (ctx: BotContext) => Language): Texts {
  const i18n = new I18n<BotContext>({
    defaultLocale: DEFAULT_LANGUAGE,
    localeNegotiator: languageOf,
    fluentBundleOptions: { useIsolating: false },
  });
  for (const language of LANGUAGES) {
    const files = readdirSync(join(folder, language))
      .filter((name) => name.endsWith('.ftl'))
      .sort();
    const source = files.map((name) => readFileSync(join(folder, language, name), 'utf8')).join('\n');
    i18n.loadLocaleSync(language, { source, bundleOptions: { useIsolating: false } });
  }
  return { i18n, t: (language, key, variables) => i18n.t(language, key, variables) };
}

/** The language of a client's code (`zh-hans`, `en-GB`): English for `en…`, Chinese for everything else. */
export function languageOfCode(code: string | undefined): Language {
  return code !== undefined && /^en\b/i.test(code) ? 'en' : 'zh-CN';
}
