import { isProviderError, type Page, type ProviderError, type Waba } from '@wabascope/core';

/** Concurrent listings. Vonage documents no limit. */
const groupSize = 4;

/** A WABA as its numbers need it. */
export type WabaReference = Pick<Waba, 'id' | 'name'>;

/**
 * The pages of each WABA, in order. A WABA that fails is a warning, and the others stay.
 * @throws {ProviderError} The first error, when all of them fail.
 */
export async function* eachWaba<Item>(
  wabas: readonly WabaReference[],
  load: (waba: WabaReference) => AsyncIterable<Page<Item>>,
): AsyncGenerator<Page<Item>> {
  const failures: ProviderError[] = [];

  async function settle(waba: WabaReference): Promise<Page<Item>[]> {
    const pages: Page<Item>[] = [];
    try {
      for await (const page of load(waba)) pages.push(page);
    } catch (error) {
      if (!isProviderError(error)) throw error;
      failures.push(error);
      const message = `WABA ${waba.id} could not be read (${error.code}): ${error.message}`;
      const raw = error.details.upstreamMessage;
      pages.push({ items: [], warnings: [{ type: 'other', message, ...(raw && { raw }) }] });
    }
    return pages;
  }

  for (let start = 0; start < wabas.length; start += groupSize) {
    const groups = await Promise.all(wabas.slice(start, start + groupSize).map(settle));
    if (failures[0] !== undefined && failures.length === wabas.length) throw failures[0];
    yield* groups.flat();
  }
}
