import type { TextProblem } from './text-problem.js';

const quotes = /^(["'`]).*\1$|^[“”„].*[“”]$|^[‘’‚].*[‘’]$/s;
const bearer = /^(?:authorization\s*:\s*)?bearer\s/i;
/** `NAME=value` as in an .env file, in a shell and in PowerShell. Base64 may end with `=`, which is not an assignment. */
const assignment = /^(?:export\s+|set\s+|\$env:)?([A-Za-z_]\w{0,99})\s*=\s*[^\s=]/i;

/**
 * Finds text that people copy together with a secret: quotes, `NAME=`, `Bearer `. Undefined when there is none.
 * @param names The name of the setting and of its environment variable.
 */
export function secretMistake(secret: string, names: readonly string[]): TextProblem | undefined {
  const text = secret.trim();
  if (text.length > 1 && quotes.test(text)) return { message: 'It is in quotes.', remedy: 'Remove the quotes.' };
  if (bearer.test(text)) {
    return { message: 'It starts with "Bearer".', remedy: 'Remove that word. It is added to requests that need it.' };
  }
  const [, name] = assignment.exec(text) ?? [];
  if (name === undefined || !isVariable(name, names)) return undefined;
  return { message: 'It has the form NAME=value.', remedy: 'Write only what comes after the equals sign.' };
}

/** Excludes words that may be the beginning of a secret. */
function isVariable(name: string, names: readonly string[]): boolean {
  return name.includes('_') || names.some((known) => known.toLowerCase() === name.toLowerCase());
}
