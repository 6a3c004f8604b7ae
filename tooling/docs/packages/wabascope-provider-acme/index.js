// The third-party plugin in the examples of the pages.
import { defineProvider, ProviderError } from '@wabascope/core';
import {
  connectionSettings,
  createHttpClient,
  defined,
  defineSettings,
  metaWords,
  numberedPages,
  readRows,
  secretSetting,
  wire,
} from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import * as z from 'zod';

const body = z.object({ rows: z.array(z.unknown()), pages: wire.count });
const row = z.object({ phone: wire.requiredText, state: wire.word });

export default defineProvider({
  specificationVersion: 1,
  id: 'acme',
  name: 'Acme',
  reports: { number: ['phoneNumber', 'displayPhoneNumber', 'status'], waba: [] },
  settings: defineSettings({
    token: secretSetting({ description: 'Token of the Acme console.', env: 'ACME_TOKEN' }),
    ...connectionSettings('https://api.acme.example/v1'),
  }),
  create({ token, baseUrl, timeoutMs }, context) {
    const authorize = () => ({ authorization: `Bearer ${token.reveal()}` });
    const call = createHttpClient({ provider: 'Acme', baseUrl, timeoutMs, context, authorize });
    return {
      async *listNumbers({ wabaId, signal } = {}) {
        if (wabaId !== undefined) throw new ProviderError('unsupported', 'Acme does not report the WABA of a number.');
        yield* numberedPages(async (number) => {
          const query = { page: String(number) };
          const { rows, pages } = await call({ method: 'GET', path: '/numbers', query, schema: body, signal });
          const page = await readRows(rows, row, ({ phone, state }, reading) =>
            defined({
              ...readPhone(phone),
              status: reading.word('status', state, metaWords.status),
              ...reading.reported(),
            }),
          );
          return { ...page, pages: pages ?? undefined };
        });
      },
    };
  },
});
