import { ProviderError, type ProviderErrorCode } from '@wabascope/core';
import { defined, errorFromStatus, type HttpResponse, upstreamMessage } from '@wabascope/provider-kit';
import { failure } from './wire.js';

type Meaning = readonly [code: ProviderErrorCode, message: string, settings?: readonly string[]];

/** The codes of Acme, from its page on errors: what is wrong, and what the person who reads it must do. */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['KEY_INVALID', ['auth', 'Acme does not know this API key; check apiKey.', ['apiKey']]],
  ['KEY_SCOPE', ['permission', 'The API key may not read numbers; allow it to, in the Acme console.', ['apiKey']]],
]);
const other: Meaning = ['rejected', 'Acme refuses the request; its code and message say why.'];

/** An error in the body counts on HTTP 200 too. Undefined: the answer is no refusal. */
export function refusal({ body, status }: HttpResponse): ProviderError | undefined {
  const { data } = failure.safeParse(body);
  if (data === undefined) return undefined;
  const details = defined({
    upstreamCode: upstreamMessage(data.error.code),
    upstreamMessage: upstreamMessage(data.error.message),
  });
  const known = meanings.get(data.error.code);
  if (known === undefined && status >= 400) return errorFromStatus('Acme', status, details);
  const [code, message, settings] = known ?? other;
  return new ProviderError(code, message, defined({ ...details, settings }));
}
