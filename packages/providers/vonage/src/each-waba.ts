import { isProviderError, type Page, type ProviderError, type Waba, type Warning } from '@wabascope/core';

/** Concurrent listings. Vonage documents no limit. */
const groupSize = 4;

/** A WABA as its numbers need it. */
export type WabaReference = Pick<Waba, 'id' | 'name'>;

/**
 * The pages of each WABA, in order. A WABA that fails is a warning, and all pages that were read stay.
 * @throws {ProviderError} The first error, when all of them fail.
 */
export async function* eachWaba<Item>(
  wabas: readonly WabaReference[],
  load: (waba: WabaReference) => AsyncIterable<Page<Item>>,
): AsyncGenerator<Page<Item>> {
  const failures: ProviderError[] = [];

  async function settle(waba: WabaReference): Promise<{ pages: Page<Item>[]; warning?: Warning }> {
    const pages: Page<Item>[] = [];
    try {
      for await (const page of load(waba)) pages.push(page);
      return { pages };
    } catch (error) {
      if (!isProviderError(error)) throw error;
      failures.push(error);
      const message = `WABA ${waba.id} could not be read (${error.code}): ${error.message}`;
      const raw = error.details.upstreamMessage;
      return { pages, warning: { type: 'other', message, ...(raw && { raw }) } };
    }
  }

  for (let start = 0; start < wabas.length; start += groupSize) {
    const group = await Promise.all(wabas.slice(start, start + groupSize).map(settle));
    const failure = failures.length === wabas.length ? failures[0] : undefined;
    for (const { pages, warning } of group) {
      yield* pages;
      if (warning !== undefined && failure === undefined) yield { items: [], warnings: [warning] };
    }
    if (failure !== undefined) throw failure;
  }
}
