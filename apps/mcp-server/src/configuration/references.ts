import type { Fault } from './fault.js';
import type { AccountEntry, Configuration } from './model.js';

/** Reads what `${env:NAME}` and `${file:PATH}` stand for; undefined when it is not there. */
export interface ReferenceSources {
  readonly env: (name: string) => string | undefined;
  readonly file: (path: string) => string | undefined;
}

const reference = /\$\{(env|file):([^}]*)\}/g;

/**
 * Puts in what `${env:NAME}` and `${file:PATH}` stand for, in every text of every account. A setting whose reference
 * leads nowhere is left out of the account and named in `faults`.
 */
export function resolveReferences(
  configuration: Configuration,
  sources: ReferenceSources,
): { configuration: Configuration; faults: Fault[] } {
  const faults: Fault[] = [];
  const accounts = Object.entries(configuration.accounts).map(([account, settings]): [string, AccountEntry] => {
    const resolved = Object.entries(settings).flatMap(([field, value]) => {
      if (typeof value !== 'string') return [[field, value]];
      const { text, missing } = resolveText(value, sources);
      faults.push(...missing.map((whole) => unresolved({ source: configuration.source, account, field }, whole)));
      return missing.length === 0 ? [[field, text]] : [];
    });
    return [account, { ...Object.fromEntries(resolved), provider: settings.provider }];
  });
  return { configuration: { ...configuration, accounts: Object.fromEntries(accounts) }, faults };
}

/** A text with what its references stand for; `missing` are those that lead nowhere. */
export function resolveText(text: string, sources: ReferenceSources): { text: string; missing: readonly string[] } {
  const missing: string[] = [];
  const resolved = text.replace(reference, (whole, kind: 'env' | 'file', name: string) => {
    const found = sources[kind](name);
    if (found === undefined) missing.push(whole);
    return found ?? '';
  });
  return { text: resolved, missing };
}

/** The fault of a reference that leads nowhere. */
export function unresolved(place: Pick<Fault, 'source' | 'account' | 'field'>, whole: string): Fault {
  const name = whole.slice(6 + Number(whole.startsWith('${file')), -1).slice(0, 200);
  return whole.startsWith('${env')
    ? {
        ...place,
        message: `The environment variable ${name} is not set.`,
        remedy: 'Set it where the server is started (an assistant passes it in "env").',
      }
    : {
        ...place,
        message: `The file ${name} cannot be read.`,
        remedy: 'Check its path and permissions.',
      };
}
