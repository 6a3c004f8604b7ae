import { readCommandLine } from '../../command-line.js';
import { helpTopics } from '../../help/help.js';
import type { Command } from '../command.js';
import { generalOptions, sourceOptionGroup } from '../common-options.js';
import { commands } from '../index.js';
import type { Option, OptionGroup } from '../options.js';

/** Names in the configuration. */
export interface KnownNames {
  readonly accounts: readonly string[];
  readonly providers: readonly string[];
}

/** @param config The value of `--config`. */
type ReadNames = (config: string | undefined) => Promise<KnownNames>;

/** What the cursor is in. */
interface Place {
  /** Before the cursor, without the text that is completed. */
  readonly before: readonly string[];
  readonly text: string;
  /** What a candidate begins with, besides the text: `--format=`. */
  readonly prefix: string;
}

/**
 * The candidates for the last word of a command line.
 * @param words What follows the program's name, up to the cursor. bash passes `=` as a word.
 */
export async function candidates(words: readonly string[], readNames: ReadNames): Promise<string[]> {
  const { before, text, prefix } = placeOf(words);
  const all = await possible(before, text, readNames);
  // Of a list with commas, only the last entry is completed.
  const done = text.startsWith('-') ? '' : text.slice(0, text.lastIndexOf(',') + 1);
  const typed = text.slice(done.length).toLowerCase();
  return all.filter((word) => word.toLowerCase().startsWith(typed)).map((word) => prefix + done + word);
}

function placeOf(words: readonly string[]): Place {
  const [last = '', others] = [words.at(-1), words.slice(0, -1)];
  if (last === '=') return { before: others, text: '', prefix: '' };
  if (others.at(-1) === '=') return { before: others.slice(0, -1), text: last, prefix: '' };
  const [, option, value] = /^(--[\w-]+)=(.*)$/.exec(last) ?? [];
  if (option === undefined || value === undefined) return { before: others, text: last, prefix: '' };
  return { before: [...others, option], text: value, prefix: `${option}=` };
}

async function possible(before: readonly string[], text: string, readNames: ReadNames): Promise<readonly string[]> {
  const name = readCommandLine(before).command;
  const command = await commands.find((each) => each.name === name)?.load();
  const options = optionsOf(command?.groups ?? [sourceOptionGroup, generalOptions]);
  const option = optionNamed(before.at(-1), options);
  const config = configIn(before);
  if (option?.value !== undefined) return wordsOf(option.words, () => readNames(config));
  if (text.startsWith('-')) return Object.keys(options).map((each) => `--${each}`);
  if (name === undefined) return [...commands.map((each) => each.name), 'help'];
  if (name === 'help') return [...commands.map((each) => each.name), ...helpTopics];
  return wordsOf(command?.words, () => readNames(config));
}

function optionsOf(groups: Command['groups']): Readonly<Record<string, Option>> {
  return Object.assign({}, ...groups.map(({ options }: OptionGroup) => options));
}

function optionNamed(word: string | undefined, options: Readonly<Record<string, Option>>): Option | undefined {
  if (word?.startsWith('--')) return Object.hasOwn(options, word.slice(2)) ? options[word.slice(2)] : undefined;
  const [, letter] = /^-(\w)$/.exec(word ?? '') ?? [];
  return letter === undefined ? undefined : Object.values(options).find(({ short }) => short === letter);
}

async function wordsOf(words: Option['words'], readNames: () => Promise<KnownNames>): Promise<readonly string[]> {
  if (words === 'accounts' || words === 'providers') return (await readNames())[words];
  return words ?? [];
}

function configIn(before: readonly string[]): string | undefined {
  const at = before.findIndex((word) => word === '--config' || word === '-c');
  const values = at === -1 ? [] : before.slice(at + 1).filter((word) => word !== '=');
  return values[0];
}
