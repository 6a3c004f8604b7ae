import { createHttpClient, defined, metaWords, numberedPages, readRows, wire } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import * as z from 'zod';

const body = z.object({ rows: z.array(z.unknown()), pages: wire.count });
const row = z.object({ phone: wire.requiredText, state: wire.word });

/**
 * @param {{ token: import('@wabascope/provider-kit').Secret, baseUrl: string, timeoutMs: number }} settings
 * @param {import('@wabascope/provider-kit').AccountContext} context
 */
export function openAccount({ token, baseUrl, timeoutMs }, context) {
  const authorize = () => ({ authorization: `Bearer ${token.reveal()}` });
  const call = createHttpClient({ baseUrl, timeoutMs, context, authorize });
  return {
    /** @param {import('@wabascope/core').ListOptions} [options] */
    listNumbers: ({ signal } = {}) =>
      numberedPages(
        async (page) => {
          const request = /** @type {const} */ ({ method: 'GET', path: '/numbers', query: { page: String(page) } });
          const { rows, pages } = await call({ ...request, schema: body, signal });
          return { rows, pages };
        },
        (rows) =>
          readRows(rows, row, ({ phone, state }, reading) =>
            defined({
              ...readPhone(phone),
              status: reading.word('status', state, metaWords.status),
              ...reading.reported(),
            }),
          ),
      ),
  };
}
