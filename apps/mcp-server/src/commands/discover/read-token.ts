import { buffer } from 'node:stream/consumers';
import { placeholderProblem, secretMistake } from '@wabascope/core';
import { decodeText } from '../../configuration/decode-text.js';
import { UsageError } from '../../usage-error.js';

/** The variable that has the token, and that the written configuration refers to. */
export const tokenVariable = 'WHATSAPP_ACCESS_TOKEN';

type Environment = Readonly<Record<string, string | undefined>>;

interface Input extends AsyncIterable<unknown> {
  readonly isTTY?: boolean;
}

/**
 * The access token, from the environment or from stdin. Not from the command line, which other users of the machine can
 * read.
 * @throws {UsageError} Without the token in the message.
 */
export async function readToken(env: Environment, stdin: Input): Promise<string> {
  const given = readVariable(env, tokenVariable);
  if (given !== undefined) return given;
  const read = stdin.isTTY === true ? '' : textOf(await buffer(stdin as NodeJS.ReadableStream));
  if (read !== '') return valueItself(read, 'The token on stdin', tokenVariable);
  throw new UsageError(`There is no access token. Set ${tokenVariable}, or write the token to stdin.`);
}

/**
 * The value of an environment variable, without the space around it; undefined if it is empty or not set.
 * @throws {UsageError} If it is not the value itself, without the value in the message.
 */
export function readVariable(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim();
  return text ? valueItself(text, `The environment variable ${name}`, name) : undefined;
}

function textOf(bytes: Buffer): string {
  const decoded = decodeText(bytes);
  if ('text' in decoded) return decoded.text.trim();
  throw new UsageError(`The token on stdin ${decoded.message} ${decoded.remedy}`);
}

function valueItself(text: string, subject: string, variable: string): string {
  const placeholder = placeholderProblem(text);
  if (placeholder !== undefined) {
    throw new UsageError(`${subject} cannot be used. ${placeholder.message} Replace it with the value itself.`);
  }
  const mistake = secretMistake(text, [variable]);
  if (mistake !== undefined) throw new UsageError(`${subject} cannot be used. ${mistake.message} ${mistake.remedy}`);
  return text;
}
