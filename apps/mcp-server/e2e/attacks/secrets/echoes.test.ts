import { type ReceivedRequest, startServer } from '@wabascope/provider-testing';
import { expect, onTestFinished, test } from 'vitest';
import { configFolder } from '../../support/config-folder.js';
import { startStdioServer } from '../../support/stdio-server.js';

/** Some plugins sign with them instead of sending them. The provider has them too. */
const secrets = ['kX7pQ9vdT2zwZ4rmB6cvR1nL', 'hG3+sW8/fJ5yUeK0=aM&iO"b', 'EAAGq1w2e3r4t5y6u7i8o9p0ZdCx'] as const;
const [first, second, third] = secrets;

/** White space at the end of a secret is what `echo` leaves in a file. */
const accounts = {
  alibaba: { accessKeyId: 'LTAIexample', accessKeySecret: `${first}\n`, securityToken: second },
  awal: { clientId: 'client-1', hmacSecret: `${first} `, domain: 'acme' },
  nxcloud: { accessKey: 'key-1', accessSecret: `${first}\t`, appkey: second },
  antgst: { accessToken: third },
  meta: { accessToken: `${third}\r\n`, appSecret: first, wabaId: '102290129340398' },
} as const;
type Provider = keyof typeof accounts;
const isProvider = (name: string): name is Provider => Object.hasOwn(accounts, name);

const json = (text: string) => JSON.stringify(text).slice(1, -1);
const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('+', '&#43;');
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** How the provider writes a secret. */
const formats: Record<string, (secret: string) => string> = {
  'as it is': (secret) => secret,
  'in upper case': (secret) => secret.toUpperCase(),
  'percent-encoded': encodeURIComponent,
  'percent-encoded in lower case': (secret) => encodeURIComponent(secret).toLowerCase(),
  'escaped for JSON': (secret) => json(json(secret)),
  'escaped for HTML': html,
  'in base64': (secret) => base64(`u:${secret}`),
  'in hex': (secret) => Buffer.from(secret).toString('hex'),
  'with zero-width letters': (secret) => [...secret].join('\u200b'),
  'with line breaks': (secret) => (secret.match(/.{1,5}/g) ?? []).join('\r\n'),
  'at letter 186': (secret) => `${'x'.repeat(185)}${secret}`,
  'in part': (secret) => secret.slice(4, 13),
};

/** Where the provider writes it. */
const errors: Record<Provider, (text: string) => [status: number, body: object]> = {
  alibaba: (text) => [400, { Code: text, Message: text, RequestId: text }],
  awal: (text) => [401, { error: text, message: text, request_id: text }],
  nxcloud: (text) => [200, { code: 1003, message: text }],
  antgst: (text) => [401, { code: text, msg: text }],
  meta: (text) => [400, { error: { message: text, code: 190, type: text, fbtrace_id: text } }],
};
const listings: Record<Provider, (text: string) => object> = {
  alibaba: (text) => ({
    Code: 'OK',
    PhoneNumbers: [{ PhoneNumber: text, VerifiedName: text, Status: text }],
    Data: { Id: text },
  }),
  awal: (text) => ({ status: true, data: [{ id: 1, phone_number_id: text, verified_name: text, status: text }] }),
  nxcloud: (text) => ({ code: 0, data: [{ display_phone_number: text, verified_name: text, waba_id: text }] }),
  antgst: (text) => ({
    data: [{ wabaId: text, phoneNumberId: text, verifiedName: text, status: text }],
    total: 1,
    pages: 1,
  }),
  meta: (text) => ({ id: '102290129340398', name: text, data: [{ id: text, verified_name: text, status: text }] }),
};

/** Responds to `/<provider>/<place>/<format>/…` with the request and all secrets. */
async function startEcho(derived: Set<string>): Promise<string> {
  const { baseUrl } = await startServer((request) => {
    const [, provider = '', place = '', format = ''] = decodeURIComponent(request.url).split('/');
    const write = formats[format] ?? ((text: string) => text);
    const sent = JSON.stringify({ ...request.headers, url: request.url });
    for (const value of signaturesIn(request)) derived.add(value);
    if (!isProvider(provider)) return { status: 404, body: '' };
    const own = secrets.filter((secret) => JSON.stringify(accounts[provider]).includes(json(secret)));
    const text = `Malformed ${own.map(write).join(' and ')}; got ${place === 'sent' ? sent : write(sent)}`;
    if (place === 'page') {
      return { status: 502, headers: { 'content-type': 'text/html' }, body: `<html><body>${text}</body></html>` };
    }
    const [status, body] = place === 'rows' ? [200, listings[provider](text)] : errors[provider](text);
    return { status, body };
  }, onTestFinished);
  return baseUrl;
}

