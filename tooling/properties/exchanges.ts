import { readFileSync } from 'node:fs';
import type { Exchange } from '@wabascope/provider-testing';

const providers = new URL('../../packages/providers/', import.meta.url);

/** @param path Of a provider and a file in its fixtures, such as `awal/list-numbers`. */
export function fixtureOf<Content>(path: string): Content {
  const [provider, name] = path.split('/');
  return JSON.parse(readFileSync(new URL(`${provider}/src/__fixtures__/${name}.json`, providers), 'utf8'));
}

export function exchangesOf(path: string): Exchange[] {
  return fixtureOf(path);
}

/** Position of the exchange whose request is most like this one; -1 when none has its path. */
export function nearest(exchanges: readonly Exchange[], url: URL, headers: Headers): number {
  const likeness = exchanges.map(({ request }) => {
    if (!url.pathname.endsWith(request.path)) return -1;
    const inQuery = Object.entries(request.query ?? {}).filter(([name, value]) => url.searchParams.get(name) === value);
    const inHead = Object.entries(request.headers ?? {}).filter(([name, value]) => headers.get(name) === value);
    return inQuery.length + inHead.length;
  });
  const most = Math.max(-1, ...likeness);
  return most < 0 ? -1 : likeness.indexOf(most);
}
