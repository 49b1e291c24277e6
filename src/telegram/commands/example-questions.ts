import { NO_SLOTS } from '../../domain/conversation.ts';
import { hasYear } from '../../domain/day.ts';
import { exampleQuestions, type PersonExample } from '../../domain/example-questions.ts';
import { lineWithin } from '../../render/shortened.ts';
import type { BotTools } from '../bot-context.ts';
import { describeError } from '../network/describe-error.ts';

/** What making examples needs of the tools. */
type ExampleTools = Pick<BotTools, 'archive' | 'ask' | 'today' | 'cutOff' | 'log'>;

/** People looked at, those most written of first, and how many of them are enough. */
const PEOPLE = { looked: 20, enough: 3 };
/** Events of one person looked at. */
const EVENTS = 40;
/** Units of a question on a button; pressed, the button's words are what is asked. */
const LONGEST = 80;
/** Questions of a kind that are tried before the kind is left out. */
const TRIED = 4;

/** Questions that this archive answers, made anew when the index has changed. */
export class ExampleQuestions {
  #version: string | null = null;
  #made: Promise<readonly string[]> = Promise.resolve([]);

  constructor(private readonly tools: ExampleTools) {}

  /** At most three questions, each of which was asked and found its answer; empty when the archive cannot be asked. */
  async get(): Promise<readonly string[]> {
    try {
      const version = await this.tools.archive.version();
      if (version !== this.#version) {
        this.#version = version;
        this.#made = make(this.tools);
      }
      return await this.#made;
    } catch (error) {
      this.#version = null;
      this.tools.log('no_examples', { why: describeError(error) });
      return [];
    }
  }
}

async function make(tools: ExampleTools): Promise<readonly string[]> {
  const kinds = exampleQuestions(await peopleOf(tools), await newestOf(tools));
  const found: string[] = [];
  for (const questions of kinds) {
    for (const question of questions.filter(fitsButton).slice(0, TRIED)) {
      if (!(await isAnswered(tools, question))) continue;
      found.push(question);
      break;
    }
  }
  return found;
}

/** A name of the archive may be long or hold anything. */
function fitsButton(question: string): boolean {
  return lineWithin(question, LONGEST) === question;
}

/** People with several events; a byline's name stands in many articles and did nothing. */
async function peopleOf({ archive, today }: ExampleTools): Promise<readonly PersonExample[]> {
  const people: PersonExample[] = [];
  for (const name of await archive.names('', PEOPLE.looked)) {
    const found = await archive.eventsFor(name, EVENTS, today());
    const events = found.filter(({ participants }) => participants.some((one) => one.name === name));
    if (events.length > 1) people.push({ name, events });
    if (people.length === PEOPLE.enough) break;
  }
  return people;
}

async function newestOf({ archive }: ExampleTools) {
  const { issues } = await archive.holdings();
  const known = issues.flatMap(({ paper, day }) =>
    paper !== null && day !== null && hasYear(day) ? { paper, day } : [],
  );
  return known.sort((a, b) => b.day.localeCompare(a.day))[0] ?? null;
}

async function isAnswered({ ask, today, cutOff }: ExampleTools, question: string): Promise<boolean> {
  const asked = { question, slots: NO_SLOTS, paper: null, askedOn: today(), useModel: false, signal: cutOff };
  const { answer } = await ask.answer(asked);
  return answer.status === 'answered' && answer.citations.length > 0;
}
