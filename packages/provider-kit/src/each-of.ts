import { isProviderError, type Page, type ProviderError, type Warning } from '@wabascope/core';

/**
 * The pages of each of several things, in their order: the numbers of each WABA. One that fails is a warning and does not
 * affect the others; its pages before the failure are kept.
 * @param warningOf The warning about a failure, such as {@link unreadable} returns it.
 * @param options `concurrency` is the number of concurrent listings where the host does not pace; 8 when left out.
 * @throws {ProviderError} The first one, when all of them fail.
 */
export async function* eachOf<Thing, Item>(
  things: readonly Thing[],
  load: (thing: Thing) => AsyncIterable<Page<Item>>,
  warningOf: (thing: Thing, failure: ProviderError) => Warning,
  { concurrency = 8 }: { readonly concurrency?: number } = {},
): AsyncGenerator<Page<Item>> {
  const failures: ProviderError[] = [];

  async function settle(thing: Thing): Promise<{ pages: Page<Item>[]; warning?: Page<Item> }> {
    const pages: Page<Item>[] = [];
    try {
      for await (const page of load(thing)) pages.push(page);
      return { pages };
    } catch (error) {
      if (!isProviderError(error)) throw error;
      failures.push(error);
      return { pages, warning: { items: [], warnings: [warningOf(thing, error)] } };
    }
  }

  for (let start = 0; start < things.length; start += concurrency) {
    const group = await Promise.all(things.slice(start, start + concurrency).map(settle));
    const failure = failures.length === things.length ? failures[0] : undefined;
    for (const { pages, warning } of group) {
      yield* pages;
      if (warning !== undefined && failure === undefined) yield warning;
    }
    if (failure !== undefined) throw failure;
  }
}

/**
 * The warning about a part of a listing that could not be read, where the rest is shown. `raw` has the provider's words.
 * @throws The error itself, if it is not a `ProviderError`: the signal's reason, or a mistake in code.
 */
export function unreadable(what: string, error: unknown): Warning {
  if (!isProviderError(error)) throw error;
  const { code, message, details } = error;
  const warning = { type: 'other', message: `${what} could not be read (${code}): ${message}` } as const;
  return details.upstreamMessage === undefined ? warning : { ...warning, raw: details.upstreamMessage };
}

/**
 * The result of a call that a listing can do without. If it fails, `warnings` receives the {@link unreadable} warning.
 * @throws As `unreadable` does.
 */
export async function ifReadable<Result>(
  result: Promise<Result>,
  what: string,
  warnings: Warning[],
): Promise<Result | undefined> {
  try {
    return await result;
  } catch (error) {
    warnings.push(unreadable(what, error));
    return undefined;
  }
}
