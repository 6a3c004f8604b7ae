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
    const found = valueBehind(kind, name, sources);
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
  /** Absent if the closing brace is missing. */
  readonly name?: string;
}

function* referencesIn(text: string): Generator<Reference, undefined> {
  for (let start = text.indexOf('${'); start !== -1; start = text.indexOf('${', start)) {
    const kind = (['env', 'file'] as const).find((each) => text.startsWith(`${each}:`, start + 2));
    if (kind === undefined) {
      start += 2;
      continue;
    }
    const from = start + kind.length + 3;
    const close = text.indexOf('}', from);
    const next = text.indexOf('${', from);
    const isClosed = close !== -1 && (next === -1 || close < next);
    if (!isClosed) {
      yield { start, end: from, kind };
      return;
    }
    yield { start, end: close + 1, kind, name: text.slice(from, close) };
    start = close;
  }
}

/** @param name Not shown if it is not closed: the rest of the text may be a secret. */
function valueBehind(
  kind: Reference['kind'],
  name: string | undefined,
  sources: ReferenceSources,
): string | ProblemText {
  if (name === undefined) {
    const remedy = kind === 'env' ? 'Write ${env:NAME}.' : 'Write ${file:PATH}.';
    return { message: `It contains a reference without its closing brace: \${${kind}:….`, remedy };
  }
  const subject = `${kind === 'env' ? 'The environment variable' : 'The file'} ${name.slice(0, 200)}`;
  const value = kind === 'env' ? variable(name, subject, sources) : sources.file(name);
  return typeof value === 'string' ? (placeholderProblem(value, subject) ?? value) : value;
}

function variable(name: string, subject: string, { env }: ReferenceSources): string | ProblemText {
  const value = env(name);
  if (value === undefined) {
    const remedy = 'Set it where the server is started (an assistant passes it in "env").';
    return { message: `${subject} is not set.`, remedy };
  }
  if (typeof value === 'string' && !value.isWellFormed()) {
    return { message: `${subject} is not valid Unicode.`, remedy: 'Set it again.' };
  }
  return value;
}

const tooLong: ProblemText = {
  message: `It is longer than ${maxLength} characters after its references are resolved.`,
  remedy: 'Make it shorter.',
};
