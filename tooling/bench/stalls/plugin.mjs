// A plugin whose accounts return the rows that `form` names. It imports nothing when it runs.

/** @typedef {{ form: keyof typeof forms, rows: number }} Settings */
/** @typedef {import('@wabascope/core').Page<import('@wabascope/core').PhoneNumber>} Page */

/** @type {(index: number) => import('@wabascope/core').PhoneNumber} */
const numberOf = (index) => ({
  id: `${1e15 + index}`,
  phoneNumber: `+49151${String(index).padStart(8, '0')}`,
  verifiedName: `Shop ${index} of a company with many of them`,
  status: 'CONNECTED',
});

/** @type {(rows: number, rowOf: (index: number) => unknown, warnings?: unknown) => Page} */
const pageOf = (rows, rowOf, warnings = []) =>
  /** @type {Page} */ ({ items: Array.from({ length: rows }, (_, index) => rowOf(index)), warnings });

/** @param {(page: number) => Page} pageAt @param {number} pages */
async function* pagesOf(pages, pageAt) {
  for (let page = 0; page < pages; page += 1) yield pageAt(page);
}

/** @type {Record<string, (rows: number) => AsyncIterable<Page>>} */
const forms = {
  'rows at once': (rows) => pagesOf(1, () => pageOf(rows, numberOf)),
  'one ID': (rows) => pagesOf(1, () => pageOf(rows, (index) => ({ ...numberOf(index), id: '1' }))),
  'rows that do not fit': (rows) => pagesOf(1, () => pageOf(rows, () => ({}))),
  'rows that are not objects': (rows) => pagesOf(1, () => pageOf(rows, (index) => index)),
  warnings: (rows) =>
    pagesOf(1, () => pageOf(1, numberOf, pageOf(rows, (index) => ({ type: 'other', message: `${index}` })).items)),
  'pages of one row': (rows) => pagesOf(rows, (page) => pageOf(1, () => numberOf(page))),
  'empty pages': (rows) => pagesOf(rows, () => pageOf(0, numberOf)),
  'long names': (rows) =>
    pagesOf(1, () => pageOf(rows, (index) => ({ ...numberOf(index), verifiedName: `\u202e${'a '.repeat(50_000)}` }))),
  'names for a search': (rows) =>
    pagesOf(1, () =>
      pageOf(rows, (index) => ({ ...numberOf(index), verifiedName: 'a'.repeat(300), wabaName: 'a'.repeat(300) })),
    ),
};

/** @type {import('@wabascope/core').ProviderPlugin<Settings>} */
const plugin = {
  specificationVersion: 1,
  id: 'attack',
  name: 'Attack',
  reports: { number: ['phoneNumber', 'status'], waba: [] },
  settings: {
    schema: {
      '~standard': { version: 1, vendor: 'attack', validate: (value) => ({ value: /** @type {Settings} */ (value) }) },
    },
    info: {
      form: { description: 'The form of its rows.', required: true, secret: false, type: 'string' },
      rows: { description: 'How much of it.', required: true, secret: false, type: 'number' },
    },
  },
  create: ({ form, rows }) => ({ listNumbers: () => forms[form]?.(rows) ?? pagesOf(0, () => pageOf(0, numberOf)) }),
};

export default plugin;
