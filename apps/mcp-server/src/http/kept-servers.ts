import type { McpServer } from '@modelcontextprotocol/server';
import type { Directory } from '@wabascope/directory';

/** Servers without a connection, which serve one call after another. Creating a server takes longer than most calls. */
export interface KeptServers {
  /** A server of this directory that no other call uses. */
  take(directory: Directory): McpServer;
  /** Keeps a server for a later call. Only after its call has ended: a later message would reach the next client. */
  keep(directory: Directory, server: McpServer): void;
}

/** Servers kept for one directory. More calls at the same time get new servers. */
const maxKept = 16;

/** @param createServer Makes a server that sees only `directory`. */
export function createKeptServers(createServer: (directory: Directory) => McpServer): KeptServers {
  /** A server never moves to another directory, so callers with other accounts cannot get it. */
  const kept = new WeakMap<Directory, McpServer[]>();
  return {
    take: (directory) => kept.get(directory)?.pop() ?? createServer(directory),
    keep(directory, server) {
      const servers = kept.get(directory) ?? [];
      if (servers.length < maxKept && !server.isConnected()) servers.push(server);
      kept.set(directory, servers);
    },
  };
}
