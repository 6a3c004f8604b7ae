import {
  completable,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import { type Directory, isArgumentError, traceOf } from '@wabascope/directory';
import {
  type AccountResource,
  accountResources,
  type CallEnd,
  type CallResult,
  changesResource,
  type FixedResource,
  instructions,
  type Prompt,
  prompts,
  registerTools,
} from '@wabascope/mcp-tools';
import { numbersView } from '@wabascope/view';
import * as z from 'zod';
import { internalErrorMessage, type Log } from './logs/log.js';
import { loggedCalls } from './logs/tool-calls.js';
import { ExplainingServer } from './parameter-errors.js';
import type { NextRound } from './rounds.js';
import { version } from './version.js';

const day = 24 * 60 * 60 * 1000;

/**
 * An MCP server over a directory. It is cheap: each connection or request gets a new one.
 * @param apps Whether assistants get the view of the numbers.
 */
export function createServer(
  directory: Directory,
  log: Log,
  onCall: (end: CallEnd) => void,
  nextRound: NextRound,
  apps: boolean,
): McpServer {
  const server = new ExplainingServer(
    { name: 'wabascope', title: 'Wabascope', version },
    {
      instructions,
      capabilities: {
        tools: { listChanged: false },
        prompts: { listChanged: false },
        resources: { listChanged: false },
        logging: {},
        ...(apps && { extensions: { [numbersView.extension]: {} } }),
      },
      // Results that depend on the caller's accounts are private.
      cacheHints: {
        'server/discover': { ttlMs: day, cacheScope: 'public' },
        'tools/list': { ttlMs: day, cacheScope: 'public' },
        'prompts/list': { ttlMs: day, cacheScope: 'public' },
        'resources/templates/list': { ttlMs: day, cacheScope: 'public' },
        'resources/list': { ttlMs: 5 * 60 * 1000, cacheScope: 'private' },
        'resources/read': { ttlMs: 60 * 1000, cacheScope: 'private' },
      },
    },
  );
  const handle = requestHandler(log, nextRound);
  registerTools(loggedCalls(server, log, nextRound), directory, {
    onCall,
    ...(apps && { view: numbersView }),
  });
  for (const prompt of prompts) registerPrompt(server, directory, handle, prompt);
  registerFixedResource(server, directory, handle, changesResource);
  for (const resource of accountResources) registerResource(server, directory, handle, resource);
  if (apps) registerView(server, handle);
  return server;
}

function registerPrompt(server: McpServer, directory: Directory, handle: RequestHandler, prompt: Prompt): void {
  const { name, title, description, arguments: known, text } = prompt;
  const shape = Object.entries(known).map(
    ([argument, { description, complete }]): [string, z.ZodOptional<z.ZodString>] => {
      return [
        argument,
        completable(z.string().describe(description), (typed) =>
          handle('completion/complete', () => complete(directory, typed)),
        ).optional(),
      ];
    },
  );
  const argsSchema = z.looseObject(Object.fromEntries(shape));
  server.registerPrompt(name, { title, description, argsSchema }, (args) =>
    handle('prompts/get', () => {
      const content = { type: 'text' as const, text: text(directory, args) };
      return { messages: [{ role: 'user' as const, content }] };
    }),
  );
}

const mimeType = 'application/json';

function registerFixedResource(
  server: McpServer,
  directory: Directory,
  handle: RequestHandler,
  { name, title, description, uri, read }: FixedResource,
): void {
  server.registerResource(name, uri, { title, description, mimeType }, (_, context) => {
    const { signal } = context.mcpReq;
    return handle(
      'resources/read',
      async () => ({ contents: [contentOf(uri, await read(directory, { signal }))] }),
      signal,
    );
  });
}

function contentOf(uri: string, { content, isError }: CallResult) {
  const text = content[0]?.text ?? '';
  if (isError) throw new ProtocolError(ProtocolErrorCode.InternalError, text);
  return { uri, mimeType, text };
}

/** Maximum number of listed resources. The template and its completion reach the others. */
const maxListed = 100;

function registerResource(
  server: McpServer,
  directory: Directory,
  handle: RequestHandler,
  resource: AccountResource,
): void {
  const { name, title, description, uriTemplate, uri, complete, read } = resource;
  const template = new ResourceTemplate(uriTemplate, {
    list: () =>
      handle('resources/list', () => ({
        resources: directory
          .accounts()
          .slice(0, maxListed)
          .map(({ account }) => ({ uri: uri(account), name: `${account}: ${title}`, mimeType })),
      })),
    complete: { account: (typed) => handle('completion/complete', () => complete(directory, typed)) },
  });
  server.registerResource(name, template, { title, description, mimeType }, ({ href }, { account }, context) => {
    const { signal } = context.mcpReq;
    return handle(
      'resources/read',
      async () => {
        const alias = decoded(String(account));
        if (alias === undefined || !directory.accounts().some((known) => known.account === alias)) {
          throw new ResourceNotFoundError(href);
        }
        return { contents: [contentOf(href, await read(directory, alias, { signal }))] };
      },
      signal,
    );
  });
}

/** The tools name it. It has no data, so every caller may read it. */
function registerView(server: McpServer, handle: RequestHandler): void {
  const { uri, title, description, mimeType, html } = numbersView;
  server.registerResource('numbers-view', uri, { title, description, mimeType }, () =>
    handle('resources/read', async () => ({ contents: [{ uri, mimeType, text: await html() }] })),
  );
}

type RequestHandler = <T>(request: string, work: () => T | Promise<T>, signal?: AbortSignal) => Promise<T>;

/** Converts an invalid argument to a protocol error, and logs an unexpected error. */
function requestHandler(log: Log, nextRound: NextRound): RequestHandler {
  return async (request, work, signal) => {
    await nextRound();
    try {
      return await work();
    } catch (error) {
      if (isArgumentError(error)) throw new ProtocolError(ProtocolErrorCode.InvalidParams, error.message);
      if (error instanceof ProtocolError || signal?.aborted) throw error;
      log.error('Request failed.', { request, ...traceOf(error) });
      throw new ProtocolError(ProtocolErrorCode.InternalError, internalErrorMessage);
    }
  };
}

function decoded(alias: string): string {
  try {
    return decodeURIComponent(alias).trim();
  } catch {
    const message = 'The account in the URI must be percent-encoded UTF-8. List the resources to see their URIs.';
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, message);
  }
}
