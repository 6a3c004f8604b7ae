import type { RequestListener, ServerResponse } from 'node:http';
import { FakeErrorResponse, type FakeResponse, type IncomingRequest, Text } from './exchange.js';
import { corruptContent } from './faults/corrupt-content.js';
import { deliver } from './faults/deliver.js';
import type { RequestFault } from './faults/fault.js';
import type { FaultBox } from './faults/fault-box.js';
import { corruptBody, payloadOf } from './faults/payload.js';
import { replaceResponse } from './faults/replace-response.js';
import { receive } from './listener.js';
import type { ProviderId } from './providers/index.js';
import type { SandboxRequest } from './request-log.js';
import type { FakeServer, SandboxProvider } from './sandbox-provider.js';

/** What the requests to one provider need. */
export interface Serving<Fleet, Settings extends object> {
  readonly id: ProviderId;
  readonly provider: SandboxProvider<Fleet, Settings>;
  readonly server: FakeServer;
  readonly faults: FaultBox;
  readonly now: () => number;
  readonly record: (request: SandboxRequest) => void;
}

/** Responds to the requests to one provider, with the faults that apply to them. */
export function requestListener<Fleet, Settings extends object>(serving: Serving<Fleet, Settings>): RequestListener {
  const { id, provider, server, faults, now, record } = serving;
  return async (message, serverResponse) => {
    const gone = new AbortController();
    serverResponse.on('close', () => gone.abort());
    try {
      const request = await receive(message, now);
      const call = server.callOf(request);
      const { pageParameter } = provider;
      const page = (pageParameter && request.query.get(pageParameter)) || '1';
      const struck = faults.strike({ provider: id, call, page });
      const response = corrupted(responseTo(request, struck, serving), struck, provider);
      const payload = struck.reduce(corruptBody, payloadOf(response));
      // Node would send the machine's time. Clients compute the offset of their clock from this header.
      const dated = { ...payload, headers: { Date: new Date(now()).toUTCString(), ...payload.headers } };
      record({
        provider: id,
        call,
        at: request.receivedAt,
        method: request.method,
        path: request.path,
        headerNames: Object.keys(request.headers).sort(),
        ...(request.headers['user-agent'] !== undefined && { userAgent: request.headers['user-agent'] }),
        status: response.status,
        ...(response.errorCode !== undefined && { errorCode: response.errorCode }),
        faults: struck.map(({ kind }) => kind),
        ended: end(serverResponse),
      });
      await deliver(serverResponse, dated, struck, gone.signal);
    } catch (error) {
      if (!gone.signal.aborted) serverResponse.destroy(error instanceof Error ? error : undefined);
    }
  };
}

function responseTo<Fleet, Settings extends object>(
  request: IncomingRequest,
  struck: readonly RequestFault[],
  { provider, server }: Serving<Fleet, Settings>,
): FakeResponse {
  try {
    return server.respond(struck.some(({ kind }) => kind === 'repeat-page') ? firstPage(request, provider) : request);
  } catch (error) {
    if (error instanceof FakeErrorResponse) return error.response;
    throw error;
  }
}

function firstPage<Fleet, Settings extends object>(
  request: IncomingRequest,
  { pageParameter }: SandboxProvider<Fleet, Settings>,
): IncomingRequest {
  const query = new URLSearchParams(request.query);
  if (pageParameter) query.delete(pageParameter);
  return { ...request, query };
}

function corrupted<Fleet, Settings extends object>(
  response: FakeResponse,
  struck: readonly RequestFault[],
  { errorBody, wordFields }: SandboxProvider<Fleet, Settings>,
): FakeResponse {
  return struck.reduce((current, fault) => {
    const replaced = replaceResponse(current, fault, errorBody);
    if (replaced.body instanceof Text) return replaced;
    return { ...replaced, body: corruptContent(replaced.body, fault, wordFields) };
  }, response);
}

function end(response: ServerResponse): Promise<'completed' | 'broken'> {
  return new Promise((resolve) => {
    response.on('close', () => resolve(response.writableFinished ? 'completed' : 'broken'));
  });
}
