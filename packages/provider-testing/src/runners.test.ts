import { describe, it } from 'vitest';
import fixtures from './__fixtures__/reference-fixtures.json' with { type: 'json' };
import { testProvider } from './index.js';

const load = () => import('./__fixtures__/reference-provider.js');

describe('under vitest', () => {
  testProvider({ describe, it, load, fixtures });
});
