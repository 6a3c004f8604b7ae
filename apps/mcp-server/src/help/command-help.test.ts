import { tools } from '@wabascope/mcp-tools';
import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.js';
import { commandHelp } from './command-help.js';
import { generalHelp } from './general-help.js';

const loaded = await Promise.all(commands.map(async ({ name, load }) => [name, await load()] as const));
const optionsOf = (name: string) =>
  loaded.flatMap(([each, { groups }]) => (each === name ? groups.flatMap(({ options }) => Object.keys(options)) : []));

describe.each(loaded)('the help of %s', (name, command) => {
  const text = commandHelp(command);

  it('names every option, the usage and the exit status', () => {
    for (const option of optionsOf(name)) expect(text).toContain(`--${option}`);
    expect(text).toContain(`USAGE\n  wabascope ${name}`);
    expect(text).toMatch(/EXIT STATUS\n {2}0 /);
  });

  it('has no line above 100 characters', () => {
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});

it('the help of the program names every command', () => {
  const text = generalHelp(commands);
  for (const { name, summary } of commands)
    expect(text).toMatch(new RegExp(`^  ${name} +${summary.slice(0, 20)}`, 'm'));
  expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
});

/** Arguments that only shape a result for a model. The command line prints all rows, and its own formats. */
const ofResults = ['detail', 'limit', 'cursor', 'fields'];

it.each([
  ['numbers', 'list-numbers'],
  ['wabas', 'get-waba'],
  ['accounts', 'list-accounts'],
  ['changes', 'list-changes'],
])('%s has every filter of %s', (command, name) => {
  const { shape } = tools.find((tool) => tool.name === name)?.input ?? { shape: {} };
  const filters = Object.keys(shape).filter((argument) => !ofResults.includes(argument));
  const names = filters.map((argument) => argument.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  expect(filters.length).toBeGreaterThan(3);
  expect(optionsOf(command)).toEqual(expect.arrayContaining(names));
});
