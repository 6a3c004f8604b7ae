import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executable } from './support/executable.js';
import { type HttpServer, startHttpServer } from './support/http-server.js';

const inspector = createRequire(import.meta.url).resolve(
  '@modelcontextprotocol/inspector/clients/launcher/build/index.js',
);

/** What the MCP Inspector's command line says. */
function inspect(target: readonly string[], args: readonly string[]) {
  const all = [inspector, '--cli', ...target, '--format', 'json', ...args];
  // biome-ignore lint/suspicious/noExplicitAny: tests read results of any shape
  return new Promise<{ status: unknown; result: any; stderr: string }>((resolve) => {
    execFile(process.execPath, all, { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const [line = ''] = stdout.split('\n', 1);
      resolve({ status: error?.code ?? 0, result: line === '' ? undefined : JSON.parse(line).result, stderr });
    });
  });
}

let server: HttpServer;
beforeAll(async () => {
  server = await startHttpServer(['--sandbox']);
});
afterAll(() => server.close());

const transports: [string, () => string[]][] = [
  ['stdio', () => [process.execPath, executable, '--sandbox']],
  ['HTTP', () => [server.url.href, '--transport', 'http']],
];
const eras = ['legacy', 'modern'];
const rows = transports.flatMap(([name, target]) => eras.map((era) => [name, era, target] as const));

describe.each(rows)('the Inspector over %s, %s era', (_name, era, target) => {
  it('lists every tool and accepts their schemas', async () => {
    const { status, result, stderr } = await inspect(target(), [
      ...['--protocol-era', era],
      ...['--method', 'tools/list', '--strict'],
    ]);
    expect(status, stderr).toBe(0);
    expect(result.tools.map(({ name }: { name: string }) => name)).toEqual([
      'list-numbers',
      'get-waba',
      'list-accounts',
      'list-changes',
    ]);
  });

  it('calls a tool', async () => {
    const { status, result, stderr } = await inspect(target(), [
      ...['--protocol-era', era],
      ...['--method', 'tools/call', '--tool-name', 'list-numbers'],
      ...['--tool-args-json', '{"accounts":["singapore"],"limit":2}'],
    ]);
    expect(status, stderr).toBe(0);
    expect(result.structuredContent.numbers).toHaveLength(2);
  });
});
