import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFixtureServer } from './fixtures/start.js';
import { runSuite } from './run-suite.js';

let server: Awaited<ReturnType<typeof startFixtureServer>>;
beforeAll(async () => {
  server = await startFixtureServer();
});
afterAll(() => server.close());

test.each([
  ['2025-11-25', 30],
  ['2026-07-28', 37],
])('our HTTP server passes every required scenario of %s', { timeout: 120_000 }, async (revision, required) => {
  const { status, scenarios, output } = await runSuite(server.url, revision);
  expect(status, output).toBe(0);
  expect(scenarios.size).toBeGreaterThanOrEqual(required);
});
