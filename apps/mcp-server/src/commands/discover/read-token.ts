import { text } from 'node:stream/consumers';
import { UsageError } from '../../usage-error.js';

/** The variable that has the token, and that the written configuration refers to. */
export const tokenVariable = 'WHATSAPP_ACCESS_TOKEN';

interface Input extends AsyncIterable<unknown> {
  readonly isTTY?: boolean;
}

/**
 * The access token, from the environment or from stdin. Not from the command line, which other users of the machine can
 * read.
 * @throws {UsageError}
 */
export async function readToken(env: Readonly<Record<string, string | undefined>>, stdin: Input): Promise<string> {
  const given = env[tokenVariable] ?? '';
  if (given !== '') return given;
  const read = stdin.isTTY === true ? '' : (await text(stdin as NodeJS.ReadableStream)).trim();
  if (read !== '') return read;
  throw new UsageError(`There is no access token. Set ${tokenVariable}, or write the token to stdin.`);
}
