import type { TextProblem } from './text-problem.js';

const quotes = /^(["'`]).*\1$|^[“”„].*[“”]$|^[‘’‚].*[‘’]$/s;
const bearer = /^(?:authorization\s*:\s*)?bearer\s/i;
/** `NAME=value` as in an .env file, in a shell and in PowerShell. Base64 may end with `=`, which is not an assignment. */
const assignment = /^\s*(export\s+|set\s+"?|\$env:)?([A-Za-z_]\w{0,99})\s*=\s*([^\s=].*)$/i;
const quotedValue = /^(["'`])(?:(?!\1).)+\1\s*;?\s*(?:#.*)?$/;
const commentOrSection = /^\s*(?:#.*|\[.*\]\s*)?$/;
/** The second part of a connection string: `Name=value;Name=value`. */
const furtherPart = /;\s*[A-Za-z][\w ]*=/;

/**
 * Finds text that people copy together with a secret: quotes, `NAME=`, `Bearer `, a JSON object. Undefined when there is
 * none.
 * @param names The name of the setting and of its environment variable; `any` if no value begins with a word and `=`.
 */
export function secretMistake(secret: string, names: readonly string[] | 'any'): TextProblem | undefined {
  const text = secret.trim();
  const inQuotes = quotesProblem(text);
  if (inQuotes !== undefined) return inQuotes;
  if (bearer.test(text)) {
    return { message: 'It starts with "Bearer".', remedy: 'Remove that word. It is added to requests that need it.' };
  }
  if (isAssignment(text, names)) {
    return { message: 'It has the form NAME=value.', remedy: 'Write only what comes after the equals sign.' };
  }
  if (isObjectWithSecret(text, names)) {
    return { message: 'It is a JSON object.', remedy: 'Write only the secret that the object contains.' };
  }
  return undefined;
}

/**
 * The problem of a text in quotes, which a shell or a file format has not removed; undefined when there are none.
 * @param subject Of the message.
 */
export function quotesProblem(text: string, subject = 'It'): TextProblem | undefined {
  const trimmed = text.trim();
  if (trimmed.length < 2 || !quotes.test(trimmed)) return undefined;
  return { message: `${subject} is in quotes.`, remedy: 'Remove the quotes.' };
}

/** A word and `=` alone may be the beginning of a secret. */
function isAssignment(text: string, names: Names): boolean {
  const lines = text.split(/\r?\n/);
  const [first = '', ...others] = lines.length > 1 ? lines.filter((line) => !commentOrSection.test(line)) : lines;
  const [, keyword, name, value = ''] = assignment.exec(first) ?? [];
  if (name === undefined) return false;
  if (keyword !== undefined || quotedValue.test(value) || isNamed(name, names)) return true;
  if (lines.length > 1 && others.every((line) => assignment.test(line))) return true;
  return name.includes('_') && !furtherPart.test(value);
}

/** A whole object may be a secret, such as the key of a service account. */
function isObjectWithSecret(text: string, names: Names): boolean {
  const members = Object.entries(objectOf(text) ?? {});
  return members.some(([key, value]) => typeof value === 'string' && (members.length === 1 || isNamed(key, names)));
}

function objectOf(text: string): object | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return Object(JSON.parse(text));
  } catch {
    return undefined;
  }
}

type Names = readonly string[] | 'any';

/** `accessToken`, `access_token` and `ACCESS-TOKEN` are one name. */
function isNamed(name: string, names: Names): boolean {
  return names === 'any' || names.some((known) => plain(known) === plain(name));
}

function plain(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}
