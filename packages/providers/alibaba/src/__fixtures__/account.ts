import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProvider, type Provider, type ProviderContext } from '@wabascope/core';
import {
  type Exchange,
  type ReplayedExchange,
  replay,
  startServer,
  type TestServer,
} from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import alibaba from '../index.js';

/** Made up. */
export const credential = {
  accessKeyId: 'testAccessKeyId',
  accessKeySecret: 'testAccessKeySecret',
  securityToken: 'testStsToken==',
};

/** An account, opened as a host does. */
export function open(settings: object, context: Partial<ProviderContext> = {}): Promise<Provider> {
  return openProvider(alibaba, settings, context);
}

/** The exchanges of a file in this folder, in the order of the requests. */
export function exchangesOf(file: string): Exchange[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}

/** A server on loopback that plays the responses in order; closed after the test. */
export function serve(exchanges: readonly ReplayedExchange[]): Promise<TestServer> {
  return startServer(replay(exchanges.map(({ response }) => ({ response }))), onTestFinished);
}
