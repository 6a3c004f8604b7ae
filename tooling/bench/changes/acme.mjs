/**
 * A provider without requests.
 * @param {() => import('@wabascope/core').PhoneNumber[]} numbers
 */
export function acme(numbers) {
  return /** @type {import('@wabascope/core').ProviderPlugin} */ ({
    specificationVersion: 1,
    id: 'acme',
    name: 'Acme',
    reports: { number: [], waba: [] },
    settings: { schema: { '~standard': { version: 1, vendor: 'acme', validate: (value) => ({ value }) } }, info: {} },
    create: () => ({
      async *listNumbers() {
        yield { items: numbers(), warnings: [] };
      },
    }),
  });
}
