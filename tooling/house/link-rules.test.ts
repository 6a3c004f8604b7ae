import { describe, expect, test } from 'vitest';
import { after } from './sound-repository.js';

describe('a link', () => {
  test.each(['missing.md', 'packages/nowhere/', 'packages/core/README.md#the-modell', '#nowhere', '../outside.md'])(
    'to %s is broken',
    (link) => {
      expect(after({ 'README.md': `[here](${link})` })).toEqual([`README.md has a broken link: ${link}`]);
    },
  );

  test.each([
    'LICENSE',
    'packages/core',
    'packages/',
    './packages/core/README.md',
    '#one',
    'https://a.example/b',
    'mailto:a@b.example',
  ])('to %s is sound', (link) => {
    expect(after({ LICENSE: 'MIT', 'README.md': `# One\n\n[here](${link})` })).toEqual([]);
  });

  test('in a code span is none', () => {
    expect(after({ 'README.md': '`[here](missing.md)`' })).toEqual([]);
  });
});
