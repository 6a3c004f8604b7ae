import { defineProvider, type PhoneNumber } from '@wabascope/core';
import { createDirectory } from '@wabascope/directory';
import { expect, onTestFinished, test } from 'vitest';
import { webhookFindings } from './webhook-findings.js';

const callbacks = { replacedUrl: 'https://bot.example/own' };

/** An account with these numbers, in the WABA 7, and one number of an account that is not checked. */
async function directoryOf(numbers: readonly PhoneNumber[], receivesWebhooks: boolean) {
  const acme = defineProvider<{ alias: string }>({
    specificationVersion: 1,
    id: 'acme',
    name: 'Acme',
    reports: { number: ['callbacks'], waba: ['receivesWebhooks'] },
    settings: {
      info: { alias: { description: 'Alias.', required: true, secret: false, type: 'string' } },
      schema: {
        '~standard': { version: 1, vendor: 'acme', validate: (value) => ({ value: value as { alias: string } }) },
      },
    },
    create: ({ alias }) => ({
      async *listNumbers() {
        yield { items: alias === 'checked' ? [...numbers] : [{ id: '9', callbacks }], warnings: [] };
      },
      async *getWabas() {
        yield { items: alias === 'checked' ? [{ id: '7', receivesWebhooks }] : [], warnings: [] };
      },
    }),
  });
  const accounts = {
    checked: { provider: 'acme', alias: 'checked' },
    other: { provider: 'acme', alias: 'other' },
  } as const;
  const directory = await createDirectory({ accounts, providers: { acme: async () => acme } });
  onTestFinished(() => directory.close());
  return directory;
}

const inWaba = Array.from({ length: 130 }, (_, index): PhoneNumber => ({ id: `${index}`, wabaId: '7' }));

test('a WABA without a subscribed app and a number with its own callback are warnings with their counts', async () => {
  const directory = await directoryOf([...inWaba, { id: 'own', callbacks }], false);
  expect(await webhookFindings(directory, 'checked')).toEqual([
    {
      severity: 'warning',
      step: 'data',
      message: expect.stringMatching(/^131 numbers have the notice not-subscribed\. No app is subscribed to the WABA/),
    },
    {
      severity: 'warning',
      step: 'data',
      message: expect.stringMatching(/^1 number has the notice callback-differs\. The number has its own callback URL/),
    },
  ]);
});

test('numbers whose messages arrive cause no finding', async () => {
  expect(await webhookFindings(await directoryOf(inWaba, true), 'checked')).toEqual([]);
});
