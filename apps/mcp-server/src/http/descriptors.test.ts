import { expect, it } from 'vitest';
import { maxConnectionsWithin } from './descriptors.js';

it.each([
  [1024, 768],
  [10, 7],
  [1, 1],
  [undefined, Number.POSITIVE_INFINITY],
])('a process with %s descriptors has at most %d connections', (descriptors, connections) => {
  expect(maxConnectionsWithin(descriptors)).toBe(connections);
});
