import { expect, it } from 'vitest';
import { candidates } from './candidates.js';

const names = { accounts: ['bergen', 'oslo', 'oslo-2'], providers: ['meta', 'twilio'] };
const complete = (...words: string[]) => candidates(words, async () => names);

it.each([
  [['n'], ['numbers']],
  [['c'], ['changes', 'check', 'completion']],
  [['--sand'], ['--sandbox']],
  [['--sandbox', 'wab'], ['wabas']],
  [['numbers', '--can'], ['--can-send']],
  [['numbers', '--can-send', 'bl'], ['BLOCKED']],
  [['numbers', '--can-send', 'BLOCKED,li'], ['BLOCKED,LIMITED']],
  [['numbers', '--can-send=bl'], ['--can-send=BLOCKED']],
  [['numbers', '--can-send', '=', 'bl'], ['BLOCKED']],
  [
    ['numbers', '--accounts', 'o'],
    ['oslo', 'oslo-2'],
  ],
  [['numbers', '--accounts', 'bergen,oslo-'], ['bergen,oslo-2']],
  [
    ['wabas', '--account', ''],
    ['bergen', 'oslo', 'oslo-2'],
  ],
  [['accounts', '--providers', 't'], ['twilio']],
  [['numbers', '--format', 'c'], ['csv']],
  [['check', 'b'], ['bergen']],
  [['changes', ''], ['forget']],
  [['completion', 'z'], ['zsh']],
  [['help', 'rea'], ['reasons']],
  [['numbers', '--config', ''], []],
  [['numbers', ''], []],
  [['nope', ''], []],
])('%j is completed to %j', async (words, expected) => {
  expect(await complete(...words)).toEqual(expected);
});

it('a comma list of options that is not known is left alone', async () => {
  expect(await complete('numbers', '--nope', 'x')).toEqual([]);
});

it('the configuration is that of --config', async () => {
  const configs: unknown[] = [];
  await candidates(['numbers', '-c', 'a.json', '--accounts', ''], async (config) => {
    configs.push(config);
    return names;
  });
  expect(configs).toEqual(['a.json']);
});
