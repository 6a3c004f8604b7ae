import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { isProviderError, ProviderError, providerErrorCodes } from './index.js';

const retryable = ['rate-limit', 'unavailable', 'timeout'];

test('the codes are a closed set', () => {
  expect([...providerErrorCodes].sort()).toEqual(
    [
      'auth',
      'bad-response',
      'clock-skew',
      'config',
      'not-found',
      'permission',
      'rate-limit',
      'rejected',
      'timeout',
      'unavailable',
      'unsupported',
    ].sort(),
  );
});

test.each(providerErrorCodes)('whether %s may be tried again follows from the code alone', (code) => {
  expect(new ProviderError(code, 'What is wrong.').retryable).toBe(retryable.includes(code));
});

test('it is an Error with name, message, code and details', () => {
  const error = new ProviderError('auth', 'Check accessKey.', { status: 401, settings: ['accessKey'] });
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('ProviderError');
  expect(error.message).toBe('Check accessKey.');
  expect(error.code).toBe('auth');
  expect(error.details).toEqual({ status: 401, settings: ['accessKey'] });
  expect(new ProviderError('auth', 'Check accessKey.').details).toEqual({});
});

test('as JSON it says code, message, retryable and details, and not the stack', () => {
  const error = new ProviderError('rate-limit', 'Too many requests.', { retryAfterMs: 2_000 });
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    code: 'rate-limit',
    message: 'Too many requests.',
    retryable: true,
    details: { retryAfterMs: 2_000 },
  });
});

test('the marker does not show', () => {
  expect(inspect(new ProviderError('auth', 'Check accessKey.'))).not.toContain('wabascope.ProviderError');
});

test.each([undefined, null, 'auth', 42, {}, new Error('auth'), { code: 'auth', name: 'ProviderError' }])(
  '%s is not a provider error',
  (value) => {
    expect(isProviderError(value)).toBe(false);
  },
);

test('a proxy that throws on access is not a provider error', () => {
  const refuse = () => {
    throw new Error('no');
  };
  expect(isProviderError(new Proxy({}, { has: refuse, get: refuse }))).toBe(false);
});
