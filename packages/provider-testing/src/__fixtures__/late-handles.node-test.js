// A plugin whose module, and whose first listing, start later what never ends.
import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { testProvider } from '@wabascope/provider-testing';
import fixtures from './reference-fixtures.json' with { type: 'json' };

function startForever() {
  setInterval(() => {}, 60_000);
  createServer().listen(0, '127.0.0.1');
  const { port1 } = new MessageChannel();
  port1.onmessage = () => {};
  const turn = () => setImmediate(turn);
  turn();
  const again = async () => wait(1).then(again);
  again();
}

function startLater() {
  setTimeout(startForever, 20);
  setImmediate(() => setImmediate(startForever));
  stat(import.meta.dirname).then(startForever);
  const timer = setInterval(() => timer.ref(), 20);
}

let isListed = false;

async function load() {
  startLater();
  const { default: plugin } = await import('./reference-provider.js');
  const create = (...given) => {
    const provider = plugin.create(...given);
    async function* listNumbers(options) {
      if (!isListed) startLater();
      isListed = true;
      yield* provider.listNumbers(options);
    }
    return { ...provider, listNumbers };
  };
  return { default: { ...plugin, create } };
}

testProvider({ describe, it, load, fixtures });
