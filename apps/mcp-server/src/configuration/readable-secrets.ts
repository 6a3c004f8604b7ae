import { cleanText } from '@wabascope/core';
import type { PluginLoader } from '@wabascope/directory';
import { hasReference } from './references.js';
import type { AccountEntry } from './schema/accounts.js';

/** What a file may hold secrets in, before its references are resolved. */
export interface WrittenSecrets {
  /** The path of the file. */
  readonly source: string;
  readonly accounts: Readonly<Record<string, AccountEntry>>;
  readonly store?: unknown;
}

/** Places that are named. The others are counted. */
const maxNamed = 5;

/** The warning about a file that all users can read. Undefined if it contains no secret. */
export async function readableSecretsSentence(
  { source, accounts, store }: WrittenSecrets,
  providers: Readonly<Record<string, PluginLoader>>,
): Promise<string | undefined> {
  const places: string[] = [];
  for (const [alias, settings] of Object.entries(accounts)) {
    const load = Object.hasOwn(providers, settings.provider) ? providers[settings.provider] : undefined;
    const { info = {} } = (await load?.())?.settings ?? {};
    for (const [name, value] of Object.entries(settings)) {
      const isSecret = Object.hasOwn(info, name) && info[name]?.secret === true;
      if (isSecret && isWritten(value)) places.push(`account ${alias}, ${name}`);
    }
  }
  if (isWritten(store) && URL.canParse(store) && new URL(store).password !== '') places.push('store');
  if (places.length === 0) return undefined;
  const others = places.length > maxNamed ? ` and ${places.length - maxNamed} more` : '';
  const named = cleanText(`${places.slice(0, maxNamed).join('; ')}${others}`, 1_000);
  return `All users of this machine can read ${cleanText(source, 1_000)}, which contains secrets (${named}). Run "chmod go-r" on it, or replace them with \${env:NAME} or \${file:PATH}.`;
}

function isWritten(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !hasReference(value);
}
