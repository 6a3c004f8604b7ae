import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  isProviderError,
  type ListOptions,
  type Page,
  type PhoneNumber,
  type Provider,
  type ProviderContext,
  type ProviderError,
  type Waba,
} from '@wabascope/core';
import {
  type Exchange,
  type ReceivedRequest,
  type RecordedResponse,
  startServer,
  type TestServer,
} from '@wabascope/provider-testing';
import { expect, onTestFinished } from 'vitest';
import meta from '../index.js';

/** Made up, of the vector for `appsecret_proof`. Nothing of the secrets may ever show. */
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

/** A server on loopback that answers as `answer` says, until the test is over. */
export async function serve(answer: (request: ReceivedRequest) => RecordedResponse): Promise<TestServer> {
  const server = await startServer(answer);
  onTestFinished(server.close);
  return server;
}

/** Plays exchanges by what is asked, whatever the order. */
export function replay(exchanges: readonly Exchange[]): (request: ReceivedRequest) => RecordedResponse {
  return ({ path, query }) => {
    const found = exchanges.find(({ request }) => request.path === path && agrees(query, request.query ?? {}));
    return found?.response ?? graphError(100, `Unsupported get request: ${path}`, { error_subcode: 33 });
  };
}

function agrees(sent: Readonly<Record<string, string>>, recorded: Exchange['request']['query'] & object): boolean {
  const names = Object.keys(recorded);
  return (
    names.length === Object.keys(sent).length &&
    names.every((name) => (recorded[name] === '*' ? name in sent : recorded[name] === sent[name]))
  );
}

/** One account, as a host opens it. */
export async function open(input: object, context: Partial<ProviderContext> = {}): Promise<Provider> {
  const settings = await meta.settings.schema['~standard'].validate({ ...credential, ...input });
  if (settings.issues) throw new Error(settings.issues.map(({ path, message }) => `${path} ${message}`).join('; '));
  return meta.create(settings.value, { fetch, now: Date.now, log: () => {}, ...context });
}

/** An account of one WABA, or of what `input` says, and what was asked for it. */
export async function accountOn(answer: (request: ReceivedRequest) => RecordedResponse, input: object = { wabaId }) {
  const { baseUrl, received } = await serve(answer);
  return { account: await open({ baseUrl, ...input }), received, baseUrl };
}

/** All pages of the numbers as one. */
export function numbersOf(account: Provider, options?: ListOptions): Promise<Page<PhoneNumber>> {
  return collect(account.listNumbers(options));
}

/** All pages of the WABAs as one. */
export async function wabasOf(account: Provider, options?: ListOptions): Promise<Page<Waba>> {
  if (account.getWabas === undefined) throw new Error('The account has no WABAs.');
  return collect(account.getWabas(options));
}

async function collect<T>(pages: AsyncIterable<Page<T>>): Promise<Page<T>> {
  const all: Page<T>[] = [];
  for await (const page of pages) all.push(page);
  return { items: all.flatMap(({ items }) => items), warnings: all.flatMap(({ warnings }) => warnings) };
}

/** What listing the numbers fails with when every request gets this response. */
export async function errorOf(answer: RecordedResponse, input: object = { wabaId }): Promise<ProviderError> {
  const { account } = await accountOn(() => answer, input);
  return numbersOf(account).then(
    () => expect.fail('the listing succeeds'),
    (error) => (isProviderError(error) ? error : expect.fail(inspect(error))),
  );
}
