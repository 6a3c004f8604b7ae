import { ProviderError } from '@wabascope/core';

/**
 * The text of a response, counted while it is read (of a compressed body, what comes out) and broken off at the limit.
 * @throws {ProviderError} `bad-response` when it is larger than `maxBytes`.
 */
export async function readBody(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  const chunks: string[] = [];
  let bytes = 0;
  // Leaving the loop cancels the stream, and with it the download.
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      throw new ProviderError(
        'bad-response',
        `The answer is larger than ${maxBytes} bytes and was not read to its end.`,
        {
          status: response.status,
        },
      );
    }
    chunks.push(decoder.decode(chunk, { stream: true }));
  }
  chunks.push(decoder.decode());
  return chunks.join('');
}
