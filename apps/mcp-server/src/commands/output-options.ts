import { closestWord } from '@wabascope/core';
import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import { formats, type OutputFormat } from '../output/formats.js';
import { colorChoices, type Terminal, usesColor, widthOfTerminal } from '../output/terminal.js';
import { UsageError } from '../usage-error.js';
import type { OptionGroup, Options } from './options.js';

export const outputOptions: OptionGroup = {
  title: 'Output',
  options: {
    format: {
      value: 'FORMAT',
      example: 'json',
      words: formats,
      text: `${formats.join(', ')}. Default: table on a terminal, otherwise tsv without a header`,
    },
    json: { text: 'The same as --format json' },
    fields: { value: 'NAME,…', multiple: true, text: 'The fields to print, in any format. Fields are listed below' },
    'no-header': { text: 'Print no header (table, csv, tsv, markdown)' },
    wide: { text: 'Print more columns in a table, and cut nothing' },
    color: {
      value: 'WHEN',
      example: 'never',
      words: colorChoices,
      text: `${colorChoices.join(', ')}. auto follows NO_COLOR and FORCE_COLOR`,
    },
  },
};

/** How a command prints its rows. */
export interface Output {
  readonly format: OutputFormat;
  /** Names of fields; undefined for those of the format. */
  readonly fields: readonly string[] | undefined;
  readonly header: boolean;
  readonly wide: boolean;
  readonly colors: Colors;
  /** Columns of the terminal. */
  readonly width: number;
  readonly isTerminal: boolean;
}

/**
 * @param known Names of fields.
 * @throws {UsageError}
 */
export function readOutput(
  options: Options,
  known: readonly string[],
  terminal: Terminal,
  env: Readonly<Record<string, string | undefined>>,
): Output {
  const isTerminal = terminal.isTTY === true;
  const given = oneOf('format', options.text('format'), formats);
  if (options.isOn('json') && given !== undefined && given !== 'json') {
    throw new UsageError(`--json cannot be used with --format ${given}.`);
  }
  const format = options.isOn('json') ? 'json' : (given ?? (isTerminal ? 'table' : 'tsv'));
  const fields = options.list('fields').flatMap(namesIn);
  for (const name of fields) checkField(name, known);
  const color = oneOf('color', options.text('color'), colorChoices) ?? 'auto';
  return {
    format,
    fields: fields.length === 0 ? undefined : fields,
    header: !options.isOn('no-header') && (isTerminal || given !== undefined),
    wide: options.isOn('wide'),
    colors: createColors(usesColor(color, terminal, env)),
    width: widthOfTerminal(terminal, env),
    isTerminal,
  };
}

/** @throws {UsageError} If the format is a page, which shows only numbers, WABAs, accounts or changes. */
export function rejectPage(options: Options, what: string): void {
  if (options.text('format')?.toLowerCase() !== 'html') return;
  throw new UsageError(`--format html cannot be used with ${what}.`);
}

/** @throws {UsageError} For another word. */
export function oneOf<const Word extends string>(
  name: string,
  word: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (word === undefined) return undefined;
  const known = words.find((each) => each === word.toLowerCase());
  if (known !== undefined) return known;
  throw new UsageError(`--${name} must be one of ${words.join(', ')}.`);
}

function namesIn(text: string): string[] {
  return text.split(',').flatMap((name) => name.trim() || []);
}

/** @throws {UsageError} For an unknown field. A member of a field may have any name. */
function checkField(name: string, known: readonly string[]): void {
  const [field = ''] = name.split('.', 1);
  if (known.includes(field)) return;
  const near = closestWord(field, known);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new UsageError(
    `--fields: unknown field ${JSON.stringify(field.slice(0, 40))}. Known fields: ${known.join(', ')}.${hint}`,
  );
}
