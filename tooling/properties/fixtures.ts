import { readFileSync } from 'node:fs';

const providers = new URL('../../packages/providers/', import.meta.url);

/** A JSON file in the fixtures of a provider. */
export function fixtureOf<Content>(provider: string, name: string): Content {
  return JSON.parse(readFileSync(new URL(`${provider}/src/__fixtures__/${name}.json`, providers), 'utf8'));
}
