// The suite under node:test, as its users write it: `node --test reference.node-test.js`.
import { describe, it } from 'node:test';
import { testProvider } from '@wabascope/provider-testing';
import fixtures from './reference-fixtures.json' with { type: 'json' };

testProvider({ describe, it, load: () => import('./reference-provider.js'), fixtures });
