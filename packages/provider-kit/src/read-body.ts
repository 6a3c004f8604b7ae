import { ProviderError } from '@wabascope/core';
import { createJsonMeter } from './json-meter.js';

/**
 * The text of a response, measured after decompression. Reading stops at a limit.
 * @throws {ProviderError} `bad-response` when it is larger than `maxBytes`, or its JSON would take long to parse.
 */
export async function readBody(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const chunks: Uint8Array[] = [];
  const measure = createJsonMeter();
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new TextDecoder().decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    bytes += value.byteLength;
    const excess = bytes > maxBytes ? `more than ${maxBytes} bytes` : measure(value);
    if (excess !== undefined) {
      // Ends the download.
      reader.cancel().catch(() => {});
      throw new ProviderError('bad-response', `The response has ${excess} and was not read completely.`, {
        status: response.status,
      });
    }
    chunks.push(value);
  }
}
