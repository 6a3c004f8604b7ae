import { isArgumentError } from '@wabascope/directory';
import { parseArguments, type Tool } from '@wabascope/mcp-tools';
import * as z from 'zod';
import { UsageError } from '../usage-error.js';
import type { Option, Options } from './options.js';

/** A tool whose arguments are the options of a command. */
export interface CommandTool {
  readonly tool: Tool;
  /** What each argument does, by its name. Only arguments with a text are options. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The arguments of a tool as options: `canSend` is `--can-send`; true or false is `--official` or `--no-official`. */
export function optionsOfTool({ tool, texts }: CommandTool): Record<string, Option> {
  const entries = Object.entries(texts).flatMap(([argument, text]): [string, Option][] => {
    const name = kebab(argument);
    const field = fieldOf(tool, argument);
    if (field instanceof z.ZodBoolean)
      return [
        [name, { text }],
        [`no-${name}`, { text: `The opposite of --${name}` }],
      ];
    const words = wordsOf(argument, field);
    if (!(field instanceof z.ZodArray))
      return [[name, { value: field instanceof z.ZodNumber ? 'N' : 'TEXT', text, ...words }]];
    return [[name, { value: 'WORD,…', multiple: true, text: text + listed(words), ...words }]];
  });
  return Object.fromEntries(entries);
}

/**
 * The input of a tool from the options of a command.
 * @throws {UsageError}
 */
export function inputOf({ tool, texts }: CommandTool, options: Options): Readonly<Record<string, unknown>> {
  const given = Object.keys(texts).map((argument) => [argument, givenValue(tool, argument, options)] as const);
  const parsed = parseArguments(tool.input, Object.fromEntries(given), optionName);
  if ('problem' in parsed) throw new UsageError(parsed.problem);
  // Without the defaults of other arguments.
  return Object.fromEntries(Object.entries(parsed.input).filter(([argument]) => Object.hasOwn(texts, argument)));
}

/**
 * Runs a query, and names the option if the directory rejects an argument.
 * @throws {UsageError}
 */
export async function withOptionNames<Result>(query: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await query();
  } catch (error) {
    if (!isArgumentError(error)) throw error;
    throw new UsageError(
      error.message.replaceAll(new RegExp(`\\b${error.argument}\\b`, 'g'), optionName(error.argument)),
    );
  }
}

function givenValue(tool: Tool, argument: string, options: Options): unknown {
  const name = kebab(argument);
  const field = fieldOf(tool, argument);
  if (field instanceof z.ZodBoolean) return options.isOn(`no-${name}`) ? false : options.isOn(name) || undefined;
  if (!(field instanceof z.ZodArray)) return options.text(name);
  const words = options.list(name).flatMap((text) => text.split(','));
  return words.length === 0 ? undefined : words;
}

/** The schema of an argument, without its optional wrapper. */
function fieldOf(tool: Tool, argument: string): unknown {
  const field = tool.input.shape[argument];
  return field instanceof z.ZodOptional ? field.unwrap() : field;
}

/** Words in a help text. */
const maxWords = 14;

function listed({ words }: Pick<Option, 'words'>): string {
  return !Array.isArray(words) || words.length > maxWords ? '' : `: ${words.join(', ')}`;
}

function wordsOf(argument: string, field: unknown): Pick<Option, 'words'> {
  if (/^accounts?$/.test(argument)) return { words: 'accounts' };
  if (argument === 'providers') return { words: 'providers' };
  const element = field instanceof z.ZodArray ? field.element : undefined;
  return element instanceof z.ZodEnum ? { words: element.options.map(String) } : {};
}

/** `canSend` becomes `--can-send`. */
export function optionName(argument: string): string {
  return `--${kebab(argument)}`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
