import { parseArgs } from 'node:util';
import { closestWord } from '@wabascope/core';
import { UsageError } from '../usage-error.js';

/** An option of a command, for parsing and for help. */
export interface Option {
  /** Name of its value in help, such as FILE. An option without a value is a switch. */
  readonly value?: string;
  readonly short?: string;
  /** Whether it may be given several times. */
  readonly multiple?: boolean;
  /** A value for the error when it is missing. */
  readonly example?: string;
  /** The words that its value may be, or `accounts` for aliases and `providers` for IDs. Any text if absent. */
  readonly words?: readonly string[] | 'accounts' | 'providers';
  /** What it does, in one line. */
  readonly text: string;
}

export interface OptionGroup {
  readonly title: string;
  /** By name without dashes. */
  readonly options: Readonly<Record<string, Option>>;
}

/** The options of a command line. */
export interface Options {
  /** The value of an option; undefined if it is not given. */
  text(name: string): string | undefined;
  isOn(name: string): boolean;
  /** The values of an option that may be given several times. */
  list(name: string): readonly string[];
  /** What follows the command and is not an option. */
  readonly words: readonly string[];
}

/**
 * @param args What follows the command.
 * @throws {UsageError}
 */
export function parseOptions(args: readonly string[], groups: readonly OptionGroup[], takesWords = false): Options {
  const known: Readonly<Record<string, Option>> = Object.assign({}, ...groups.map(({ options }) => options));
  const { values, positionals } = parsed(args, known);
  const [word] = positionals;
  if (word !== undefined && !takesWords) throw new UsageError(`Unexpected argument: ${word.slice(0, 80)}.`);
  return {
    text(name) {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    isOn: (name) => values[name] === true,
    list(name) {
      const value = values[name];
      return Array.isArray(value) ? value.map(String) : [];
    },
    words: positionals,
  };
}

function parsed(args: readonly string[], known: Readonly<Record<string, Option>>) {
  const options = Object.entries(known).map(([name, { value, short, multiple = false }]) => {
    const type = value === undefined ? ('boolean' as const) : ('string' as const);
    return [name, { type, multiple, ...(short === undefined ? {} : { short }) }] as const;
  });
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: Object.fromEntries(options) });
  } catch (error) {
    throw new UsageError(problemOf(error, known));
  }
}

/** Replaces Node's messages, such as "Option '--http <value>' argument missing". */
function problemOf(error: unknown, known: Readonly<Record<string, Option>>): string {
  const message = error instanceof Error ? error.message.split('\n', 1).join() : '';
  if (/Unknown option/.test(message)) return unknownOption(/'(-.*?)'/.exec(message)?.[1] ?? '', Object.keys(known));
  const name = /--([\w-]+)/.exec(message)?.[1] ?? nameOfShort(/-(\w)/.exec(message)?.[1], known);
  const { value = '', example = value } = known[name] ?? {};
  if (/argument (missing|is ambiguous)/.test(message)) return `--${name} needs a value, such as --${name} ${example}.`;
  if (/does not take an argument/.test(message)) return `--${name} takes no value.`;
  return 'Invalid arguments.';
}

function nameOfShort(letter: string | undefined, known: Readonly<Record<string, Option>>): string {
  return Object.keys(known).find((name) => known[name]?.short === letter) ?? '';
}

function unknownOption(option: string, known: readonly string[]): string {
  const near = closestWord(option.replace(/^-+/, ''), known);
  const hint = near === undefined ? '' : ` Did you mean --${near}?`;
  return `Unknown option: ${option.slice(0, 80)}.${hint}`;
}
