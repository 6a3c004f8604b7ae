import { ProviderError } from '@wabascope/core';

/**
 * The text of a response, counted while it is read (of a compressed body, what comes out) and broken off at the limit.
 * @throws {ProviderError} `bad-response` when it is larger than `maxBytes`.
 */
export async function readBody(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new TextDecoder().decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      // It ends the download; what it says then is of no interest.
      reader.cancel().catch(() => {});
      throw new ProviderError(
        'bad-response',
        `The answer is larger than ${maxBytes} bytes and was not read to its end.`,
        {
          status: response.status,
        },
      );
    }
    chunks.push(value);
  }
}
