import { joined, styled } from '../../render/entities.ts';
import { splitMessage } from '../../render/split-message.ts';
import { whyText } from '../../render/why-text.ts';
import type { BotTools, Routes } from '../bot-context.ts';
import { answerPart, keyboardOf } from './answer-messages.ts';
import { pageOf } from './callback-data.ts';
import { onPress, type Press } from './on-press.ts';
import { addTimeline } from './show-timeline.ts';
import { otherRows, sendView, showKeyboard, showView } from './show-view.ts';
import { articleView, sourceView } from './source-view.ts';
import { addFeedback, markFor } from './take-feedback.ts';

/** Hears the buttons under answers and their sources. All they show comes from what was kept, so they outlive restarts. */
export function addAnswer(routes: Routes, tools: BotTools): void {
  onPress(routes, tools, 'c', (press) => showSource(press, tools));
  onPress(routes, tools, 'a', (press) => showArticle(press, tools));
  onPress(routes, tools, 'l', (press) => turnSources(press, tools));
  onPress(routes, tools, 'p', (press) => turnPart(press, tools));
  onPress(routes, tools, 'w', (press) => showWhy(press, tools));
  addTimeline(routes, tools);
  addFeedback(routes, tools);
}

async function showSource(press: Press, tools: BotTools): Promise<string | null> {
  const view = await sourceView(press.stored, press.numbers[0] ?? 0, press.words, tools);
  if (view === null) return press.words('answer-no-source');
  await showView(press, tools, view);
  return null;
}

async function showArticle(press: Press, tools: BotTools): Promise<string | null> {
  const [n = 0, page = 0] = press.numbers;
  const view = await articleView(press.stored, n, page, press.words, tools);
  if (view === null) return press.words('answer-no-source');
  await showView(press, tools, view);
  return null;
}

async function turnSources(press: Press, tools: BotTools): Promise<null> {
  const { stored, words, numbers } = press;
  await showKeyboard(press, tools, keyboardOf(stored, words, pageOf(numbers), markFor(press, tools)));
  return null;
}

async function turnPart(press: Press, tools: BotTools): Promise<null> {
  const { stored, words, numbers } = press;
  const part = answerPart(stored, words, tools.me().username, pageOf(numbers), markFor(press, tools));
  if (part === null) return null;
  const keyboard = [...(part.keyboard ?? []), ...otherRows(press)];
  await showView({ ...press, here: true }, tools, { ...part, keyboard });
  return null;
}

async function showWhy(press: Press, tools: BotTools): Promise<null> {
  const text = whyText(press.stored.answer, null);
  const head = styled('bold', press.words('answer-why-head'));
  const messages = splitMessage(joined([head, '\n', styled('expandable_blockquote', text)]));
  await sendView(
    press,
    tools,
    messages.map((message) => ({ text: message.text, entities: [...message.entities] })),
  );
  return null;
}
