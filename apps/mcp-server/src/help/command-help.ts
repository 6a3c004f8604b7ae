import type { Command } from '../commands/command.js';
import type { Option, OptionGroup } from '../commands/options.js';
import { section, twoColumns, wrapped } from './layout.js';

/** What `help COMMAND` prints. */
export function commandHelp({ usage, description, groups, fields, examples, exitStatus }: Command): string {
  return [
    `${description}\n`,
    section('USAGE', usage.map(line)),
    ...groups.map(groupHelp),
    ...(fields === undefined
      ? []
      : [
          section(
            'FIELDS',
            wrapped(fields.join(', '), 96).map((text) => `  ${text}`),
          ),
        ]),
    section(
      'EXAMPLES',
      examples.flatMap((example) => [`  # ${example.text}`, `  $ wabascope ${example.line}`]),
    ),
    section(
      'EXIT STATUS',
      exitStatus.map((text) => `  ${text}`),
    ),
  ].join('\n');
}

/** The options of a group, under its title. */
export function groupHelp({ title, options }: OptionGroup): string {
  return section(
    title.toUpperCase(),
    twoColumns(Object.entries(options).map(([name, option]) => [names(name, option), option.text])),
  );
}

function names(name: string, { short, value }: Option): string {
  const long = `--${name}${value === undefined ? '' : ` ${value}`}`;
  return short === undefined ? `    ${long}` : `-${short}, ${long}`;
}

function line(usage: string): string {
  return `  wabascope ${usage}`;
}
