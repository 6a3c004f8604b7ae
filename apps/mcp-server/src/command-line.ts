import { parseArgs } from 'node:util';

/** A command line before the options of its command are parsed. */
export interface CommandLine {
  /** The first word that is neither an option nor its value; undefined if there is none. */
  readonly command: string | undefined;
  /** The other arguments. */
  readonly args: readonly string[];
  readonly isHelp: boolean;
  readonly isVersion: boolean;
}

/** Options with a value, which may be before the command. */
const withValue = ['config', 'log-level', 'http', 'format', 'fields', 'color'];

/** Finds the command in the arguments after the program's name. Any option may be before the command. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      ...Object.fromEntries(withValue.map((name) => [name, { type: 'string' as const }])),
      config: { type: 'string', short: 'c' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
  });
  const word = tokens.find(({ kind }) => kind === 'positional');
  return {
    command: word === undefined ? undefined : args[word.index],
    args: args.filter((_, index) => index !== word?.index),
    isHelp: values.help === true,
    isVersion: values.version === true,
  };
}
