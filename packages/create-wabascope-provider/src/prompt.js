import { createInterface } from 'node:readline/promises';
import { repositoryUrl } from './repository.js';
import { UsageError } from './usage-error.js';

/**
 * Prompts for the repository on a terminal.
 * @param {{ input: NodeJS.ReadStream, output: NodeJS.WriteStream }} streams
 * @returns {Promise<string>}
 * @throws {UsageError} Without a terminal, or if the reply is not a repository.
 */
export async function promptForRepository({ input, output }) {
  if (!input.isTTY || !output.isTTY) {
    throw new UsageError('Add -- --repository https://github.com/OWNER/NAME: npm needs it to sign what you publish.');
  }
  const terminal = createInterface({ input, output });
  try {
    return repositoryUrl(await terminal.question('Repository (https://github.com/OWNER/NAME): '));
  } finally {
    terminal.close();
  }
}
