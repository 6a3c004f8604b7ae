/**
 * Rows that have another ID than before: the old ID by the new one. Without rows whose identity several rows have, because
 * these may be any of them.
 */
export function onlyMatches<State>(
  added: ReadonlyMap<string, State>,
  absent: ReadonlyMap<string, State>,
  identityOf: ((state: State) => string | undefined) | undefined,
): ReadonlyMap<string, string> {
  if (identityOf === undefined || added.size === 0 || absent.size === 0) return new Map();
  const [news, olds] = [uniqueIds(added, identityOf), uniqueIds(absent, identityOf)];
  return new Map(
    [...news].flatMap(([identity, id]) => {
      const old = olds.get(identity);
      return old === undefined ? [] : [[id, old] as const];
    }),
  );
}

/** IDs by identity. */
function uniqueIds<State>(
  rows: ReadonlyMap<string, State>,
  identityOf: (state: State) => string | undefined,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const repeated = new Set<string>();
  for (const [id, state] of rows) {
    const identity = identityOf(state);
    if (identity === undefined) continue;
    if (ids.has(identity)) repeated.add(identity);
    ids.set(identity, id);
  }
  for (const identity of repeated) ids.delete(identity);
  return ids;
}
