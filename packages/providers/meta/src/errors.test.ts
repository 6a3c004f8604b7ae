import { inspect } from 'node:util';
import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountOn, credential, errorOf, graphError, wabaId } from './__fixtures__/account.js';

/** Too long for a retry. */
const later = { 'retry-after': '3600' };
const token = ['accessToken'];
const proof = ['appSecret', 'accessToken'];
const ids = ['wabaId', 'businessId'];

describe('the code of an error decides with any HTTP status', () => {
  it.each([
    [0, undefined, 'auth', token],
    [102, undefined, 'auth', token],
    [190, undefined, 'auth', token],
    [190, 460, 'auth', token],
    [190, 463, 'auth', token],
    [190, 467, 'auth', token],
    [104, undefined, 'auth', proof],
    [3, undefined, 'permission', token],
    [5, undefined, 'permission', undefined],
    [10, undefined, 'permission', token],
    [200, undefined, 'permission', token],
    [299, undefined, 'permission', token],
    [100, undefined, 'rejected', ['apiVersion']],
    [100, 33, 'not-found', ids],
    [803, undefined, 'not-found', ids],
    [1, undefined, 'unavailable', undefined],
    [2, undefined, 'unavailable', undefined],
    [4, undefined, 'rate-limit', undefined],
    [17, undefined, 'rate-limit', undefined],
    [32, undefined, 'rate-limit', undefined],
    [613, undefined, 'rate-limit', undefined],
    [80007, undefined, 'rate-limit', undefined],
    [80008, undefined, 'rate-limit', undefined],
    [130429, undefined, 'rate-limit', undefined],
    [131056, undefined, 'rate-limit', undefined],
    [368, undefined, 'rejected', undefined],
    [200_008, undefined, 'not-found', undefined],
    [33, undefined, 'not-found', ids],
    [12, undefined, 'rejected', ['apiVersion']],
    [101, undefined, 'auth', ['appId', 'appSecret']],
    [2500, undefined, 'config', ['apiVersion', 'baseUrl']],
    [2635, undefined, 'config', ['apiVersion']],
    [131_031, undefined, 'rejected', undefined],
    [4711, undefined, 'rejected', undefined],
  ])('%s/%s is %s', async (code, error_subcode, expected, settings) => {
    for (const status of [400, 200]) {
      const error = await errorOf({ ...graphError(code, 'words of Meta', { error_subcode }), status, headers: later });
      expect(error.code).toBe(expected);
      expect(error.details.settings).toEqual(settings);
      expect(error.details).toMatchObject({
        upstreamCode: error_subcode === undefined ? String(code) : `${code}/${error_subcode}`,
        upstreamMessage: 'words of Meta',
        requestId: 'A1b2C3d4',
        status,
      });
      expect(error.message).not.toContain('words of Meta');
    }
  });

  it('that is unknown has the code of the HTTP status, and the message does not explain it by the status', async () => {
    for (const [status, code] of [
      [503, 'unavailable'],
      [403, 'permission'],
      [401, 'auth'],
      [404, 'not-found'],
    ] as const) {
      const error = await errorOf({ ...graphError(4711), status, headers: later });
      expect(error).toMatchObject({ code, details: { upstreamCode: '4711', upstreamMessage: 'words of Meta' } });
      expect(error.message).toMatch(/^Meta Cloud API rejected the request \(HTTP \d+\); its code and message say why/);
    }
    expect((await errorOf({ status: 400, body: { error: {} } })).code).toBe('rejected');
  });
});

it.each([
  [4711, 'unavailable'],
  [200, 'unavailable'],
  [80007, 'rate-limit'],
])('%s that is_transient is %s, which is retryable', async (code, expected) => {
  const error = await errorOf({ ...graphError(code, 'words', { is_transient: true }), headers: later });
  expect(error.code).toBe(expected);
  expect(error.retryable).toBe(true);
});

it('a transient problem is retried', async () => {
  let requests = 0;
  const { account } = await accountOn(({ path }) => {
    requests += 1;
    if (requests === 1) return graphError(2);
    return { status: 200, body: path.endsWith('/phone_numbers') ? { data: [] } : { name: 'Market' } };
  });
  expect(await listAll(account, 'numbers')).toEqual({ items: [], warnings: [] });
  expect(requests).toBe(2);
});

