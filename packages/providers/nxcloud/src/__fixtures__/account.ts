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
import plugin from '../index.js';

export const credential = { accessKey: 'fme2na3kdi3ki', accessSecret: 'abciiiko2k3', appkey: 'jh42xxxd434' };

/** The exchanges of a file in this folder, in the order of the requests. */
export function exchangesOf(file: string): Exchange[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}

/** A server on loopback that plays the responses in order and repeats the last one; closed after the test. */
export function serve(exchanges: readonly ReplayedExchange[]): Promise<TestServer> {
  return startServer(replay(exchanges.map(({ response }) => ({ response }))), onTestFinished);
}

/** Responses of NXCloud with HTTP 200 and these bodies. */
export function responses(...bodies: readonly unknown[]): ReplayedExchange[] {
  return bodies.map((body) => ({ response: { status: 200, body } }));
}

/** An account of the plugin, opened as a host does. */
export function openAccount(
  settings: Readonly<Record<string, unknown>>,
  now: ProviderContext['now'] = Date.now,
): Promise<Provider> {
  return openProvider(plugin, { ...credential, ...settings }, { now });
}

/** An account that gets these responses. */
export async function accountWith(exchanges: readonly ReplayedExchange[]): Promise<Provider> {
  const { baseUrl } = await serve(exchanges);
  return openAccount({ baseUrl });
}
