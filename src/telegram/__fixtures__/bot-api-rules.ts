/**
 * What the Bot API asks of the calls that the bot makes, as its documentation has it: known methods and fields, required
 * fields, lengths, entities within the text by UTF-16 units and never through a surrogate pair.
 */
interface MethodRule {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly check?: (payload: Payload) => readonly string[];
}

export type Payload = Readonly<Record<string, unknown>>;

const METHODS: Readonly<Record<string, MethodRule>> = {
  getMe: { required: [], optional: [] },
  getUpdates: { required: [], optional: ['offset', 'limit', 'timeout', 'allowed_updates'], check: checkPoll },
  deleteWebhook: { required: [], optional: ['drop_pending_updates'] },
  setMyCommands: { required: ['commands'], optional: ['scope', 'language_code'], check: checkCommands },
  sendChatAction: {
    required: ['chat_id', 'action'],
    optional: ['message_thread_id', 'business_connection_id'],
    check: checkAction,
  },
  sendMessage: {
    required: ['chat_id', 'text'],
    optional: [
      'entities',
      'message_thread_id',
      'reply_parameters',
      'link_preview_options',
      'disable_notification',
      'protect_content',
      'reply_markup',
    ],
    check: checkMessage,
  },
};

const ENTITY_TYPES = new Set(['bold', 'italic', 'expandable_blockquote', 'text_link']);

/** Everything wrong with a call; empty when it is as it should be. */
export function violationsOf(method: string, payload: Payload): readonly string[] {
  const rule = METHODS[method];
  if (!rule) return [`${method}: unknown method`];
  const fields = Object.keys(payload);
  return [
    ...rule.required.filter((field) => payload[field] === undefined).map((field) => `${field} is missing`),
    ...fields
      .filter((field) => ![...rule.required, ...rule.optional].includes(field))
      .map((field) => `${field} is unknown`),
    ...(rule.check?.(payload) ?? []),
  ].map((fault) => `${method}: ${fault}`);
}

function checkPoll({ offset, limit, timeout, allowed_updates }: Payload): string[] {
  return [
    ...[offset, limit, timeout]
      .filter((value) => value !== undefined && !Number.isInteger(value))
      .map((value) => `${value} is not an integer`),
    ...(typeof limit === 'number' && (limit < 1 || limit > 100) ? ['limit out of 1–100'] : []),
    ...(allowed_updates !== undefined && !Array.isArray(allowed_updates) ? ['allowed_updates is no list'] : []),
  ];
}

function checkCommands({ commands }: Payload): string[] {
  if (!Array.isArray(commands) || commands.length > 100) return ['commands must be a list of at most 100'];
  return commands.flatMap(({ command, description }: { command: unknown; description: unknown }) => [
    ...(typeof command === 'string' && /^[a-z0-9_]{1,32}$/.test(command) ? [] : [`bad command ${command}`]),
    ...(typeof description === 'string' && description.length >= 1 && description.length <= 256
      ? []
      : ['bad description']),
  ]);
}

function checkAction({ chat_id, action }: Payload): string[] {
  return [
    ...(Number.isInteger(chat_id) ? [] : ['chat_id is not an integer']),
    ...(action === 'typing' ? [] : [`unknown action ${action}`]),
  ];
}

function checkMessage({ chat_id, text, entities, reply_parameters }: Payload): string[] {
  const said = typeof text === 'string' ? text : '';
  return [
    ...(Number.isInteger(chat_id) ? [] : ['chat_id is not an integer']),
    ...(said.trim() === '' ? ['text is empty'] : []),
    ...(said.length > 4096 ? [`text of ${said.length} units`] : []),
    ...(/\p{Surrogate}/u.test(said) ? ['text has half a surrogate pair'] : []),
    ...checkEntities(said, entities),
    ...checkReply(reply_parameters),
  ];
}

function checkEntities(text: string, entities: unknown): string[] {
  if (entities === undefined) return [];
  if (!Array.isArray(entities)) return ['entities are no list'];
  return [
    ...(entities.length > 100 ? [`${entities.length} entities`] : []),
    ...entities.flatMap((entity: { type: unknown; offset: unknown; length: unknown; url?: unknown }) => {
      const { type, offset, length, url } = entity;
      if (typeof type !== 'string' || !ENTITY_TYPES.has(type)) return [`unknown entity ${type}`];
      if (typeof offset !== 'number' || typeof length !== 'number') return ['entity without bounds'];
      return [
        ...(offset < 0 || length < 1 || offset + length > text.length ? [`${type} out of bounds`] : []),
        ...(inPair(text, offset) || inPair(text, offset + length) ? [`${type} splits a surrogate pair`] : []),
        ...(type === 'text_link' && !(typeof url === 'string' && /^https?:\/\//.test(url))
          ? ['text_link without url']
          : []),
      ];
    }),
  ];
}

function checkReply(reply: unknown): string[] {
  if (reply === undefined) return [];
  const id = typeof reply === 'object' && reply !== null && 'message_id' in reply ? reply.message_id : undefined;
  return Number.isInteger(id) ? [] : ['reply_parameters without message_id'];
}

function inPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
