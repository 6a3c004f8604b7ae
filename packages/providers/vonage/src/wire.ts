import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

const counts = { total_pages: wire.count, total_items: wire.count };

export const wabasPage = z.looseObject({ ...counts, _embedded: z.looseObject({ wabas: z.array(z.unknown()) }) });
export const numbersPage = z.looseObject({ ...counts, _embedded: z.looseObject({ numbers: z.array(z.unknown()) }) });

export const wabaResponse = z.looseObject({});

/** A row of the list, and the response to a request for one WABA. `api_key`, half of a credential, is not read. */
export const wabaRow = z.object({
  /** It becomes part of paths. */
  waba_id: wire.requiredText.pipe(z.string().regex(/^\d{1,32}$/)),
  name: wire.text,
  account_review_status: wire.word,
  currency: wire.text,
  timezone_id: wire.text,
  solution_id: wire.text,
});
export type WabaRow = z.infer<typeof wabaRow>;

/** The names under which the number may be, because Vonage does not document the row. */
const names = ['whatsapp_number', 'number', 'phone_number', 'msisdn', 'id'] as const;

/** The first member that is a number with its country code. */
export function numberIn(row: Partial<Record<(typeof names)[number], string | null | undefined>>): string | undefined {
  return names.map((name) => row[name]).find((value) => /^\+?\d{7,15}$/.test(value ?? '')) ?? undefined;
}

export const numberRow = z
  .looseObject({
    whatsapp_number: wire.text,
    number: wire.text,
    phone_number: wire.text,
    msisdn: wire.text,
    id: wire.text,
    verified_name: wire.text,
    // Meta's names.
    status: wire.word,
    quality_rating: wire.word,
    messaging_limit_tier: wire.word,
  })
  .superRefine((row, context) => {
    if (numberIn(row) !== undefined) return;
    // The error names the members that the row has. Each of them is then left out, so it needs one more.
    for (const name of [...Object.keys(row), names[0]]) {
      context.addIssue({ code: 'custom', path: [name], message: 'is not a number' });
    }
  });
export type NumberRow = z.infer<typeof numberRow>;

/** A problem report (RFC 7807). */
export const problem = z.object({ title: wire.text, detail: z.unknown().optional(), instance: z.unknown().optional() });
