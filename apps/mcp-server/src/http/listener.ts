import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Directory } from '@wabascope/directory';
import type { Authentication, Caller } from './caller.js';
import { allowOrigin, preflight } from './cross-origin.js';
import type { McpEndpoint } from './mcp-endpoint.js';
import { refuse } from './refuse.js';

/** What the listener puts together. */
export interface ListenerParts {
  readonly directory: Directory;
  readonly authentication: Authentication;
  readonly mcp: McpEndpoint;
  /** Refuses foreign hosts and pages. */
  readonly guard: (headers: IncomingMessage['headers']) => Response | undefined;
  /** Answers of fixed paths that anybody may read. */
  readonly documents: ReadonlyMap<string, object>;
  readonly maxConcurrentCalls: number;
  /** In the text format of Prometheus. */
  readonly metrics: { text(): Promise<string>; readonly contentType: string; refused(status: number): void };
  /** Lets the log know who calls while `work` runs. */
  readonly asCaller: <T>(name: string | undefined, work: () => T) => T;
  /** A sentence while the server should get no calls. */
  readonly notReady: () => Promise<string | undefined>;
  /** Called with an error that nobody expected; the client gets status 500. */
  readonly onError: (error: unknown) => void;
  /** A sentence while the server works, but not as well as it could. Absent when that cannot be. */
  readonly degraded?: () => Promise<string | undefined>;
}

/** Answers every request: the probes to anybody, the rest to those who may. */
export function createListener(parts: ListenerParts): RequestListener {
  const { directory, authentication, mcp, guard, documents, maxConcurrentCalls, metrics, asCaller, onError } = parts;
  let underWay = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Response | undefined> {
    const path = request.url?.split('?', 1)[0] ?? '';
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
    if (underWay >= maxConcurrentCalls)
      return refuse(503, 'Too many calls at once; try again.', { 'retry-after': '1' });
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    const view = caller.accounts === undefined ? directory : directory.only(caller.accounts);
    await asCaller(caller.name, () => mcp.serve(view, request, response));
    return undefined;
  }

  /** They name accounts, so they are for those who see all of them. */
  async function measures({ accounts }: Caller): Promise<Response> {
    if (accounts !== undefined) return refuse(403, 'The metrics are about all accounts; this caller sees only some.');
    return new Response(await metrics.text(), { headers: { 'content-type': metrics.contentType } });
  }

  return (request, response) => {
    answer(request, response)
      .catch((error: unknown) => {
        onError(error);
        return refuse(500, 'The server has failed in a way that it does not explain; its log says where.');
      })
      .then(async (answered) => {
        if (answered === undefined || response.headersSent) return;
        if (answered.status >= 400) metrics.refused(answered.status);
        response.writeHead(answered.status, Object.fromEntries(answered.headers));
        response.end(await answered.text());
      })
      // The client has gone away while it was answered.
      .catch(() => response.destroy());
  };
}

async function readiness({ notReady, degraded }: ListenerParts): Promise<Response> {
  const reason = await notReady();
  if (reason !== undefined) return Response.json({ status: 'not ready', reason }, { status: 503 });
  const trouble = await degraded?.();
  return Response.json(trouble === undefined ? { status: 'ready' } : { status: 'degraded', reason: trouble });
}
