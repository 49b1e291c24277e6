import type { Language } from '../../state/readers.ts';
import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { editHere } from '../conversation/edit-here.ts';
import { placeOf } from '../conversation/place.ts';
import { plainMessage, sendMessages, updateKey } from '../conversation/send-messages.ts';
import { LANGUAGES } from '../translate.ts';
import { setChatMenu } from './menus.ts';
import { onceAnswered, tellingFailure } from './tell-failure.ts';

const NAMES: Readonly<Record<Language, string>> = { 'zh-CN': 'commands-lang-chinese', en: 'commands-lang-english' };

/** `/lang`: in which language the bot speaks to a person; `/lang en` at once, else by buttons. */
export function addLanguage(routes: Routes, tools: BotTools): void {
  routes.command('lang', (ctx) =>
    tellingFailure(ctx, tools, async () => {
      if (!ctx.msg || !ctx.from) return;
      const wanted = languageNamed(ctx.match);
      if (wanted !== null) choose(ctx, tools, ctx.from.id, wanted);
      const row = LANGUAGES.map((language) => ({ text: ctx.t(NAMES[language]), callback_data: `m:l:${language}` }));
      const message =
        wanted === null
          ? { ...plainMessage(ctx.t('commands-lang-which')), keyboard: [row] }
          : plainMessage(tools.t(wanted, 'commands-lang-set'));
      await sendMessages(tools, placeOf(ctx.msg), [message], updateKey(ctx));
    }),
  );
}

/** The buttons of `/lang`: whoever presses one chooses for themselves. */
export function addLanguageButtons(routes: Routes, tools: BotTools): void {
  routes.callbackQuery(/^m:l:([\w-]{2,5})$/, (ctx) =>
    onceAnswered(ctx, tools, async () => {
      const language = LANGUAGES.find((one) => one === ctx.match[1]) ?? null;
      if (language !== null) choose(ctx, tools, ctx.from.id, language);
      const text = language === null ? ctx.t('commands-stale') : tools.t(language, 'commands-lang-set');
      if (language !== null && ctx.chat?.type === 'private') await editHere(ctx, tools, plainMessage(text));
      return text;
    }),
  );
}

function choose(ctx: BotContext, tools: BotTools, userId: number, language: Language): void {
  tools.state.readers.setLanguage(userId, language);
  if (ctx.chat?.type === 'private') tools.aside(() => setChatMenu(tools, userId, language));
}

function languageNamed(words: string): Language | null {
  const word = words.trim().toLowerCase();
  if (/^(?:en|english)$/.test(word)) return 'en';
  return /^(?:zh|zh-cn|cn|chinese|中文|汉语)$/.test(word) ? 'zh-CN' : null;
}
