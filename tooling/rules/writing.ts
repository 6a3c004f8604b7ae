import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../packages.mjs';
import { patterns } from './writing-patterns.js';

/** History, licenses, recorded responses of providers, generated reports, and the list itself. */
const skipped =
  /(^|\/)(CHANGELOG\.md|LICENSE|mit\.txt)$|__fixtures__\/.*\.json$|^api\/|^pnpm-lock\.yaml$|writing-patterns\.ts$/;

const compiled = patterns.map(([avoid, before, after]) => ({
  // A line break and the start of a comment line count as a space.
  avoid: new RegExp(avoid.source.replaceAll(' ', String.raw`(?:\s+(?:\*|//|#)?\s*)`), `g${avoid.flags}`),
  before,
  after,
}));

/** What `text` should say differently. */
export function findings(text: string) {
  const words = text.replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ');
  const lineAt = (index: number) => words.slice(0, index).split('\n').length;
  const found = compiled.flatMap(({ avoid, ...pair }) =>
    [...words.matchAll(avoid)].map(({ 0: found, index }) => ({ line: lineAt(index), found, ...pair })),
  );
  return found.sort((one, other) => one.line - other.line);
}

/** The findings of all tracked files below `paths`, one line each. */
export function check(paths: readonly string[]): string[] {
  const files = execFileSync('git', ['ls-files', '-z', '--', ...paths], { cwd: root, encoding: 'utf8' }).split('\0');
  return files
    .filter((file) => file !== '' && !skipped.test(file) && existsSync(join(root, file)))
    .flatMap((file) =>
      findings(textOf(file)).map(
        ({ line, found, before, after }) =>
          `${file}:${line}: "${found.replace(/\s+/g, ' ')}" (not "${before}" but "${after}")`,
      ),
    );
}

function textOf(file: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  if (text.includes('\0')) return '';
  // Pages may quote names that no longer exist.
  const prose = file.endsWith('.md') ? text.replace(/`[^`\n]+`/g, '``') : text;
  // The pairs show what not to write. Their lines are kept, so that later findings have the right number.
  return file === 'CONTRIBUTING.md'
    ? prose.replace(/^## Writing\n[\s\S]*?(?=^## )/m, (section) => section.replace(/[^\n]/g, ''))
    : prose;
}

if (process.argv[1] === import.meta.filename) {
  const found = check(process.argv.slice(2));
  console.log([...found, `${found.length} found`].join('\n'));
  process.exitCode = found.length === 0 ? 0 : 1;
}
