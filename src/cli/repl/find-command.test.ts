import { describe, expect, it } from 'vitest';
import { COMMANDS } from './commands.ts';
import { commandLine, findCommand, noSuchCommand } from './find-command.ts';

/** The command that a name finds, or what is said instead. */
function told(name: string): string {
  const found = findCommand(name, COMMANDS);
  return found.status === 'found' ? found.command.name : noSuchCommand(name, found);
}

describe('commandLine', () => {
  it.each([
    ['/sources', '/sources', ''],
    ['/sources 2 all', '/sources', '2 all'],
    ['/sources2', '/sources', '2'],
    ['／Date　2031-09-05', '/date', '2031-09-05'],
    ['/save! a b.md', '/save!', 'a b.md'],
    ['/save！ a.md', '/save!', 'a.md'],
    ['  /new  ', '/new', ''],
    ['/', '/', ''],
  ])('reads %j', (line, name, words) => {
    expect(commandLine(line)).toEqual({ name, words });
  });

  it('takes what begins with anything else for a question', () => {
    expect(commandLine('林致远9月5日出席了哪些会议/活动')).toBeNull();
  });
});

describe('findCommand', () => {
  it.each([
    ['/help', '/help'],
    ['/so', '/sources'],
    ['/t', '/timeline'],
    ['/sav', '/save'],
    ['/save!', '/save!'],
    ['/q', '/quit'],
    ['/exit', '/exit'],
    ['/s', '/s 可以是 /sources、/save，请多写一两个字母。'],
    ['/sorces', '没有 /sorces 这个命令。是不是 /sources？/help 查看全部命令。'],
    ['/hlep', '没有 /hlep 这个命令。是不是 /help？/help 查看全部命令。'],
    ['/', '没有 / 这个命令。/help 查看全部命令。'],
    ['/zz', '没有 /zz 这个命令。/help 查看全部命令。'],
    [`/${'a'.repeat(500)}`, `没有 /${'a'.repeat(19)} 这个命令。/help 查看全部命令。`],
    ['/\x1b[31m', '没有 / 这个命令。/help 查看全部命令。'],
  ])('%s', (name, text) => {
    expect(told(name)).toBe(text);
  });
});