const inName = (format: string) => format.replaceAll(' ', '-');

/** One account for each provider, place and format. */
function accountsAt(origin: string): [string, object][] {
  return Object.keys(formats).flatMap((format) => {
    const places = format === 'as it is' ? ['error', 'rows', 'page', 'sent'] : ['error', 'rows'];
    return Object.entries(accounts).flatMap(([provider, settings]) =>
      places.map((place): [string, object] => {
        const baseUrl = `${origin}/${provider}/${place}/${encodeURIComponent(format)}`;
        return [`${provider}-${place}-${inName(format)}`, { provider, ...settings, baseUrl }];
      }),
    );
  });
}

test('no output contains a secret that the provider repeats, however it is written', async () => {
  const derived = new Set<string>();
  const entries = accountsAt(await startEcho(derived));
  const folder = await configFolder({ accounts: Object.fromEntries(entries) });
  onTestFinished(folder.remove);

  const server = await startStdioServer(['--config', folder.file, '--log-level', 'debug']);
  await server.request('tools/call', { name: 'list-numbers', arguments: { detail: 'full', limit: 100 } });
  const readAll = async ([account]: (typeof entries)[number]) => {
    await server.request('tools/call', { name: 'list-numbers', arguments: { accounts: [account], detail: 'full' } });
    await server.request('tools/call', { name: 'get-waba', arguments: { account } });
    await server.request('resources/read', { uri: `wabascope://accounts/${account}/numbers` });
  };
  await Promise.all(entries.map(readAll));
  await server.request('tools/call', { name: 'list-accounts', arguments: {} });
  const { stdout, stderr } = await server.end();

  const output = [...stdout, ...stderr];
  const withheld = output.filter((line) => line.includes('withheld'));
  expect(Object.keys(formats).filter((format) => !withheld.some((line) => line.includes(inName(format))))).toEqual([]);
  const forms = formsOfSecrets();
  expect(output.filter((line) => leaksIn(line, forms).length > 0)).toEqual([]);
  expect(output.filter((line) => [...derived].some((value) => line.includes(value)))).toEqual([]);
  expect(derived.size).toBeGreaterThan(entries.length / 2);
});

/** What was derived from a secret to prove who sends the request. */
function signaturesIn({ headers, url }: ReceivedRequest): string[] {
  const { authorization = '', sign } = headers;
  return [
    /Signature=(\w+)/.exec(authorization)?.[1],
    /\w{64}/.exec(String(headers['x-awal-signature-256'] ?? ''))?.[0],
    sign === undefined ? undefined : String(sign),
    /appsecret_proof=(\w+)/.exec(url)?.[1],
  ].filter((value) => value !== undefined);
}

/** Eight letters of a secret in a row, or what they are in base64 and hex, in lower case. */
function formsOfSecrets(): string[] {
  const runs = secrets.flatMap((secret) =>
    Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8)),
  );
  const forms = runs.flatMap((run) => [run, json(run), html(run), Buffer.from(run).toString('hex'), ...inBase64(run)]);
  return [...new Set(forms.map((form) => form.toLowerCase()))];
}

/** Which of the forms the output has, in any case and with nothing in between. */
function leaksIn(output: string, forms: readonly string[]): string[] {
  const shown = [output, output.replaceAll('\\', ''), decoded(output)].map((text) =>
    text.replace(/[\u200b\s]|\\r|\\n/g, '').toLowerCase(),
  );
  return forms.filter((form) => shown.some((text) => text.includes(form)));
}

function decoded(text: string): string {
  return text.replace(/(%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
}

/** The base64 characters of the run that do not depend on the text around it. */
function inBase64(run: string): string[] {
  return [0, 1, 2].map((before) =>
    base64('x'.repeat(before) + run)
      .slice(Math.ceil((before * 8) / 6))
      .replace(/=+$/, '')
      .slice(0, 9),
  );
}
