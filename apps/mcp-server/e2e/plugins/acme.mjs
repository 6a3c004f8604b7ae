// A third-party plugin. It has only type imports.

/** @typedef {{ token: string, baseUrl: string }} Settings */

/** @type {import('@wabascope/core').ProviderPlugin<Settings>} */
const acme = {
  specificationVersion: 1,
  id: 'acme',
  name: 'Acme',
  reports: { number: ['phoneNumber', 'status'], waba: [] },
  settings: {
    schema: {
      '~standard': { version: 1, vendor: 'acme', validate: (value) => ({ value: /** @type {Settings} */ (value) }) },
    },
    info: {
      token: { description: 'Access token.', required: true, secret: true, type: 'string' },
      baseUrl: { description: 'Base URL of the API.', required: true, secret: false, type: 'string' },
    },
  },
  create: ({ token, baseUrl }, { fetch }) => ({
    async *listNumbers({ signal } = {}) {
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${baseUrl}/numbers`, { headers, ...(signal && { signal }) });
      const items = /** @type {import("@wabascope/core").PhoneNumber[]} */ (await response.json());
      yield { items, warnings: [] };
    },
  }),
};

export default acme;
