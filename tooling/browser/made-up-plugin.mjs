// A provider with made-up numbers: as many as an account says, names of third parties, or a failure.
const hostile = [
  '<img src=x onerror="document.title=\'run\'">',
  '</script><script>document.title="run"</script>',
  '=HYPERLINK("http://evil.example")',
  'متجر النخيل',
  '木棉快递夜班',
];

/** @param {number} index */
function number(index) {
  return {
    id: `${index}`,
    phoneNumber: `+4915${String(10_000_000 + index)}`,
    verifiedName: hostile[index] ?? `Shop ${index}`,
    status: index % 100 === 7 ? 'BANNED' : 'CONNECTED',
    qualityRating: index % 50 === 3 ? 'RED' : 'GREEN',
    messagingLimit: { tier: 'TIER_1K', perDay: 1000, scope: 'portfolio' },
    wabaId: '1',
  };
}

export default {
  specificationVersion: 1,
  id: 'made-up',
  name: 'Made up',
  reports: {
    number: ['phoneNumber', 'verifiedName', 'status', 'qualityRating', 'messagingLimit', 'wabaId'],
    waba: ['name', 'accountReviewStatus', 'currency'],
  },
  settings: {
    schema: { '~standard': { version: 1, vendor: 'made-up', validate: (/** @type {unknown} */ value) => ({ value }) } },
    info: { count: { description: 'Numbers.', required: false, secret: false, type: 'number' } },
  },
  /** @param {{ count?: number }} settings */
  create: ({ count }) => ({
    async *listNumbers() {
      if (count === undefined) throw new Error('no');
      yield { items: Array.from({ length: count }, (_, index) => number(index)), warnings: [] };
    },
    async *getWabas() {
      if (count === undefined) throw new Error('no');
      yield { items: [{ id: '1', name: hostile[3], accountReviewStatus: 'APPROVED', currency: 'EUR' }], warnings: [] };
    },
  }),
};
