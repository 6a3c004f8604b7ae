import { createHash, createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import type OpenApiModule from '@alicloud/openapi-util';
import { openProvider, type ProviderPlugin, placeholderProblem, secretMistake } from '@wabascope/core';
import alibaba from '@wabascope/provider-alibaba';
import awal from '@wabascope/provider-awal';
import aws from '@wabascope/provider-aws';
import nxcloud from '@wabascope/provider-nxcloud';
import { defaultFleet, type Fleet, type ProviderId, startSandbox } from '@wabascope/sandbox';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './odd-json.js';

// A CommonJS package. Its default export depends on the importing module, except with `require`.
const openApi: typeof OpenApiModule = createRequire(import.meta.url)('@alicloud/openapi-util');

/** Text such as `$NAME` or `NAME=value` is rejected as a mistake. */
const isSetting = (value: string) => placeholderProblem(value) === undefined && secretMistake(value, []) === undefined;
/** What a setting may contain: visible text in well-formed Unicode. */
const text = anyText.map((value) => value.toWellFormed().trim()).filter((value) => value !== '' && isSetting(value));
/** What a header may contain. */
const headerText = fc
  .string({ unit: fc.constantFrom(...'azAZ09-_.~!%&=+/ é'), minLength: 1, maxLength: 12 })
  .map((value) => `k${value}k`)
  .filter(isSetting);
const instant = fc.integer({ min: 0, max: 4e12 });
const runs = { numRuns: 200 };

interface Sent {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The first request that a listing makes. */
async function firstRequest<S>(plugin: ProviderPlugin<S>, settings: object, now: number): Promise<Sent> {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers));
    sent.push({ url: new URL(String(input)), headers, body: String(init?.body ?? '') });
    return new Response('', { status: 400 });
  };
  const account = await openProvider(plugin, settings, { fetch, now: () => now });
  await account
    .listNumbers()
    [Symbol.asyncIterator]()
    .next()
    .catch(() => {});
  const [first] = sent;
  if (first === undefined) throw new Error('Nothing was sent.');
  return first;
}

/** The number of rows that the sandbox returns to the account. The sandbox verifies signatures with other code. */
async function rowsFromSandbox<P extends ProviderId, S>(
  id: P,
  fleet: Partial<Fleet>,
  plugin: ProviderPlugin<S>,
): Promise<number> {
  const sandbox = await startSandbox({ providers: [id], fleet });
  try {
    const account = await openProvider(plugin, Object.values(sandbox.accounts())[0]);
    let rows = 0;
    for await (const { items } of account.listNumbers()) rows += items.length;
    return rows;
  } finally {
    await sandbox.close();
  }
}

