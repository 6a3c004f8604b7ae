import { placeholderProblem } from '@wabascope/core';
import type { Path, PathProblem, ProblemText } from './problem.js';

/** Resolves `${env:NAME}` and `${file:PATH}`, or says why it cannot. */
export interface ReferenceSources {
  readonly env: (name: string) => string | ProblemText | undefined;
  readonly file: (path: string) => string | ProblemText;
}

/** Characters of a text after its references are resolved. */
const maxLength = 64 * 1024;
/** References of one text that are reported. */
const maxReported = 10;

/**
 * Resolves the references in every text of a value. A text whose references cannot be resolved, and a text with another
 * placeholder, stays as it is written and is reported.
 * @param path Of the value.
 */
export function resolveReferences(
  written: unknown,
  sources: ReferenceSources,
  path: Path,
): { value: unknown; problems: PathProblem[] } {
  const problems: PathProblem[] = [];
  const at = [...path];

  function resolved(value: unknown): unknown {
    if (typeof value === 'string') return resolvedText(value);
    if (Array.isArray(value)) return value.map((entry, index) => below(index, entry));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, below(key, entry)]));
  }

  function below(part: string | number, value: unknown): unknown {
    at.push(part);
    const found = resolved(value);
    at.pop();
    return found;
  }

  function resolvedText(value: string): string {
    const { text, problems: unresolved } = resolveText(value, sources);
    const found = unresolved.length > 0 ? unresolved : [placeholderProblem(text) ?? []].flat();
    problems.push(...found.map((problem) => ({ path: [...at], ...problem })));
    return unresolved.length > 0 ? value : text;
  }

  return { value: resolved(written), problems };
}

/** Linear in the length of the text. */
function resolveText(written: string, sources: ReferenceSources): { text: string; problems: readonly ProblemText[] } {
  const problems: ProblemText[] = [];
  let text = '';
  let rest = 0;
  for (const { start, end, kind, name } of referencesIn(written)) {
    const found = kind === 'env' ? variable(name, sources) : sources.file(name);
    if (typeof found === 'string') text += written.slice(rest, start) + found;
    else problems.push(found);
    rest = end;
    if (text.length > maxLength || problems.length >= maxReported) break;
  }
  text += written.slice(rest);
  return text.length > maxLength ? { text: '', problems: [tooLong] } : { text, problems };
}

/** Whether a text has any reference. */
export function hasReference(text: string): boolean {
  return !referencesIn(text).next().done;
}

interface Reference {
  /** Where it starts and ends, as of `slice`. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'env' | 'file';
  readonly name: string;
}

function* referencesIn(text: string): Generator<Reference, undefined> {
  for (let start = text.indexOf('${'); start !== -1; start = text.indexOf('${', start)) {
    const kind = (['env', 'file'] as const).find((each) => text.startsWith(`${each}:`, start + 2));
    if (kind === undefined) {
      start += 2;
      continue;
    }
    const close = text.indexOf('}', start);
    if (close === -1) return;
    yield { start, end: close + 1, kind, name: text.slice(start + kind.length + 3, close) };
    start = close;
  }
}

function variable(name: string, { env }: ReferenceSources): string | ProblemText {
  const value = env(name);
  const shown = name.slice(0, 200);
  if (value === undefined) {
    const remedy = 'Set it where the server is started (an assistant passes it in "env").';
    return { message: `The environment variable ${shown} is not set.`, remedy };
  }
  if (typeof value === 'string' && !value.isWellFormed()) {
    return { message: `The environment variable ${shown} is not valid Unicode.`, remedy: 'Set it again.' };
  }
  return value;
}

const tooLong: ProblemText = {
  message: `It is longer than ${maxLength} characters after its references are resolved.`,
  remedy: 'Make it shorter.',
};
