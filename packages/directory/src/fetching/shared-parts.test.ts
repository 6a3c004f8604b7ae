import { expect, test } from 'vitest';
import { createSharedParts } from './shared-parts.js';

test('equal parts of rows become one object', () => {
  const rows = [
    { id: '1', messagingLimit: { tier: 'TIER_1K' }, callbacks: { statusUrl: 'https://a.example' } },
    { id: '2', messagingLimit: { tier: 'TIER_10K' } },
    { id: '3', messagingLimit: { tier: 'TIER_1K' }, callbacks: { statusUrl: 'https://a.example' } },
  ];
  const before = structuredClone(rows);
  createSharedParts()(rows);
  expect(rows).toEqual(before);
  expect(rows[2]?.messagingLimit).toBe(rows[0]?.messagingLimit);
  expect(rows[2]?.callbacks).toBe(rows[0]?.callbacks);
});

test('parts with other keys or values stay as they are', () => {
  const parts = [{ a: 1 }, { a: '1' }, { b: 1 }, { a: 1, b: 1 }, { a: [1] }, { a: [1] }];
  const rows = parts.map((reported) => ({ reported }));
  createSharedParts()(rows);
  expect(rows.map(({ reported }) => reported)).toEqual(parts);
  expect(new Set(rows.map(({ reported }) => reported)).size).toBe(parts.length);
});

test('rows of different fetches have the same object for equal parts', () => {
  const share = createSharedParts();
  const [some, others] = [1, 2].map((id) => [{ id, callbacks: { statusUrl: 'https://a.example' } }]);
  share(some ?? []);
  share(others ?? []);
  expect(others?.[0]?.callbacks).toBe(some?.[0]?.callbacks);
});
