import { cleanText } from '@wabascope/core';
import type { PluginLoader } from '@wabascope/directory';
import type { Configuration } from './model.js';
import { hasReference } from './references.js';

/** Places that are named; the others are counted. */
const mostNamed = 5;

/**
 * What to say of a file that everybody may read: undefined when no secret is written in it.
 * @param configuration As written, without what references stand for.
 */
export async function readableSecretsSentence(
  configuration: Configuration,
  providers: Readonly<Record<string, PluginLoader>>,
): Promise<string | undefined> {
  const { source, accounts, store } = configuration;
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
  const others = places.length > mostNamed ? ` and ${places.length - mostNamed} more` : '';
  const named = cleanText(`${places.slice(0, mostNamed).join('; ')}${others}`, 1_000);
  return `Every user of this machine can read ${cleanText(source, 1_000)}, and secrets are written in it (${named}). Run "chmod go-r" on it, or write \${env:NAME} or \${file:PATH} in their place.`;
}

function isWritten(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !hasReference(value);
}
