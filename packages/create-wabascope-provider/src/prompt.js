import { createInterface } from 'node:readline/promises';
import { repositoryUrl } from './repository.js';
import { UsageError } from './usage-error.js';

/**
 * Prompts for the repository on a terminal, until the reply is one.
 * @param {{ input: NodeJS.ReadStream, output: NodeJS.WriteStream }} streams
 * @returns {Promise<string>}
 * @throws {UsageError} Without a terminal, or if there is no reply.
 */
export async function promptForRepository({ input, output }) {
  if (!input.isTTY || !output.isTTY) {
    throw new UsageError('Add -- --repository https://github.com/OWNER/NAME: npm needs it to sign what you publish.');
  }
  const terminal = createInterface({ input, output });
  try {
    terminal.setPrompt('Repository (https://github.com/OWNER/NAME): ');
    terminal.prompt();
    for await (const reply of terminal) {
      try {
        return repositoryUrl(reply);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        output.write(`${error.message}\n`);
        terminal.prompt();
      }
    }
  } finally {
    terminal.close();
  }
  throw new UsageError('There was no reply; nothing was written.');
}
