import { expect, it } from 'vitest';
import { builtInPlugins } from '../built-in-plugins.js';
import { redacted } from './redaction.js';

it.each(await builtInPlugins())('the secret settings of $id are redacted by name', ({ settings }) => {
  const secrets = Object.entries(settings.info).flatMap(([name, { secret }]) => (secret ? [name] : []));
  expect(secrets.length).toBeGreaterThan(0);
  const line = redacted(Object.fromEntries(secrets.map((name) => [name, 'derived-71'])));
  expect(line).toEqual(Object.fromEntries(secrets.map((name) => [name, '[secret]'])));
});

it.each(['x-acs-security-token', 'x-awal-signature-256', 'access_token', 'sign', 'Cookie', 'Authorization', 'apiKey'])(
  '%s is redacted in objects and lists',
  (name) => {
    const secret = { [name]: 'derived-72' };
    const hidden = { [name]: '[secret]' };
    expect(redacted({ ...secret, data: { headers: secret, list: [secret] } })).toEqual({
      ...hidden,
      data: { headers: hidden, list: [hidden] },
    });
  },
);

it('other values stay, and a URL loses its query', () => {
  const at = new Date(0);
  const line = { accessKeyId: 'id', account: 'a', count: 0, at, data: { url: 'https://api.example/a?b=1#c' } };
  expect(redacted(line)).toEqual({ ...line, data: { url: 'https://api.example/a' } });
});
