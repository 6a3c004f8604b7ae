import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProvider, type Provider, type ProviderContext } from '@wabascope/core';
import { type Exchange, type Responder, replay, startServer, type TestServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import sinch from '../index.js';

/** Made up. */
export const credential = {
  projectId: 'ea026751-3edf-40a9-ad93-1b382bd60a78',
  keyId: 'made-up-key-id',
  keySecret: 'made-up-key-secret',
};

/** An account, opened as a host does. */
export function open(settings: object, context: Partial<ProviderContext> = {}): Promise<Provider> {
  return openProvider(sinch, { ...credential, ...settings }, context);
}

/** A server on loopback, closed after the test. */
export const serve = (respond: Responder) => startServer(respond, onTestFinished);

/** A server that responds to the requests of a file. */
export function play(file: string): Promise<TestServer> {
  const exchanges: Exchange[] = JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
  return serve(replay(exchanges));
}
