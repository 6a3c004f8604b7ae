import { commands } from '../commands/index.js';
import { UsageError } from '../usage-error.js';
import { commandHelp } from './command-help.js';
import { generalHelp } from './general-help.js';

/** Pages of help besides those of commands. Each loads what it prints. */
const topics: Readonly<Record<string, () => Promise<string>>> = {
  async environment() {
    const [{ environmentHelp }, { builtInPlugins }] = await Promise.all([
      import('./environment.js'),
      import('../built-in-plugins.js'),
    ]);
    return environmentHelp(await builtInPlugins());
  },
  reasons: async () => (await import('./reasons.js')).reasonsHelp(),
};

/** Names for `help` besides those of the commands. */
export const helpTopics: readonly string[] = Object.keys(topics);

/**
 * The help of a command or topic; without a name, of the program.
 * @throws {UsageError} For an unknown name.
 */
export async function helpText(name: string | undefined): Promise<string> {
  if (name === undefined) return generalHelp(commands);
  const entry = commands.find((command) => command.name === name);
  if (entry !== undefined) return commandHelp(await entry.load());
  const topic = Object.hasOwn(topics, name) ? topics[name] : undefined;
  if (topic !== undefined) return topic();
  const known = [...commands.map((command) => command.name), ...helpTopics];
  throw new UsageError(`No help for ${name.slice(0, 80)}. There is help for ${known.join(', ')}.`);
}
