import { describe, expect, it } from 'vitest';
import { hostGuard } from './hosts.js';

const settings = {
  url: 'https://numbers.example.com/mcp',
  allowedHosts: ['proxy.internal'],
  allowedOrigins: ['console.example.com'],
};
const guard = hostGuard({ host: '10.0.0.7', port: 8080 }, settings);

describe('a request', () => {
  it.each(['localhost', '127.0.0.1:8080', '[::1]', '10.0.0.7:8080', 'numbers.example.com', 'proxy.internal:443'])(
    'to the host %s is allowed',
    (host) => expect(guard({ host })).toBeUndefined(),
  );

  it.each(['https://console.example.com', 'https://numbers.example.com', 'http://localhost:3000'])(
    'of a page of %s is allowed',
    (origin) => expect(guard({ host: 'localhost', origin })).toBeUndefined(),
  );

  it.each([
    ['to another host', { host: 'evil.example' }, 'http.allowedHosts'],
    ['to a host that begins like an allowed one', { host: 'localhost.evil.example' }, 'http.allowedHosts'],
    ['without a host', {}, 'http.allowedHosts'],
    ['of another page', { host: 'localhost', origin: 'https://evil.example' }, 'http.allowedOrigins'],
    ['of a page without an origin', { host: 'localhost', origin: 'null' }, 'http.allowedOrigins'],
    ['of a page of an allowed host', { host: 'localhost', origin: 'https://proxy.internal' }, 'http.allowedOrigins'],
  ])('%s gets status 403 and the setting to change', async (_, headers, setting) => {
    const response = guard(headers);
    expect(response?.status).toBe(403);
    expect(await response?.text()).toContain(setting);
  });

  it('to the IPv6 address that the server listens on is allowed', () => {
    const ofAddress = hostGuard(
      { host: 'fd00::7', port: 80 },
      { url: undefined, allowedHosts: [], allowedOrigins: [] },
    );
    expect(ofAddress({ host: '[fd00::7]:80' })).toBeUndefined();
    expect(ofAddress({ host: '[fd00::8]:80' })?.status).toBe(403);
  });
});
