import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import { isProviderError } from '@wabascope/core';
import { onLoopback } from '@wabascope/provider-testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { selfSigned } from '../../../provider-kit/src/__fixtures__/self-signed.js';
import { environment, network, request } from '../__fixtures__/proxies.js';

// First, because Node.js warns once per process.
test('a proxy with TLS and an IP address causes no warning of Node.js', async () => {
  const warnings: unknown[] = [];
  const note = (warning: unknown) => warnings.push(warning);
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));
  const { port } = await onServer(createTlsServer(selfSigned()));
  environment({ HTTPS_PROXY: `https://127.0.0.1:${port}` });
  await request('https://acme.invalid/');
  expect(warnings).toEqual([]);
});

describe('a request that fails at the proxy names the variable', () => {
  test.each([
    [407, 'config', /HTTP 407\); set user and password in HTTP_PROXY/],
    [403, 'config', /proxy in HTTP_PROXY rejected the connection to acme\.invalid \(HTTP 403\); allow the host/],
    [502, 'unavailable', /HTTP_PROXY.*HTTP 502/],
  ])('with status %i', async (status, code, message) => {
    const { address } = await network({ status });
    environment({ HTTP_PROXY: address });
    expect(await request('http://acme.invalid/')).toMatchObject({
      code,
      message: expect.stringMatching(message),
      details: { status },
    });
  });

  test('of which the name is not resolved', async () => {
    environment({ HTTPS_PROXY: 'http://proxy.invalid:3128' });
    const error = await request('https://acme.invalid/');
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining('proxy in HTTPS_PROXY') });
  });

  test('that does not listen', async () => {
    environment({ https_proxy: '127.0.0.1:9' });
    const error = await request('https://acme.invalid/');
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining('proxy in https_proxy') });
    expect(error).toMatchObject({ details: { upstreamCode: 'ECONNREFUSED' } });
  });

  test('that speaks no TLS, although its address begins with https://', async () => {
    const { address } = await network();
    environment({ HTTPS_PROXY: `https://${address}` });
    const error = await request('https://acme.invalid/');
    expect(error).toMatchObject({
      code: 'config',
      message:
        'The proxy in HTTPS_PROXY does not speak TLS on this port; replace https:// with http:// in HTTPS_PROXY.',
    });
  });

  test('that speaks TLS, although its address begins with http://', async () => {
    const { port } = await onServer(createTlsServer(selfSigned()));
    environment({ HTTPS_PROXY: `http://127.0.0.1:${port}` });
    const message = expect.stringMatching(/proxy in HTTPS_PROXY .* whether it needs https:\/\/\.$/);
    expect(await request('https://acme.invalid/')).toMatchObject({ code: 'unavailable', message });
  });

  test('of which the certificate is not trusted', async () => {
    const { port } = await onServer(createTlsServer(selfSigned()));
    environment({ HTTPS_PROXY: `https://localhost:${port}` });
    expect(await request('https://acme.invalid/')).toMatchObject({
      code: 'config',
      message: expect.stringContaining('certificate of the proxy in HTTPS_PROXY is not trusted'),
      details: { upstreamCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
  });
});

test('an untrusted certificate at the end of a tunnel is not an error of the proxy', async () => {
  const target = await onServer(createTlsServer(selfSigned()));
  const { address } = await network({ target: target.port });
  environment({ HTTPS_PROXY: address });
  const error = await request('https://acme.invalid/');
  expect(error).toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
  expect(isProviderError(error)).toBe(false);
});

/** The server on loopback until the test ends. */
async function onServer(server: Server) {
  const listening = await onLoopback(server);
  onTestFinished(listening.close);
  return listening;
}
