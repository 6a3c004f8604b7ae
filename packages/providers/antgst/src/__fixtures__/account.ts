import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProvider, type Provider } from '@wabascope/core';
import { type Exchange, type Responder, replay, startServer, type TestServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

export const accessToken = 'antgst-token-for-tests';

/** The exchanges of a file in this folder, in the order of the requests. */
export function exchangesOf(file: string): Exchange[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}

/** A server on loopback, closed after the test. */
export const serve = (respond: Responder) => startServer(respond, onTestFinished);

/** A server that plays the responses of a file in order. */
export function play(name: string): Promise<TestServer> {
  const exchanges = exchangesOf(name);
  return serve(replay(exchanges.map(({ response }) => ({ response }))));
}

/** An account of the plugin, opened as a host does. */
export function openAccount(settings: Readonly<Record<string, unknown>>): Promise<Provider> {
  return openProvider(plugin, { accessToken, ...settings });
}

/** An account that gets this response to every request. */
export async function accountWith(body: unknown, status = 200): Promise<Provider> {
  const { baseUrl } = await serve(() => ({ status, body }));
  return openAccount({ baseUrl });
}