describe('the signature of alibaba, for any text in the query,', () => {
  const keyId = fc.stringMatching(/^[A-Za-z0-9.]{1,20}$/);
  const credentials = fc.record({ accessKeyId: keyId, accessKeySecret: text, custSpaceId: text, isvCode: text });

  it('is that of @alicloud/openapi-util', async () => {
    await fc.assert(
      fc.asyncProperty(credentials, instant, async (settings, now) => {
        const { url, headers, body } = await firstRequest(alibaba, settings, now);
        const { authorization, ...signed } = headers;
        const request = {
          method: 'POST',
          pathname: url.pathname,
          query: Object.fromEntries(url.searchParams),
          headers: { ...signed, host: url.host },
        };
        const payload = createHash('sha256').update(body).digest('hex');
        const { accessKeyId, accessKeySecret } = settings;
        const algorithm = 'ACS3-HMAC-SHA256';
        // Its type requires a class of a package that is not imported here. It reads only these members.
        const theirs = openApi.default.getAuthorization(
          request as never,
          algorithm,
          payload,
          accessKeyId,
          accessKeySecret,
        );
        expect(authorization).toBe(theirs);
      }),
      runs,
    );
  });

  it('is accepted by the sandbox', async () => {
    await fc.assert(
      fc.asyncProperty(credentials, async ({ accessKeyId, accessKeySecret, custSpaceId, isvCode }) => {
        const [customer] = defaultFleet.alibaba;
        const [space] = customer?.spaces ?? [];
        if (space === undefined) throw new Error('The fleet is empty.');
        const spaces = [{ ...space, custSpaceId, isvCode }];
        const fleet = { alibaba: [{ accessKeyId, accessKeySecret, spaces }] };
        expect(await rowsFromSandbox('alibaba', fleet, alibaba)).toBe(space.phoneNumbers.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the signature of awal, for any secret,', () => {
  const credentials = fc.record({ clientId: headerText, hmacSecret: text });

  it.each([
    ['relative', '/waba-numbers'],
    ['full', '/api/developer/waba-numbers'],
  ] as const)('covers method, %s path and seconds', async (signingPath, path) => {
    await fc.assert(
      fc.asyncProperty(credentials, instant, async (given, now) => {
        const { headers } = await firstRequest(awal, { ...given, domain: 'made-up', signingPath }, now);
        const seconds = String(Math.floor(now / 1000));
        const signature = createHmac('sha256', given.hmacSecret).update(`GET${path}${seconds}`).digest('hex');
        expect(headers).toMatchObject({ 'x-awal-signature-256': `sha256=${signature}`, 'x-timestamp': seconds });
      }),
      runs,
    );
  });

  it('is accepted by the sandbox', async () => {
    await fc.assert(
      fc.asyncProperty(credentials, fc.constantFrom('relative', 'full'), async (given, signingPath) => {
        const [workspace] = defaultFleet.awal;
        if (workspace === undefined) throw new Error('The fleet is empty.');
        const fleet = { awal: [{ ...workspace, ...given, signingPath }] };
        expect(await rowsFromSandbox('awal', fleet, awal)).toBe(workspace.numbers.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the signature of aws, for any secret and session token,', () => {
  it('is accepted by the sandbox', async () => {
    const keys = fc.record({ secretAccessKey: text, sessionToken: headerText });
    await fc.assert(
      fc.asyncProperty(keys, async (given) => {
        const [key] = defaultFleet.aws;
        const [region, ...others] = key?.regions ?? [];
        if (key === undefined || region === undefined) throw new Error('The fleet is empty.');
        const regions = [{ ...region, startsWithEmptyPage: true }, ...others];
        const numbers = region.wabas.flatMap(({ phoneNumbers }) => phoneNumbers);
        expect(await rowsFromSandbox('aws', { aws: [{ ...key, ...given, regions }] }, aws)).toBe(numbers.length);
      }),
      { numRuns: 40, examples: [[{ secretAccessKey: 'k', sessionToken: 'k  k' }]] },
    );
  });
});

describe('the signature of nxcloud, for any text in the body,', () => {
  const credentials = fc.record({
    accessKey: headerText,
    accessSecret: text,
    appkey: text,
    algorithm: fc.constantFrom('md5', 'sha256'),
  });

  it('covers four headers, the exact body and the secret', async () => {
    await fc.assert(
      fc.asyncProperty(credentials, instant, async (settings, now) => {
        const { headers, body } = await firstRequest(nxcloud, settings, now);
        expect(JSON.parse(body)).toEqual({ appkey: settings.appkey });
        const { accessKey, accessSecret, algorithm } = settings;
        const signed = `accessKey=${accessKey}&action=phoneList&bizType=2&ts=${now}&body=${body}&accessSecret=${accessSecret}`;
        expect(headers.sign).toBe(createHash(algorithm).update(signed).digest('hex'));
      }),
      runs,
    );
  });

  it('is accepted by the sandbox', async () => {
    await fc.assert(
      fc.asyncProperty(credentials, async ({ accessKey, accessSecret, appkey }) => {
        const [app] = defaultFleet.nxcloud;
        if (app === undefined) throw new Error('The fleet is empty.');
        const fleet = { nxcloud: [{ ...app, accessKey, accessSecret, appkey }] };
        expect(await rowsFromSandbox('nxcloud', fleet, nxcloud)).toBe(Object.keys(app.numbers).length);
      }),
      { numRuns: 40 },
    );
  });
});
