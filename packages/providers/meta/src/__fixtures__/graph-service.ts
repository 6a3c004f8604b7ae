import { startServer, type TestServer } from '@wabascope/provider-testing';
import { startSandbox } from '@wabascope/sandbox';
import { onTestFinished } from 'vitest';

interface GraphService {
  /** The part of the path before the version. */
  readonly prefix: string;
  /** The one header, in lower case, that carries the key, and its value. */
  readonly credential: readonly [header: string, value: string];
  /** In lower case. Must carry the WABA of the path. */
  readonly wabaHeader?: string;
  /** The only version that the service accepts. Meta may have ended it. */
  readonly version?: string;
  /** Whether calls about a WABA itself reach Meta, or only those about its numbers. */
  readonly passesOnWabas?: boolean;
}

/**
 * A service with its own credential in front of the sandbox of Meta. It accepts nothing that is only for Meta, and has its own
 * errors, without codes.
 */
export async function startGraphService(service: GraphService): Promise<TestServer> {
  const { prefix, credential, wabaHeader, version = 'v25.0', passesOnWabas = true } = service;
  const sandbox = await startSandbox({ providers: ['meta'] });
  onTestFinished(sandbox.close);
  const { accessToken = '' } = { ...sandbox.accounts().oslo };
  const [header, value] = credential;

  const rejection = (path: string, query: object, headers: Readonly<Record<string, unknown>>) => {
    if (headers[header] !== value) return [401, 'Invalid API key'] as const;
    if (header !== 'authorization' && headers.authorization !== undefined) return [401, 'Two credentials'] as const;
    if ('appsecret_proof' in query || 'input_token' in query) return [400, 'Not a parameter of this service'] as const;
    const [, waba, edge] = new RegExp(`^${prefix}/${version}/(\\d+)(/phone_numbers)?$`).exec(path) ?? [];
    if (waba === undefined || (edge === undefined && !passesOnWabas)) return [404, 'Route not found'] as const;
    if (wabaHeader !== undefined && headers[wabaHeader] !== waba) return [403, 'The WABA is not yours'] as const;
    return undefined;
  };

  const server = await startServer(({ path, query, headers, url }, _index, raw) => {
    const [status, message] = rejection(path, query, headers) ?? [];
    if (status !== undefined) return { status, body: { success: false, message } };
    const target = url.slice(prefix.length).replace(version, `${version}${version.includes('.') ? '' : '.0'}`);
    void fetch(`${sandbox.baseUrls.meta}${target}`, { headers: { authorization: `Bearer ${accessToken}` } }).then(
      async (response) => {
        raw.writeHead(response.status, { 'content-type': 'application/json' });
        raw.end(await response.text());
      },
    );
    return undefined;
  }, onTestFinished);
  return { ...server, baseUrl: server.baseUrl + prefix };
}
