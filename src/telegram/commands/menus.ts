import { type Api, GrammyError } from 'grammy';
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types';
import type { Language } from '../../state/readers.ts';
import { isAdmin } from '../access/admission.ts';
import type { BotTools } from '../bot-context.ts';
import { describeError } from '../network/describe-error.ts';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../translate.ts';

const PRIVATE = [
  'ask',
  'new',
  'context',
  'paper',
  'date',
  'timeline',
  'today',
  'issue',
  'follow',
  'unfollow',
  'following',
  'stats',
  'lang',
  'forget',
  'help',
] as const;
const GROUP = [
  'ask',
  'new',
  'context',
  'paper',
  'timeline',
  'today',
  'issue',
  'follow',
  'following',
  'stats',
  'help',
] as const;
const ADMIN = [
  ...PRIVATE,
  'status',
  'users',
  'allow',
  'ban',
  'unban',
  'quota',
  'invite',
  'feedback',
  'reindex',
] as const;

/** What setting menus needs of the tools. */
type MenuTools = Pick<BotTools, 'api' | 't' | 'log' | 'settings' | 'state' | 'cutOff'>;

/**
 * Sets the menus of private chats, groups and each admin's chat, in Chinese and, for clients in English, in English; and
 * what Telegram shows of the bot before it is started. Only what differs is set; what fails goes to the log.
 */
export async function setMenus(tools: MenuTools): Promise<void> {
  const admins = tools.settings.admins.map((id) => ({ type: 'chat', chat_id: id }) as const);
  for (const language of LANGUAGES) {
    await setMenu(tools, { type: 'all_private_chats' }, language, PRIVATE);
    await setMenu(tools, { type: 'all_group_chats' }, language, GROUP);
    for (const scope of admins) {
      await setMenu(tools, scope, tools.state.readers.get(scope.chat_id)?.language ?? language, ADMIN, language);
    }
    await setDescriptions(tools, language);
  }
  tools.log('menus_looked_at');
}

/** The menu of one private chat in the language that its reader chose, whatever language their client speaks. */
export async function setChatMenu(tools: MenuTools, userId: number, language: Language): Promise<void> {
  const names = isAdmin(tools, userId) ? ADMIN : PRIVATE;
  for (const client of LANGUAGES) await setMenu(tools, { type: 'chat', chat_id: userId }, language, names, client);
}

/** Takes the menu of one private chat away again, so that the one for all private chats shows. An admin's stays. */
export async function clearChatMenu(tools: MenuTools, userId: number): Promise<void> {
  if (isAdmin(tools, userId)) return;
  const scope = { type: 'chat', chat_id: userId } as const;
  for (const client of LANGUAGES) {
    await quietly(tools, 'menu', (api) => api.deleteMyCommands({ scope, ...codeOf(client) }).then(() => undefined));
  }
}

async function setMenu(
  tools: MenuTools,
  scope: BotCommandScope,
  language: Language,
  names: readonly string[],
  client: Language = language,
): Promise<void> {
  const commands = names.map((command) => ({ command, description: tools.t(language, `commands-menu-${command}`) }));
  const code = codeOf(client);
  await quietly(tools, 'menu', async (api) => {
    if (sameCommands(await api.getMyCommands({ scope, ...code }), commands)) return;
    await api.setMyCommands(commands, { scope, ...code });
  });
}

async function setDescriptions(tools: MenuTools, language: Language): Promise<void> {
  const code = codeOf(language);
  const [long, short] = [tools.t(language, 'commands-description'), tools.t(language, 'commands-short-description')];
  await quietly(tools, 'description', async (api) => {
    if ((await api.getMyDescription(code)).description !== long) await api.setMyDescription(long, code);
    if ((await api.getMyShortDescription(code)).short_description !== short) {
      await api.setMyShortDescription(short, code);
    }
  });
}

/** Chinese is what every client sees that has no menu of its own language. */
function codeOf(language: Language): { language_code?: LanguageCode } {
  return language === DEFAULT_LANGUAGE ? {} : { language_code: 'en' };
}

function sameCommands(held: readonly BotCommand[], wanted: readonly BotCommand[]): boolean {
  const listed = (commands: readonly BotCommand[]) =>
    JSON.stringify(commands.map((one) => [one.command, one.description]));
  return listed(held) === listed(wanted);
}

/** A bot without a menu still works; an admin's chat that was never opened has none (400). */
async function quietly(tools: MenuTools, what: string, work: (api: Api) => Promise<void>): Promise<void> {
  if (tools.cutOff.aborted) return;
  try {
    await work(tools.api);
  } catch (error) {
    if (tools.cutOff.aborted) return;
    const code = error instanceof GrammyError ? error.error_code : null;
    tools.log('not_set', { what, code, why: describeError(error) });
  }
}
