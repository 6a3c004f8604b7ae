import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Directory } from '@wabascope/directory';
import { internalErrorMessage } from '../logs/log.js';
import { maxMessageBytes } from '../message-limit.js';
import type { Authentication, Caller } from './authentication.js';
import type { CallSlots } from './call-slots.js';
import { changesResponse } from './changes-endpoint.js';
import { allowOrigin, preflight } from './cross-origin.js';
import { errorResponse, methodNotAllowed, notFound } from './error-response.js';
import type { Hints } from './hints.js';
import type { McpEndpoint } from './mcp-endpoint.js';
import { readMessage } from './message.js';
import { createViews } from './views.js';

/** Collaborators of the listener. */
export interface ListenerParts {
  readonly directory: Directory;
  readonly authentication: Authentication;
  readonly mcp: McpEndpoint;
  /** Rejects unknown hosts and pages. */
  readonly guard: (headers: IncomingMessage['headers']) => Response | undefined;
  /** Public documents by path. */
  readonly documents: ReadonlyMap<string, object>;
  /** Absent if no account has hints. */
  readonly hints?: Hints | undefined;
  /** For calls in progress. */
  readonly slots: CallSlots;
  /** For messages that are arriving: limits the memory that one caller's partial messages take. */
  readonly arrivals: CallSlots;
  /** In the text format of Prometheus. */
  readonly metrics: { text(): Promise<string>; readonly contentType: string; errorResponse(status: number): void };
  /** Called with an error that no client caused. */
  readonly failed: (error: unknown) => void;
  /** Runs `work` with the caller in every log line. */
  readonly asCaller: <T>(caller: Caller, work: () => T) => T;
  /** A sentence while the server should get no calls; otherwise undefined. */
  readonly notReady: () => Promise<string | undefined>;
  /** A sentence while the server works with limitations; otherwise undefined. */
  readonly degraded?: () => Promise<string | undefined>;
  /** Whether the server takes no new calls. */
  readonly isClosing: () => boolean;
}

/** The paths that need a caller. */
const paths: ReadonlySet<string> = new Set(['/mcp', '/changes', '/metrics']);

/** Responds to every request. Probes are public, hints have their own secrets, the rest needs a caller. */
export function createListener(parts: ListenerParts): RequestListener {
  const { directory, authentication, mcp, guard, documents, slots, arrivals, metrics, asCaller } = parts;
  const viewOf = createViews(directory);

  /** Undefined if the MCP endpoint has written the response. */
  async function responseTo(request: IncomingMessage, response: ServerResponse): Promise<Response | undefined> {
    const path = request.url?.split('?', 1)[0] ?? '';
    // TRACE would return the request headers, secrets included.
    if (request.method === 'TRACE') return methodNotAllowed(path === '/mcp' ? 'POST' : 'GET, HEAD');
    if (path === '/healthz') return Response.json({ status: 'alive' });
    if (path === '/readyz') return readiness(parts);
    const rejected = guard(request.headers);
    if (rejected !== undefined) return rejected;
    allowOrigin(response, request.headers.origin);
    const preflightResponse = preflight(request);
    if (preflightResponse !== undefined) return preflightResponse;
    const document = documents.get(path);
    if (document !== undefined) return Response.json(document);
    // Their senders use other secrets.
    const hintResponse = parts.hints?.respond(request);
    if (hintResponse !== undefined) return hintResponse;
    if (!paths.has(path)) return notFound();
    const caller = await authentication.authenticate(request.headers.authorization);
    if (caller instanceof Response) return caller;
    if (path === '/metrics') return metricsResponse(caller);
    return path === '/mcp' ? serve(caller, request, response) : changes(caller, request, response);
  }

  /** Takes a slot for each of `count` calls until the response is closed. Returns an error response if it cannot. */
  function enter(caller: Caller, count: number, response: ServerResponse): Response | undefined {
    if (parts.isClosing()) return errorResponse(503, 'The server is shutting down.', { 'retry-after': '1' });
    const leave = slots.take(caller, count);
    if (leave instanceof Response) return leave;
    if (response.destroyed) leave();
    else response.once('close', leave);
    return undefined;
  }

  async function changes(
    caller: Caller,
    { method, url = '' }: IncomingMessage,
    response: ServerResponse,
  ): Promise<undefined | Response> {
    if (method !== 'GET' && method !== 'HEAD') return methodNotAllowed('GET, HEAD');
    const rejected = enter(caller, 1, response);
    if (rejected !== undefined || response.destroyed) return rejected;
    const closed = new AbortController();
    response.once('close', () => closed.abort());
    return asCaller(caller, () => changesResponse(viewOf(caller), url, closed.signal));
  }

  async function serve(
    caller: Caller,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<undefined | Response> {
    const arrived = arrivals.take(caller, 1);
    if (arrived instanceof Response) return arrived;
    const message = await readMessage(request, maxMessageBytes).finally(arrived);
    if (message instanceof Response) return message;
    const rejected = enter(caller, message.count, response);
    if (rejected !== undefined || response.destroyed) return rejected;
    await asCaller(caller, () => mcp.serve(viewOf(caller), message, request, response));
    return undefined;
  }

  /** Metrics count numbers of all accounts, so only callers that see all accounts may read them. */
  async function metricsResponse({ accounts }: Caller): Promise<Response> {
    if (accounts !== undefined)
      return errorResponse(403, 'Metrics cover all accounts, and this caller sees only some.');
    return new Response(await metrics.text(), { headers: { 'content-type': metrics.contentType } });
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const result = await responseTo(request, response).catch((error) => {
      // The client disconnected while its message was read.
      if (response.destroyed || request.socket.destroyed) return undefined;
      parts.failed(error);
      return errorResponse(500, internalErrorMessage);
    });
    if (result === undefined || response.headersSent) return;
    if (result.status >= 400) metrics.errorResponse(result.status);
    // Clients must not reuse a connection of a server that shuts down.
    if (parts.isClosing()) response.setHeader('connection', 'close');
    response.writeHead(result.status, Object.fromEntries(result.headers));
    response.end(await result.text());
  }

  return (request, response) => {
    respond(request, response).catch((error) => {
      if (!response.destroyed) parts.failed(error);
      response.destroy();
    });
  };
}

async function readiness({ notReady, degraded }: ListenerParts): Promise<Response> {
  const reason = await notReady();
  if (reason !== undefined) return Response.json({ status: 'not ready', reason }, { status: 503 });
  const limitation = await degraded?.();
  return Response.json(limitation === undefined ? { status: 'ready' } : { status: 'degraded', reason: limitation });
}
