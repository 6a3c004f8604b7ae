import { describe, expect, it } from 'vitest';
import { parseCommandLine, UsageError } from './command-line.js';

const serve = { name: 'serve', sandbox: false, json: false, accounts: [] };

describe('a command line', () => {
  it.each([
    [[], serve],
    [['--config', 'a.json'], { ...serve, config: 'a.json' }],
    [['-c', 'a.json'], { ...serve, config: 'a.json' }],
    [['--sandbox'], { ...serve, sandbox: true }],
    [['--log-level', 'debug'], { ...serve, logLevel: 'debug' }],
    [['serve'], serve],
    [['check'], { ...serve, name: 'check' }],
    [['check', 'oslo', 'bergen', '--json'], { ...serve, name: 'check', json: true, accounts: ['oslo', 'bergen'] }],
    [['check', '--sandbox'], { ...serve, name: 'check', sandbox: true }],
  ])('%j is read as %j', (args, command) => {
    expect(parseCommandLine(args)).toEqual({ config: undefined, http: undefined, logLevel: undefined, ...command });
  });

  it.each([
    ['--help', 'help'],
    ['-h', 'help'],
    ['--version', 'version'],
    ['-v', 'version'],
  ])('%s works beside any other argument', (option, name) => {
    expect(parseCommandLine([option, 'chek', '--json'])).toMatchObject({ name });
  });

  it.each([
    ['8080', '127.0.0.1', 8080],
    ['0', '127.0.0.1', 0],
    ['0.0.0.0:80', '0.0.0.0', 80],
    ['numbers.internal:8080', 'numbers.internal', 8080],
    ['[::1]:8080', '::1', 8080],
    ['[::]:65535', '::', 65_535],
  ])('--http %s listens on host %s and port %i', (http, host, port) => {
    expect(parseCommandLine(['--http', http]).http).toEqual({ host, port });
  });
});

describe('a command line is rejected', () => {
  it.each([
    [['--nope'], 'Unknown option: --nope.'],
    [['-x'], 'Unknown option: -x.'],
    [['chek'], 'Unknown command: chek.'],
    [['serve', 'oslo'], 'Unknown command: serve oslo.'],
    [['--config'], '--config needs a value, such as --config wabascope.config.json.'],
    [['-c', '--sandbox'], '--config needs a value, such as --config wabascope.config.json.'],
    [['--http'], '--http needs a value, such as --http 8080.'],
    [['--http', '--sandbox'], '--http needs a value, such as --http 8080.'],
    [['--log-level'], '--log-level needs a value, such as --log-level info.'],
    [['--sandbox=yes'], '--sandbox takes no value.'],
    [['--json'], '--json can only be used with check.'],
    [['check', '--http', '8080'], '--http cannot be used with check.'],
    [['--sandbox', '--config', 'x.json'], '--sandbox cannot be used with --config'],
    [['--http', 'localhost'], '--http must be a port or HOST:PORT'],
    [['--http', '65536'], '--http must be a port or HOST:PORT'],
    [['--http', 'localhost:http'], '--http must be a port or HOST:PORT'],
  ])('%j: %s', (args, message) => {
    expect(() => parseCommandLine(args)).toThrow(UsageError);
    expect(() => parseCommandLine(args)).toThrow(message);
  });

  it('with at most 80 characters of an unknown command in the message', () => {
    expect(() => parseCommandLine(['x'.repeat(1_000)])).toThrow(`Unknown command: ${'x'.repeat(80)}.`);
  });
});
