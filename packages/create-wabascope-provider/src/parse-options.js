import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.js';

/**
 * Parses options, as `parseArgs` of Node.js does, with messages for people.
 * @template {import('node:util').ParseArgsConfig} const Config
 * @param {Config} config
 * @param {Readonly<Record<string, string>>} examples A value of each option that takes one, by its name.
 * @throws {UsageError}
 */
export function parseOptions(config, examples) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(problemOf(error, Object.keys(config.options ?? {}), examples));
  }
}

/**
 * Replaces messages such as "Option '--name <value>' argument missing".
 * @param {unknown} error
 * @param {readonly string[]} names
 * @param {Readonly<Record<string, string>>} examples
 */
function problemOf(error, names, examples) {
  const message = error instanceof Error ? error.message : '';
  const [, option = ''] = /'(-[^']*?)(?: <value>)?'/.exec(message) ?? [];
  const known = names.find((name) => option.endsWith(`--${name}`)) ?? '';
  if (/Unknown option/.test(message)) {
    return `Unknown option: ${option}. The options are ${names.map((name) => `--${name}`).join(', ')}.`;
  }
  if (/does not take an argument/.test(message)) return `--${known} takes no value.`;
  return `--${known} needs a value, such as --${known} ${examples[known]}.`;
}
