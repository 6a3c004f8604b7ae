import { isProviderError, type Page, type ProviderError } from '@wabascope/core';

/** Concurrent calls. AWS documents no rate for them. */
const groupSize = 4;

/**
 * A page for each WABA, in order. A WABA that fails is a warning, and the others stay.
 * @throws {ProviderError} The first error, when all of them fail.
 */
export async function* eachWaba<Waba, Item>(
  wabas: readonly Waba[],
  load: (waba: Waba) => Promise<Page<Item>>,
  idOf: (waba: Waba) => string,
): AsyncGenerator<Page<Item>> {
  const failures: ProviderError[] = [];

  async function settle(waba: Waba): Promise<Page<Item>> {
    try {
      return await load(waba);
    } catch (error) {
      if (!isProviderError(error)) throw error;
      failures.push(error);
      const message = `The numbers of WABA ${idOf(waba)} could not be read (${error.code}): ${error.message}`;
      const raw = error.details.upstreamMessage;
      return { items: [], warnings: [{ type: 'other', message, ...(raw && { raw }) }] };
    }
  }

  for (let start = 0; start < wabas.length; start += groupSize) {
    const pages = await Promise.all(wabas.slice(start, start + groupSize).map(settle));
    if (failures[0] !== undefined && failures.length === wabas.length) throw failures[0];
    yield* pages;
  }
}
