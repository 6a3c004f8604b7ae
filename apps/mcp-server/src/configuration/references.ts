import type { Complaint, Fault } from './fault.js';
import type { AccountEntry, Configuration } from './model.js';

/** Gives what `${env:NAME}` and `${file:PATH}` stand for, or says why it cannot. */
export interface ReferenceSources {
  readonly env: (name: string) => string | undefined;
  readonly file: (path: string) => string | Complaint;
}

/** The most characters of a text, with what its references stand for. */
const longestText = 64 * 1024;

/**
 * Puts in what `${env:NAME}` and `${file:PATH}` stand for, in every text of every account. A setting whose reference
 * leads nowhere is left out of the account and named in `faults`.
 */
export function resolveReferences(
  configuration: Configuration,
  sources: ReferenceSources,
): { configuration: Configuration; faults: Fault[] } {
  const { source } = configuration;
  const faults: Fault[] = [];
  const accounts = Object.entries(configuration.accounts).map(([account, settings]): [string, AccountEntry] => {
    const resolved = Object.entries(settings).flatMap(([field, value]) => {
      if (typeof value !== 'string') return [[field, value]];
      const { text, complaints } = resolveText(value, sources);
      faults.push(...complaints.map((complaint) => ({ source, account, field, ...complaint })));
      return complaints.length === 0 ? [[field, text]] : [];
    });
    return [account, { ...Object.fromEntries(resolved), provider: settings.provider }];
  });
  return { configuration: { ...configuration, accounts: Object.fromEntries(accounts) }, faults };
}

/** A text with what its references stand for; `complaints` are about those that lead nowhere. Linear in its length. */
export function resolveText(
  written: string,
  sources: ReferenceSources,
): { text: string; complaints: readonly Complaint[] } {
  const complaints: Complaint[] = [];
  let text = '';
  let rest = 0;
  for (const { start, end, kind, name } of referencesIn(written)) {
    const found = kind === 'env' ? variable(name, sources) : sources.file(name);
    if (typeof found === 'string') text += written.slice(rest, start) + found;
    else complaints.push(found);
    rest = end;
    if (text.length > longestText || complaints.length >= 10) break;
  }
  text += written.slice(rest);
  return text.length > longestText ? { text: '', complaints: [tooLong] } : { text, complaints };
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

function variable(name: string, { env }: ReferenceSources): string | Complaint {
  const value = env(name);
  const shown = name.slice(0, 200);
  if (value === undefined) {
    const remedy = 'Set it where the server is started (an assistant passes it in "env").';
    return { message: `The environment variable ${shown} is not set.`, remedy };
  }
  if (!value.isWellFormed()) {
    return { message: `The environment variable ${shown} is not valid Unicode.`, remedy: 'Set it again.' };
  }
  return value;
}

const tooLong: Complaint = {
  message: `It is longer than ${longestText} characters, with what its references stand for.`,
  remedy: 'Make it shorter.',
};
