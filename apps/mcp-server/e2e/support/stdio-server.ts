import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { executable, ownEnv } from './executable.js';

type Message = Readonly<Record<string, unknown>>;

/** The built server over stdio, with both of its streams laid open. */
export interface StdioServer {
  /** Sends a request. @returns The response. */
  request(method: string, params?: Message): Promise<Message>;
  /** Ends stdin and waits for the end: every line of stdout and stderr. */
  end(): Promise<{ stdout: readonly string[]; stderr: readonly string[] }>;
}

/** Starts it. A client of 2025 shakes hands. In 2026-07-28, the parameters of each request have the version instead. */
export async function startStdioServer(
  args: readonly string[],
  env: Record<string, string> = {},
  version: '2025-11-25' | '2026-07-28' = '2025-11-25',
): Promise<StdioServer> {
  const child = spawn(process.execPath, [executable, ...args], { env: { ...ownEnv, ...env } });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const waiting = new Map<unknown, (response: Message) => void>();
  createInterface(child.stderr).on('line', (line) => stderr.push(line));
  createInterface(child.stdout).on('line', (line) => {
    stdout.push(line);
    const message: Message = JSON.parse(line);
    waiting.get(message.id)?.(message);
  });

  function request(method: string, params: Message = {}): Promise<Message> {
    const id = waiting.size + 1;
    const response = new Promise<Message>((resolve) => waiting.set(id, resolve));
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    return response;
  }

  const clientInfo = { name: 'wabascope-e2e', version: '0.0.0' };
  if (version === '2025-11-25') await request('initialize', { protocolVersion: version, capabilities: {}, clientInfo });
  return {
    request,
    async end() {
      child.stdin.end();
      await once(child, 'close');
      return { stdout, stderr };
    },
  };
}

/** The lines of a log, which must be JSON. */
export function logLines(stderr: readonly string[]): Record<string, unknown>[] {
  return stderr.map((line) => JSON.parse(line));
}
