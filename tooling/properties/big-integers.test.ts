import { isProviderError } from '@wabascope/core';
import { createHttpClient } from '@wabascope/provider-kit';
import fc from 'fast-check';
import { parse } from 'lossless-json';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { anyText } from './odd-json.js';

/** The body as the HTTP client reads it; `undefined` if it is not JSON. */
async function read(body: string): Promise<unknown> {
  const call = createHttpClient({
    baseUrl: 'https://api.acme.example',
    timeoutMs: 199,
    context: { fetch: async () => new Response(body), now: Date.now, log: () => {}, provider: 'Acme', secrets: [] },
    authorize: () => ({}),
  });
  return call({ method: 'GET', path: '/', schema: z.unknown() }).catch((error: unknown) => {
    if (isProviderError(error) && error.code === 'bad-response') return undefined;
    throw error;
  });
}

const digits = fc.stringMatching(/^-?[1-9]\d{0,25}$/);
const number = fc.oneof(
  digits,
  fc.constantFrom('0', '-0', '9007199254740993', '1e22', '122097329108006499', '1234567890123456.0'),
  fc.tuple(digits, fc.stringMatching(/^(\.\d{1,20})?([eE][+-]?\d{1,2})?$/)).map((parts) => parts.join('')),
);
/** Digits in texts, and what looks like the end of one. */
const text = fc
  .oneof(
    anyText,
    digits,
    digits.map((id) => `", ${id}, \\`),
    digits.map((id) => `[${id}]\\"`),
  )
  .map((value) => JSON.stringify(value));
const space = fc.constantFrom('', '', ' ', '\n\t');

const { json } = fc.letrec<{ json: string; array: string; object: string }>((tie) => ({
  json: fc.oneof({ depthSize: 'small' }, number, text, fc.constantFrom('null', 'true'), tie('array'), tie('object')),
  array: fc
    .tuple(fc.array(tie('json'), { maxLength: 4 }), space)
    .map(([entries, gap]) => `[${entries.join(`${gap},${gap}`)}]`),
  object: fc
    .tuple(fc.uniqueArray(fc.tuple(text, tie('json')), { maxLength: 4, selector: ([name]) => name }), space)
    .map(([members, gap]) => `{${gap}${members.map(([name, value]) => `${name}${gap}:${gap}${value}`).join()}${gap}}`),
}));

describe('an integer of 16 and more digits', () => {
  it('is read as its digits, everything else as JSON', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (body) => {
        const expected = parse(body, undefined, (value) => (/^-?\d{16,}$/.test(value) ? value : Number(value)));
        expect(JSON.stringify(await read(body))).toBe(JSON.stringify(expected));
      }),
      { numRuns: 3_000 },
    );
  });

  it('makes JSON of no text that is none', async () => {
    const scrap = fc.oneof(
      digits,
      text,
      fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '-', '.', 'e', '0', ' '),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(scrap, { maxLength: 8 }), async (scraps) => {
        const body = scraps.join('');
        const isJson = (await read(body)) !== undefined;
        expect(isJson).toBe(isParsed(body));
      }),
      { numRuns: 3_000 },
    );
  });
});

function isParsed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
