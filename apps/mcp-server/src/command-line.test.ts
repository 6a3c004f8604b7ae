import { expect, it } from 'vitest';
import { readCommandLine } from './command-line.js';

it.each([
  [[], undefined, []],
  [['--sandbox'], undefined, ['--sandbox']],
  [['--http', '8080'], undefined, ['--http', '8080']],
  [['check', 'oslo', '--json'], 'check', ['oslo', '--json']],
  [['--config', 'a.json', 'numbers', '--wide'], 'numbers', ['--config', 'a.json', '--wide']],
  [['-c', 'a.json', 'numbers'], 'numbers', ['-c', 'a.json']],
  [['--format', 'csv', 'numbers', '--fields=a,b'], 'numbers', ['--format', 'csv', '--fields=a,b']],
  [['numbers', '--query', 'check'], 'numbers', ['--query', 'check']],
])('%j has the command %s and the arguments %j', (args, command, rest) => {
  expect(readCommandLine(args)).toMatchObject({ command, args: rest });
});

it.each([
  [['--help'], 'isHelp'],
  [['-h', 'chek', '--json'], 'isHelp'],
  [['numbers', '--can-send', 'blocked', '--help'], 'isHelp'],
  [['--version', 'chek', '--json'], 'isVersion'],
  [['-v'], 'isVersion'],
])('%j: %s', (args, flag) => {
  expect(readCommandLine(args)).toMatchObject({ isHelp: false, isVersion: false, [flag]: true });
});
