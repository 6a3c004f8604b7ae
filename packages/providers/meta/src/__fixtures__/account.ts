import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProvider, type Provider, type ProviderContext, type ProviderError } from '@wabascope/core';
import {
  type Exchange,
  listingError,
  type ReceivedRequest,
  type RecordedResponse,
  type Responder,
  replay,
  startServer,
} from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import meta from '../index.js';

/** Made up, from the vector for `appsecret_proof`. */
export const credential = { accessToken: 'EAAtesttoken123', appSecret: '0123456789abcdef0123456789abcdef' };
export const wabaId = '102290129340398';

export function exchangesOf(file: string): Exchange[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}

/** An error as the Graph API writes it. */
export function graphError(code: number, message = 'words of Meta', more: object = {}): RecordedResponse {
  const error = { message, type: 'OAuthException', code, fbtrace_id: 'A1b2C3d4', ...more };
  return { status: 400, body: { error } };
}

/** An account, opened as a host does. */
export function open(input: object, context: Partial<ProviderContext> = {}): Promise<Provider> {
  return openProvider(meta, { ...credential, ...input }, context);
}

/** A server on loopback, closed after the test. */
export const serve = (respond: Responder) => startServer(respond, onTestFinished);

/**
 * An account of one WABA, or with the settings of `input`, and the requests that it made, except for subscribed apps, which
 * are not known.
 */
export async function accountOn(
  respond: (request: ReceivedRequest) => RecordedResponse,
  input: object = { wabaId },
  context: Partial<ProviderContext> = {},
) {
  const received: ReceivedRequest[] = [];
  const { baseUrl } = await serve((request) => {
    if (request.path.endsWith('/subscribed_apps')) return { status: 404 };
    received.push(request);
    return respond(request);
  });
  return { account: await open({ baseUrl, ...input }, context), received, baseUrl };
}

/** Responds as recorded, to any credential; with an error of Meta to any other request. */
export function recordedIn(file: string): (request: ReceivedRequest) => RecordedResponse {
  const exchanges = exchangesOf(file).map(({ request, response }) => ({
    request: { ...request, headers: {} },
    response,
  }));
  return replay(exchanges, graphError(100, 'Unsupported get request', { error_subcode: 33 }));
}

/** The error of a listing of the numbers when every request gets this response. */
export async function errorOf(response: RecordedResponse, input: object = { wabaId }): Promise<ProviderError> {
  const { account } = await accountOn(() => response, input);
  return listingError(account);
}
