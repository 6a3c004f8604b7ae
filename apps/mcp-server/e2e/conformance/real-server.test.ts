import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpServer, startHttpServer } from '../support/http-server.js';
import { runSuite } from './run-suite.js';

/** Scenarios that every server can pass as it is: that they are run keeps the list of exceptions honest. */
const general = {
  '2025-11-25': ['server-initialize', 'ping', 'tools-list', 'resources-list', 'prompts-list', 'logging-set-level'],
  '2026-07-28': ['tools-list', 'resources-list', 'prompts-list', 'caching', 'sep-2164-resource-not-found'],
};

let server: HttpServer;
beforeAll(async () => {
  server = await startHttpServer(['--sandbox']);
});
afterAll(() => server.close());

test.each(Object.entries(general))(
  'the server passes the scenarios that %s requires of every server',
  { timeout: 120_000 },
  async (revision, names) => {
    const { status, scenarios, output } = await runSuite(server.url.href, revision, './needs-fixtures.yml');
    expect(status, output).toBe(0);
    for (const name of [...names, 'dns-rebinding-protection']) expect(scenarios.get(name), name).toBe('passed');
  },
);
