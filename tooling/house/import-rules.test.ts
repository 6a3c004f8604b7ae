import { describe, expect, test } from 'vitest';
import { after } from './sound-repository.js';

const core = 'packages/core/src/extra.ts';
const acme = 'packages/providers/acme/src/extra.ts';
const app = 'apps/mcp-server/src/extra.ts';

describe('an import that the table does not list is refused', () => {
  test.each([
    ['a library', core, "import { fetch } from 'undici';", "must not import 'undici'"],
    ['a Node module in the core', core, "import { readFile } from 'node:fs';", "must not import 'node:fs'"],
    ['a type', core, "import type { Agent } from 'undici';", "must not import the types of 'undici'"],
    ['a type in place', core, "export type Agent = import('undici').Agent;", "must not import the types of 'undici'"],
    ['a re-export', core, "export * from 'undici';", "must not import 'undici'"],
    ['another provider', acme, "import '@wabascope/provider-awal';", "must not import '@wabascope/provider-awal'"],
    ['I/O in a provider', acme, "import 'node:https';", "must not import 'node:https'"],
    [
      'the files of another package',
      acme,
      "import '../../../core/src/a.js';",
      "must not import '../../../core/src/a.js'",
    ],
    [
      'a provider in the server',
      app,
      "import '@wabascope/provider-acme';",
      "must not import '@wabascope/provider-acme'",
    ],
    [
      'what is known only later',
      acme,
      'export const load = (name: string) => import(name);',
      "must not load '(computed)'",
    ],
  ])('%s', (_, path, source, complaint) => {
    expect(after({ [path]: source })).toContainEqual(expect.stringContaining(`${path}:1 ${complaint}`));
  });
});

describe('the use of a global that the table refuses', () => {
  test.each([
    ['the environment', acme, 'export const id = process.env.ACME_ID;', 'process.env'],
    ['the environment by another way', acme, "export const { env } = globalThis['process'];", 'process.env'],
    ['the console', core, 'console.warn(1);', 'console'],
    ['the network', acme, "export const answer = () => fetch('https://acme.example');", 'fetch'],
    ['the network by its long name', acme, 'export const send = globalThis.fetch;', 'fetch'],
    ['a timer', acme, 'export const wait = () => setTimeout(() => {}, 1);', 'setTimeout'],
    ['stdout of the server', app, 'console.log(1);', 'console.log'],
    ['stdout of the server by another way', app, 'export const { log } = console;', 'console.log'],
  ])('%s is reported with its line', (_, path, source, name) => {
    expect(after({ [path]: `\n${source}` })).toEqual([`${path}:2 must not use ${name}.`]);
  });

  test.each([
    ['a type', 'export type Send = typeof globalThis.fetch; export interface Timer { setTimeout(): void }'],
    ['a parameter', 'export const send = ({ fetch }: { fetch: (url: string) => void }) => fetch("/");'],
    ['a member', 'export const send = (context: { fetch: () => void }) => context.fetch();'],
    ['a function declared below', 'export const send = () => fetch(); function fetch() {}'],
    ['another part of the process', 'export const pid = process.pid;'],
  ])('%s of the same name is none', (_, source) => {
    expect(after({ [acme]: source })).toEqual([]);
  });

  test('the server may print to stderr, and send there what others print', () => {
    expect(after({ [app]: 'console.error(1);\nconsole.log = console.error;' })).toEqual([]);
  });
});
