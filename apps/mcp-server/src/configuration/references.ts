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
      const missing: string[] = [];
      const text = value.replace(reference, (whole, kind: 'env' | 'file', name: string) => {
        const found = sources[kind](name);
        if (found === undefined) missing.push(whole);
        return found ?? '';
      });
      for (const whole of missing) faults.push(unresolved(configuration.source, account, field, whole));
      return missing.length === 0 ? [[field, text]] : [];
    });
    return [account, { ...Object.fromEntries(resolved), provider: settings.provider }];
  });
  return { configuration: { ...configuration, accounts: Object.fromEntries(accounts) }, faults };
}

function unresolved(source: string, account: string, field: string, whole: string): Fault {
  const name = whole.slice(6 + Number(whole.startsWith('${file')), -1).slice(0, 200);
  return whole.startsWith('${env')
    ? {
        source,
        account,
        field,
        message: `The environment variable ${name} is not set.`,
        remedy: 'Set it where the server is started (an assistant passes it in "env").',
      }
    : {
        source,
        account,
        field,
        message: `The file ${name} cannot be read.`,
        remedy: 'Check its path and permissions.',
      };
}
