import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { executable } from './executable.js';

/** The built server, serving over HTTP on a free port. */
export interface HttpServer {
  /** Of the MCP endpoint. */
  readonly url: URL;
  readonly process: ChildProcessWithoutNullStreams;
  /** What it has written to stderr so far. */
  readonly stderr: () => string;
  close(): Promise<void>;
}

/** @param args Beside `--http`; `address` is what goes after it. */
export async function startHttpServer(args: readonly string[], address = '0'): Promise<HttpServer> {
  return servingOverHttp(spawn(process.execPath, [executable, ...args, '--http', address]));
}

/** @param child A server that has been started with `--http`. */
export async function servingOverHttp(child: ChildProcessWithoutNullStreams): Promise<HttpServer> {
  let stderr = '';
  const url = await new Promise<URL>((resolve, reject) => {
    createInterface(child.stderr).on('line', (line) => {
      stderr += `${line}\n`;
      const found = /http:\/\/[^\s"]+\/mcp/.exec(line)?.[0];
      if (found !== undefined) resolve(new URL(found));
    });
    child.once('exit', (status) => reject(new Error(`It has ended with status ${status}: ${stderr}`)));
  });
  return {
    url,
    process: child,
    stderr: () => stderr,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
