import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Exchange, startServer, type TestServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';

/** The exchanges of a file in this folder, in the order they are made. */
export function exchangesOf(file: string): Exchange[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}

/** Plays `exchanges` on loopback, one for each request, until the test is over. */
export async function replay(
  exchanges: readonly (Pick<Exchange, 'response'> & Partial<Exchange>)[],
): Promise<TestServer> {
  const server = await startServer(
    (_, index) => exchanges[index]?.response ?? { status: 501, body: 'more requests than exchanges' },
  );
  onTestFinished(server.close);
  return server;
}
