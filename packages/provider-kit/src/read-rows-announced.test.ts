import { expect, test } from 'vitest';
import { moreAnnounced } from './index.js';

const read = { rows: 2 };

test.each([
  [{ total: 3 }, 'total'],
  [{ total_count: '3' }, 'total_count'],
  [{ data: { totalPages: 2 } }, 'data.totalPages'],
  [{ meta: { pagination: { last_page: 2 } } }, 'meta.pagination.last_page'],
  [{ links: { next: '/?page=2' } }, 'links.next'],
  [{ 'next-token': 'secret' }, 'next-token'],
  [{ hasMore: true }, 'hasMore'],
  [{ next: { after: 'secret' } }, 'next'],
  [{ meta: { total_results: 3 } }, 'meta.total_results'],
  [{ totalSize: 3 }, 'totalSize'],
  [{ NextMarker: 'secret' }, 'NextMarker'],
  [{ IsTruncated: true }, 'IsTruncated'],
])('%j announces more than two rows on one page', (body, field) => {
  const warnings = moreAnnounced(body, read);
  expect(warnings).toEqual([{ type: 'other', message: expect.stringContaining('announces more'), field }]);
});

test.each([
  null,
  'total',
  [{ total: 3 }],
  { total: 2, pages: 1, page: 1, per_page: 100 },
  { total: 'many', next: null, hasMore: 'false', nextPage: 0, has_next: 'N' },
  { rows: [{ total: 3 }], extra: { total: 3 } },
])('%j does not', (body) => {
  expect(moreAnnounced(body, read)).toEqual([]);
});

test('the pages that were read count', () => {
  expect(moreAnnounced({ pages: 3 }, { rows: 2, pages: 3 })).toEqual([]);
});
