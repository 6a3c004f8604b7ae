import { type CommandLine, readCommandLine } from './command-line.js';
import { commands } from './commands/index.js';
import { firstSteps } from './help/general-help.js';
import { helpText } from './help/help.js';
import { write } from './output/write.js';
import { say } from './say.js';
import { UsageError } from './usage-error.js';
import { version } from './version.js';

/**
 * Loads only what the command needs, so that help appears at once.
 * @returns The exit status.
 * @throws {UsageError}
 */
async function run({ command, args, isHelp, isVersion }: CommandLine): Promise<number> {
  if (isVersion) return print(`${version}\n`);
  if (command === 'help') return print(await helpText(args.find((arg) => !arg.startsWith('-'))));
  if (isHelp) return print(await helpText(command));
  if (command === undefined && args.length === 0 && process.stdin.isTTY) {
    process.stderr.write(`${firstSteps}\n`);
    return 2;
  }
  return runCommand(command ?? 'mcp', args);
}

async function runCommand(name: string, args: readonly string[]): Promise<number> {
  const entry = commands.find((command) => command.name === name);
  if (entry === undefined) throw new UsageError(await unknownCommand(name));
  const [command, { parseOptions }] = await Promise.all([entry.load(), import('./commands/options.js')]);
  const options = parseOptions(args, command.groups, command.words !== undefined);
  return command.run(options);
}

async function unknownCommand(name: string): Promise<string> {
  const { closestWord } = await import('@wabascope/core');
  const near = closestWord(
    name,
    commands.map((command) => command.name),
  );
  return `Unknown command: ${name.slice(0, 80)}.${near === undefined ? '' : ` Did you mean ${near}?`}`;
}

async function print(text: string): Promise<number> {
  await write(text);
  return 0;
}

async function main(): Promise<number> {
  // Without a listener, the process would crash when the reader of stderr closes the pipe.
  process.stderr.on('error', () => {});
  const [first, ...words] = process.argv.slice(2);
  if (first === '__complete') {
    const { complete } = await import('./commands/completion/complete.js');
    return complete(words);
  }
  const line = readCommandLine(process.argv.slice(2));
  try {
    return await run(line);
  } catch (error) {
    if (error instanceof UsageError) {
      const isKnown = commands.some(({ name }) => name === line.command);
      say(`${error.message} See wabascope ${isKnown ? `help ${line.command}` : '--help'}.`);
      return 2;
    }
    const { startProblem } = await import('./start-problem.js');
    const { message, status } = startProblem(error);
    say(message);
    return status;
  }
}

// Not just process.exitCode: an open socket must not keep the process alive.
main().then((status) => process.exit(status));
