import type { BotCommand } from 'grammy/types';

/** Every word that the bot says of its own. */
export const TEXTS = {
  start: [
    '您好，这里是问报。您来问，我到馆藏的报纸里查；每句话都注明出处，点开引文就能读到报上的原话。',
    '',
    '直接把问题发来就行，例如：',
    '· 市长9月5日出席了哪些会议',
    '· 防汛工作会议是谁主持的',
    '· 古桥什么时候开始维修',
    '',
    '接着问“那下午呢”“他还去了哪里”，我记得前面说的是谁、哪一天。换话题请先发 /new，用法见 /help。',
  ].join('\n'),
  help: [
    '怎么问',
    '· 一次问一件事，说出人名、日期、地点或会议名称，越具体越好。',
    '· 日期可以不写年份；馆藏里有几年都对得上的，会分年份回答。',
    '· 可以接着问，如“那下午呢”“谁主持的”。要换话题，发 /new。',
    '',
    '怎么看',
    '· 句末的 [1] 对应下面的出处：报名、日期、版次、标题。点开引文，就是报上的原话。',
    '· 标明“推断”的，是报上没有印明、由上下文推出来的。',
    '· 报上没有的，我会直说没有，并说明查了多少版。',
  ].join('\n'),
  forgotten: '好，前面说的不再算数，请问新的问题。',
  failed: '这次没能查成，请稍后再问。',
  interrupted: '程序正在重启，这个问题没来得及查完，请稍后再问一遍。',
  cutShort: '答复的后半部分没能发出来，请把问题问得窄一些再试。',
  notText: '我只看得懂文字。请把想查的事写成一句话发来，例如“市长9月5日出席了哪些会议”。',
  unknownCommand: '没有这个命令。要查什么，直接把问题发来就行；用法见 /help。',
} as const;

/** For somebody who is not on the list: what to tell the operator. */
export function notAllowedText(readerId: number): string {
  return `这个机器人只对登记过的读者开放。您的编号是 ${readerId}，请交给管理员登记后再问。`;
}

/** The menu that Telegram shows beside the input line. */
export const COMMANDS: readonly BotCommand[] = [
  { command: 'new', description: '换个话题' },
  { command: 'help', description: '怎么问、怎么看' },
  { command: 'start', description: '开始' },
];
