import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProvider, type Provider, type ProviderContext } from '@wabascope/core';
import { type Exchange, type Responder, replay, startServer, type TestServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import aws from '../index.js';

/** Made up. */
export const credential = {
  region: 'eu-west-1',
  accessKeyId: 'AKIAMADEUP',
  secretAccessKey: 'made-up/secret+key',
  sessionToken: 'made-up/session+token==',
};

/** An account, opened as a host does. */
export function open(settings: object = {}, context: Partial<ProviderContext> = {}): Promise<Provider> {
  return openProvider(aws, { ...credential, ...settings }, context);
}

/** The exchanges of a file in this folder, in the order of the requests. */
function exchangesOf(file: string): Exchange[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}

/** A server on loopback that replays a file of this folder; closed after the test. */
export function play(file: string): Promise<TestServer> {
  return startServer(replay(exchangesOf(file)), onTestFinished);
}

/** A server on loopback, closed after the test. */
export const serve = (respond: Responder) => startServer(respond, onTestFinished);
