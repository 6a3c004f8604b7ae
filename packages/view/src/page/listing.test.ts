import { expect, test } from 'vitest';
import { outcomeOf } from './listing.js';

const data = { numbers: [{ account: 'a' }], total: 60, nextCursor: 'c', summary: { byCanSend: { BLOCKED: 1 } } };

test('the data of a result is its structure, or else its text', () => {
  const fromText = outcomeOf({ content: [{ text: JSON.stringify(data) }] });
  expect(fromText).toEqual(outcomeOf({ content: [{ text: 'Three numbers.' }], structuredContent: data }));
  expect(fromText.listing).toMatchObject({ rows: data.numbers, total: 60, nextCursor: 'c', failures: [] });
});

test('changes are counted in their summary', () => {
  const { listing } = outcomeOf({ structuredContent: { changes: [], summary: { total: 7, byKind: {} } } });
  expect(listing).toMatchObject({ kind: { tool: 'list-changes' }, total: 7 });
});

test('the problem of a failed call is its text, and its data is kept', () => {
  const result = outcomeOf({ content: [{ text: 'All accounts failed.' }], structuredContent: data, isError: true });
  expect(result).toMatchObject({ problem: 'All accounts failed.', listing: { total: 60 } });
});

test.each([{}, { content: [{ text: 'Hello.' }] }, { structuredContent: { count: 42 } }, { structuredContent: [null] }])(
  'a result without rows is a problem: %j',
  (result) => {
    expect(outcomeOf(result)).toEqual({ problem: 'The result has no data.' });
  },
);
