import { expect, it } from 'vitest';
import { UsageError } from '../usage-error.js';
import { parseOptions } from './options.js';

const groups = [
  {
    title: 'One',
    options: {
      config: { short: 'c', value: 'FILE', example: 'a.json', text: '' },
      sandbox: { text: '' },
    },
  },
  {
    title: 'Two',
    options: { accounts: { value: 'WORD,…', multiple: true, text: '' }, wide: { short: 'w', text: '' } },
  },
];

it('reads the options of all groups', () => {
  const options = parseOptions(['-c', 'b.json', '--accounts', 'oslo', '--sandbox', '--accounts=a,b'], groups);
  expect(options.text('config')).toBe('b.json');
  expect(options.list('accounts')).toEqual(['oslo', 'a,b']);
  expect([options.isOn('sandbox'), options.isOn('wide')]).toEqual([true, false]);
});

it('returns words only for a command that takes them', () => {
  expect(parseOptions(['oslo', 'bergen'], groups, true).words).toEqual(['oslo', 'bergen']);
  expect(() => parseOptions(['oslo'], groups)).toThrow('Unexpected argument: oslo.');
});

it.each([
  [['--nope'], 'Unknown option: --nope.'],
  [['-x'], 'Unknown option: -x.'],
  [['--acounts', 'oslo'], 'Unknown option: --acounts. Did you mean --accounts?'],
  [['--config'], '--config needs a value, such as --config a.json.'],
  [['-c', '--sandbox'], '--config needs a value, such as --config a.json.'],
  [['--accounts', '--wide'], '--accounts needs a value, such as --accounts WORD,….'],
  [['--sandbox=yes'], '--sandbox takes no value.'],
  [[`--${'x'.repeat(1_000)}`], `Unknown option: --${'x'.repeat(78)}.`],
])('%j: %s', (args, message) => {
  expect(() => parseOptions(args, groups)).toThrow(UsageError);
  expect(() => parseOptions(args, groups)).toThrow(message);
});
