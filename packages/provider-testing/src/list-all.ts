import type { ListOptions, Page, PhoneNumber, Provider, Waba } from '@wabascope/core';

/** The rows of each kind of listing. */
interface RowsByKind {
  readonly numbers: PhoneNumber;
  readonly wabas: Waba;
}

/**
 * All pages of a listing as one.
 * @throws What the listing throws.
 */
export async function listAll<Kind extends keyof RowsByKind>(
  provider: Provider,
  kind: Kind,
  options?: ListOptions,
): Promise<Page<RowsByKind[Kind]>> {
  const all: Page<RowsByKind[Kind]>[] = [];
  for await (const page of pagesOf(provider, kind, options)) all.push(page);
  return { items: all.flatMap(({ items }) => items), warnings: all.flatMap(({ warnings }) => warnings) };
}

function pagesOf<Kind extends keyof RowsByKind>(provider: Provider, kind: Kind, options?: ListOptions) {
  const listings = {
    numbers: () => provider.listNumbers(options),
    wabas: () => {
      if (provider.getWabas === undefined) throw new TypeError('The provider has no getWabas.');
      return provider.getWabas(options);
    },
  };
  // TypeScript does not relate the key to the type of its listing.
  return listings[kind]() as AsyncIterable<Page<RowsByKind[Kind]>>;
}
