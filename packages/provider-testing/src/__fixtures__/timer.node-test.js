// A plugin that starts a timer when it is imported.
import { describe, it } from 'node:test';
import { testProvider } from '@wabascope/provider-testing';
import fixtures from './reference-fixtures.json' with { type: 'json' };

async function load() {
  setInterval(() => {}, 60_000);
  return import('./reference-provider.js');
}

testProvider({ describe, it, load, fixtures });