describe('a limit', () => {
  const usage = (minutes: number) =>
    JSON.stringify({
      [wabaId]: [
        {
          type: 'whatsapp',
          call_count: 101,
          total_cputime: 3,
          total_time: 4,
          estimated_time_to_regain_access: minutes,
        },
      ],
    });

  it('has the wait in milliseconds, and the usage in its message', async () => {
    const headers = { 'X-Business-Use-Case-Usage': usage(23) };
    const { details, message } = await errorOf({ ...graphError(80007), headers });
    expect(details.retryAfterMs).toBe(23 * 60_000);
    expect(message).toContain('101 %');
  });

  it('does not invent a wait from zero minutes, from what cannot be read, or from nothing', async () => {
    const responses = [usage(0), 'soon', '[1]', undefined].map((header) => ({
      ...graphError(80007),
      headers: header === undefined ? {} : { 'X-Business-Use-Case-Usage': header },
    }));
    for (const { details } of await Promise.all(responses.map((response) => errorOf(response)))) {
      expect(details).toMatchObject({ upstreamCode: '80007', attempts: 3 });
      expect(details).not.toHaveProperty('retryAfterMs');
    }
  });

  it('of the app has the highest counter of X-App-Usage', async () => {
    const headers = { 'X-App-Usage': JSON.stringify({ call_count: 28, total_time: 112, total_cputime: 25 }) };
    const { message, details } = await errorOf({ ...graphError(4), headers });
    expect(message).toContain('112 %');
    expect(details).not.toHaveProperty('retryAfterMs');
  });
});

describe('an ID of another kind is a config error with its setting', () => {
  const nonexisting = (field: string, node?: string) =>
    graphError(
      100,
      `(#100) Tried accessing nonexisting field (${field})${node === undefined ? '' : ` on node type (${node})`}`,
    );

  it.each([
    ['phone_numbers', 'Business', 'wabaId', /business portfolio, not of a WABA. Put it in businessId/],
    ['currency', 'Business', 'wabaId', /business portfolio, not of a WABA. Put it in businessId/],
    ['phone_numbers', 'WhatsAppBusinessPhoneNumber', 'wabaId', /phone number, not of a WABA/],
    ['name', 'WhatsAppBusinessPhoneNumber', 'wabaId', /phone number, not of a WABA/],
    ['phone_numbers', 'User', 'wabaId', /something else, not of a WABA/],
    ['owned_whatsapp_business_accounts', 'WhatsAppBusinessAccount', 'businessId', /a WABA, not of a business.*wabaId/],
    ['client_whatsapp_business_accounts', 'Page', 'businessId', /something else, not of a business/],
    // Newer messages do not name the type of the node.
    ['phone_numbers', undefined, 'wabaId', /something else, not of a WABA/],
    ['owned_whatsapp_business_accounts', undefined, 'businessId', /something else, not of a business/],
  ])('%s of %s', async (field, node, setting, words) => {
    const input = setting === 'wabaId' ? { wabaId } : { businessId: '1' };
    const error = await errorOf(nonexisting(field, node), input);
    expect(error).toMatchObject({ code: 'config', details: { settings: [setting] } });
    expect(error.message).toMatch(new RegExp(`^${setting} holds the ID of .*${words.source}`));
  });
});

it.each([
  ['API calls from the server require an appsecret_proof argument', 'auth', proof],
  ['Invalid appsecret_proof provided in the API argument', 'auth', proof],
  [
    '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    'config',
    ['appId', 'appSecret', 'wabaId', 'businessId'],
  ],
])('code 100 with "%s" is %s', async (message, code, settings) => {
  const error = await errorOf(graphError(100, message), {});
  expect(error).toMatchObject({ code, details: { settings } });
});

it.each([{ wabaId }, { businessId: '1' }, { appId: '1' }])(
  'no error shows a secret that Meta repeats: %j',
  async (input) => {
    const { accessToken, appSecret } = credential;
    const error = await errorOf(graphError(190, `Malformed access token ${accessToken} ${appSecret}`), input);
    for (const shown of [inspect(error, { depth: 9 }), JSON.stringify(error), String(error.stack)]) {
      expect(shown).not.toContain(accessToken);
      expect(shown).not.toContain(appSecret);
    }
    expect(error.details.upstreamMessage).toBe('Malformed access token [secret] [secret]');
  },
);

it('an abort rejects with the reason of the signal, also among several WABAs', async () => {
  const stop = new AbortController();
  const { account } = await accountOn(
    ({ path }) => {
      if (path.endsWith('/phone_numbers')) stop.abort(new Error('no longer wanted'));
      const data = [
        { id: '1', name: 'One' },
        { id: '2', name: 'Two' },
      ];
      return { status: 200, body: { data } };
    },
    { businessId: '1' },
  );
  const error = await listAll(account, 'numbers', { signal: stop.signal }).catch((reason: unknown) => reason);
  expect(error).toBe(stop.signal.reason);
});
