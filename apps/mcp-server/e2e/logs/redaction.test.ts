import { expect, it } from 'vitest';
import { builtInProviders } from '../../src/built-in-providers.js';
import { redact } from '../../src/logs/redaction.js';

it.each(Object.entries(builtInProviders))('every secret setting of %s is redacted by name', async (_, load) => {
  const { settings } = await load();
  const secret = Object.entries(settings.info).flatMap(([name, info]) => (info.secret ? [name] : []));
  expect(secret.length).toBeGreaterThan(0);
  expect(redact.paths).toEqual(expect.arrayContaining(secret.map((name) => `["${name}"]`)));
});
