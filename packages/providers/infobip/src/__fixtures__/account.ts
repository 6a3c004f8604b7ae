import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProvider, type Provider, type ProviderContext } from '@wabascope/core';
import { type Exchange, type Responder, replay, startServer, type TestServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import infobip from '../index.js';

/** Made up. */
export const apiKey = 'infobip-key-for-tests';
const senders = ['16315551000', '16315551001'];

/** An account, opened as a host does. */
export function open(settings: object, context: Partial<ProviderContext> = {}): Promise<Provider> {
  return openProvider(infobip, { apiKey, senders, ...settings }, context);
}

/** The exchanges of a file in this folder, in the order of the requests. */
function exchangesOf(file: string): Exchange[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}

/** A server on loopback, closed after the test. */
export const serve = (respond: Responder) => startServer(respond, onTestFinished);

/** A server that responds to the requests of a file, in any order. */
export function play(file: string): Promise<TestServer> {
  return serve(replay(exchangesOf(file)));
}
