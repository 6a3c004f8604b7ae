import { violations } from './violations.js';

const manifest = {
  license: 'MIT',
  type: 'module',
  engines: { node: '>=20.19' },
  exports: { '.': './dist/index.js' },
  files: ['dist'],
};

/** A small repository that keeps every rule. */
export const sound = {
  'README.md': '# Wabascope\n\n[The core](packages/core/README.md#the-model-v1)\n',
  'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
  'packages/core/package.json': JSON.stringify({
    ...manifest,
    name: '@wabascope/core',
    dependencies: { zod: '^4.0.0' },
  }),
  'packages/core/README.md': '# Core\n\n## The `model`, v1\n',
  'packages/core/src/index.ts': "export { z } from 'zod';\n",
  'packages/providers/acme/package.json': JSON.stringify({
    ...manifest,
    name: '@wabascope/provider-acme',
    keywords: ['wabascope-provider'],
    peerDependencies: { '@wabascope/core': '^1.0.0' },
  }),
  'packages/providers/acme/README.md': '# Acme\n',
  'packages/providers/acme/src/index.ts':
    "import type { Provider } from '@wabascope/core';\nexport type P = Provider;\n",
  'packages/providers/acme/src/settings.ts': 'export const settings = {};\n',
  'packages/providers/acme/src/wire.ts': "import { createHmac } from 'node:crypto';\nexport const sign = createHmac;\n",
  'packages/providers/acme/src/map.ts': "import { sign } from './wire.js';\nexport const map = sign;\n",
  'packages/providers/acme/src/map.test.ts':
    "import 'anything';\nimport { test } from 'vitest';\ntest('maps', () => {});\n",
  'packages/providers/acme/src/__fixtures__/page.json': '{}',
  'apps/mcp-server/package.json': JSON.stringify({
    ...manifest,
    name: '@wabascope/mcp-server',
    devDependencies: { '@wabascope/provider-acme': '^1.0.0' },
  }),
  'apps/mcp-server/README.md': '# Server\n',
  'apps/mcp-server/src/providers.ts': "export const acme = () => import('@wabascope/provider-acme');\n",
};

type Change = Record<string, string | undefined>;

/** What is wrong after files of the sound repository were replaced, added or, with `undefined`, removed. */
export function after(change: Change): string[] {
  const files = Object.entries<string | undefined>({ ...sound, ...change });
  return violations(new Map(files.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]]))));
}
