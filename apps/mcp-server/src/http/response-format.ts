import type { ResponseFormat } from './accepted-format.js';

/**
 * The same response in a format that the client accepts. Error responses are always JSON.
 * @param isBatch Whether the client sent a list of messages. It gets a list of responses, even if there is only one.
 */
export async function inFormat(response: Response, format: ResponseFormat, isBatch: boolean): Promise<Response> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (response.status !== 200 || format === 'either' || isStream === (format === 'stream')) return response;
  return isStream ? asJson(await response.text(), isBatch) : asStream(await response.text());
}

/** Leaves out notifications, which only a stream can carry. */
function asJson(events: string, isBatch: boolean): Response {
  const data = [...events.matchAll(/^data: (.+)$/gm)].map(([, json = '']) => JSON.parse(json));
  const responses = data.filter((message) => !('method' in message));
  return Response.json(responses.length === 1 && !isBatch ? responses[0] : responses);
}

function asStream(json: string): Response {
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' };
  return new Response(`event: message\ndata: ${json}\n\n`, { headers });
}
