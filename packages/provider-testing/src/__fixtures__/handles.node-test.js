// A plugin whose module, and a module that its first listing imports, open handles that never close.
import { watch } from 'node:fs';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { setInterval } from 'node:timers';
import { testProvider } from '@wabascope/provider-testing';
import fixtures from './reference-fixtures.json' with { type: 'json' };

function openHandles() {
  setInterval(() => {}, 60_000);
  createServer().listen(0, '127.0.0.1');
  watch(import.meta.dirname);
}

let isImported = false;

async function load() {
  openHandles();
  const { default: plugin } = await import('./reference-provider.js');
  const create = (...given) => {
    const provider = plugin.create(...given);
    async function* listNumbers(options) {
      if (!isImported) openHandles();
      isImported = true;
      yield* provider.listNumbers(options);
    }
    return { ...provider, listNumbers };
  };
  return { default: { ...plugin, create } };
}

testProvider({ describe, it, load, fixtures });
