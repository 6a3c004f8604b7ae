import type { CommandEntry } from '../commands/command.js';
import { generalOptions, sourceOptionGroup } from '../commands/common-options.js';
import { groupHelp } from './command-help.js';
import { section, twoColumns } from './layout.js';

/** What `--help` prints. */
export function generalHelp(commands: readonly CommandEntry[]): string {
  return [
    'Every WhatsApp Business number of your company, from all its providers, in one vocabulary.\n',
    section('USAGE', [
      '  wabascope COMMAND [options]',
      '  wabascope [options]  the same as "wabascope mcp"; on a terminal, with at least one option',
    ]),
    section('COMMANDS', twoColumns([...commands.map(({ name, summary }) => [name, summary] as const), helpLine])),
    groupHelp(sourceOptionGroup),
    groupHelp(generalOptions),
    section('EXAMPLES', [
      '  $ wabascope numbers --sandbox',
      '  $ wabascope numbers --can-send blocked --format csv',
      '  $ wabascope check',
    ]),
    section('EXIT STATUS', [
      '  0  Success',
      '  1  Failed: an account of check, all accounts of a list, or the start',
      '  2  Invalid command line or configuration',
      '  3  Some accounts failed. The rows of the others are printed',
      '  4  --fail-on matches',
    ]),
    section('LEARN MORE', [
      '  wabascope help COMMAND       options, fields and examples of a command',
      '  wabascope help environment   the variables that configure an account of each provider',
      '  wabascope help reasons       what each reason means, and what to do',
    ]),
  ].join('\n');
}

const helpLine = ['help', 'Print help for a command or a topic'] as const;

/** Printed at a start on a terminal without arguments. */
export const firstSteps = `wabascope lists every WhatsApp Business number of your company. Try it with fake numbers: wabascope numbers --sandbox. Then configure your accounts, test them with wabascope check, and list them with wabascope numbers. An assistant starts this program without a terminal, and it then serves MCP over stdio; on a terminal, wabascope mcp does, and wabascope --http 8080 serves a team. All commands: wabascope --help.`;
