import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Directory } from '@wabascope/directory';
import { unexplained } from '../logs/trace.js';
import { maxMessageBytes } from '../message-limit.js';
import type { Authentication, Caller } from './caller.js';
import { allowOrigin, preflight } from './cross-origin.js';
import type { McpEndpoint } from './mcp-endpoint.js';
import { readMessage } from './message.js';
import type { Places } from './places.js';
import { methodRefused, refuse } from './refuse.js';

/** What the listener puts together. */
export interface ListenerParts {
  readonly directory: Directory;
  readonly authentication: Authentication;
  readonly mcp: McpEndpoint;
  /** Refuses foreign hosts and pages. */
  readonly guard: (headers: IncomingMessage['headers']) => Response | undefined;
  /** Answers of fixed paths that anybody may read. */
  readonly documents: ReadonlyMap<string, object>;
  /** For calls that are under way. */
  readonly places: Places;
  /** For messages that are arriving, so that one caller does not fill the memory with halves of messages. */
  readonly arrivals: Places;
  /** In the text format of Prometheus. */
  readonly metrics: { text(): Promise<string>; readonly contentType: string; refused(status: number): void };
  /** Called with an error that no client has caused. */
  readonly failed: (error: unknown) => void;
  /** Lets the log know who calls while `work` runs. */
  readonly asCaller: <T>(caller: Caller, work: () => T) => T;
  /** A sentence while the server should get no calls. */
  readonly notReady: () => Promise<string | undefined>;
  /** A sentence while the server works, but not as well as it could. Absent when that cannot be. */
  readonly degraded?: () => Promise<string | undefined>;
  /** Whether the server takes no new calls. */
  readonly isClosing: () => boolean;
}

/** Answers every request: the probes to anybody, the rest to those who may. */
export function createListener(parts: ListenerParts): RequestListener {
  const { directory, authentication, mcp, guard, documents, places, arrivals, metrics, asCaller } = parts;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Response | undefined> {
    const path = request.url?.split('?', 1)[0] ?? '';
    // It would send back the headers of the request, secrets included.
    if (request.method === 'TRACE') return methodRefused(path === '/mcp' ? 'POST' : 'GET, HEAD');
    if (path === '/healthz') return Response.json({ status: 'alive' });
    if (path === '/readyz') return readiness(parts);
    const refused = guard(request.headers);
    if (refused !== undefined) return refused;
    allowOrigin(response, request.headers.origin);
    const asked = preflight(request);
    if (asked !== undefined) return asked;
    const document = documents.get(path);
    if (document !== undefined) return Response.json(document);
    if (path !== '/mcp' && path !== '/metrics') return refuse(404, 'There is nothing here; MCP is served at /mcp.');
    const caller = await authentication.authenticate(request.headers.authorization);
    if (caller instanceof Response) return caller;
    return path === '/mcp' ? serve(caller, request, response) : measures(caller);
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
    if (parts.isClosing()) return refuse(503, 'This server is about to end.', { 'retry-after': '1' });
    const leave = places.take(caller, message.count);
    if (leave instanceof Response) return leave;
    if (response.destroyed) return void leave();
    response.once('close', leave);
    const view = caller.accounts === undefined ? directory : directory.only(caller.accounts);
    await asCaller(caller, () => mcp.serve(view, message.body, request, response));
    return undefined;
  }

  /** They name accounts, so they are for those who see all of them. */
  async function measures({ accounts }: Caller): Promise<Response> {
    if (accounts !== undefined) return refuse(403, 'The metrics are about all accounts; this caller sees only some.');
    return new Response(await metrics.text(), { headers: { 'content-type': metrics.contentType } });
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answered = await answer(request, response).catch((error) => {
      // The client has gone away while its message was read.
      if (response.destroyed || request.socket.destroyed) return undefined;
      parts.failed(error);
      return refuse(500, unexplained);
    });
    if (answered === undefined || response.headersSent) return;
    if (answered.status >= 400) metrics.refused(answered.status);
    // What is open when the server ends is not used again.
    if (parts.isClosing()) response.setHeader('connection', 'close');
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    response.end(await answered.text());
  }

  return (request, response) => {
    // The client has gone away while it was answered.
    respond(request, response).catch(() => response.destroy());
  };
}

async function readiness({ notReady, degraded }: ListenerParts): Promise<Response> {
  const reason = await notReady();
  if (reason !== undefined) return Response.json({ status: 'not ready', reason }, { status: 503 });
  const trouble = await degraded?.();
  return Response.json(trouble === undefined ? { status: 'ready' } : { status: 'degraded', reason: trouble });
}
