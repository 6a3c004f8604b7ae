import type { Directory } from '@wabascope/directory';
import type { Caller } from './authentication.js';

/** Views of one directory. Access tokens decide how many different ones there are. */
const maxViews = 1_000;

/** What a caller sees of `directory`. Callers with the same accounts share a view. */
export function createViews(directory: Directory): (caller: Caller) => Directory {
  const views = new Map<string, Directory>();
  return ({ accounts }) => {
    if (accounts === undefined) return directory;
    const key = JSON.stringify(accounts.toSorted());
    const view = views.get(key) ?? directory.only(accounts);
    // The last used view moves to the end.
    views.delete(key);
    views.set(key, view);
    const [oldest] = views.keys();
    if (views.size > maxViews && oldest !== undefined) views.delete(oldest);
    return view;
  };
}
