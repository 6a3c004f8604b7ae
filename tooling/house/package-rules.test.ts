import { describe, expect, test } from 'vitest';
import { after, sound } from './sound-repository.js';

describe('a package', () => {
  const manifestOf = (folder: keyof typeof sound, change: object) =>
    JSON.stringify({ ...JSON.parse(sound[folder]), ...change });
  const path = 'packages/core/package.json';
  const provider = 'packages/providers/acme/package.json';

  test('without a row in the import table is reported', () => {
    expect(after({ 'packages/new/package.json': sound[path], 'packages/new/README.md': '' })).toContainEqual(
      expect.stringContaining('packages/new has no row'),
    );
  });

  test.each(['license', 'type', 'engines', 'files', 'exports'])('without "%s" is reported', (field) => {
    expect(after({ [path]: manifestOf(path, { [field]: undefined }) })).toEqual([
      expect.stringContaining(`${path} must have "${field}"`),
    ]);
  });

  test('without a README is reported', () => {
    expect(after({ 'packages/providers/acme/README.md': undefined })).toEqual([
      'packages/providers/acme must have a README.md.',
    ]);
  });

  test('declares what its source imports, and nothing else', () => {
    expect(after({ [path]: manifestOf(path, { dependencies: { undici: '^7.0.0' } }) })).toEqual([
      `${path} must declare 'zod' as a dependency: its source imports it.`,
      `${path} must not declare 'undici' as a dependency: its source does not import it.`,
    ]);
  });

  test('leaves the core to whoever installs a provider', () => {
    const dependencies = { '@wabascope/core': '^1.0.0' };
    expect(after({ [provider]: manifestOf(provider, { dependencies, peerDependencies: {} }) })).toEqual([
      `${provider} must declare '@wabascope/core' as a peer dependency, and not as a dependency.`,
    ]);
  });

  test('that is a provider has its name and keyword', () => {
    expect(after({ [provider]: manifestOf(provider, { name: '@wabascope/acme', keywords: [] }) })).toEqual([
      'packages/providers/acme must be named @wabascope/provider-acme.',
      `${provider} must have the keyword "wabascope-provider".`,
    ]);
  });

  test.each([
    ['src/settings.ts', 'must have src/settings.ts.'],
    ['src/map.test.ts', 'must have tests beside its source.'],
    ['src/__fixtures__/page.json', 'must have recorded or documented exchanges in src/__fixtures__/.'],
  ])('that is a provider has %s', (file, complaint) => {
    expect(after({ [`packages/providers/acme/${file}`]: undefined })).toEqual([`packages/providers/acme ${complaint}`]);
  });
});
