import { expect, test } from 'vitest';
import { acme, errorsWith, failure, getNumbers } from './__fixtures__/client.js';
import { json, serve } from './__fixtures__/serve.js';

const controls = Array.from({ length: 0x20 }, (_, code) => code).filter((code) => code !== 0x09);
const errors = { ...errorsWith('rejected', { code: 'auth', message: 'No.' }), credential: ['token'] };

test.each([...controls, 0x7f, 0x200b, 0x1f511])(
  'a credential with U+%i is an error that names its settings and not its value, and nothing is sent',
  async (code) => {
    const { baseUrl, received } = await serve(json({ ok: true }));
    const token = `s3cr3t${String.fromCodePoint(code)}s3cr3t`;
    const call = acme(baseUrl, { errors, authorize: () => ({ authorization: `Bearer ${token}` }) });
    const { code: kind, message, details } = await failure(call(getNumbers));
    expect([kind, message, details.settings]).toEqual([
      'config',
      'A credential for Acme contains a character that HTTP does not allow; paste it again.',
      ['token'],
    ]);
    expect(received).toEqual([]);
  },
);

test.each(['to\tken', 'tøken', 'to  ken'])('a credential %j is sent as it is', async (token) => {
  const { baseUrl, received } = await serve(json({ ok: true }));
  await acme(baseUrl, { authorize: () => ({ 'x-key': token }) })(getNumbers);
  expect(received).toMatchObject([{ headers: { 'x-key': token } }]);
});
