import { rename, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { PageFolder } from './page-folder.js';

const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

/**
 * Checks the types of the programs of all pages at once, which is much quicker than page by page, and compiles those of
 * each page to the folder `dist` of the page.
 * @param pages `names` are paths in the folder. Those of programs in TypeScript begin with `src`.
 * @returns What the compiler reports about each page, without those that have no problem.
 */
export async function compile(
  site: string,
  pages: readonly { readonly folder: PageFolder; readonly names: readonly string[] }[],
): Promise<Map<PageFolder, string>> {
  const compilerOptions = {
    target: 'ES2023',
    module: 'NodeNext',
    moduleDetection: 'force',
    types: ['node'],
    strict: true,
    rootDir: '.',
    outDir: 'compiled',
    allowJs: true,
    checkJs: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    singleThreaded: true,
  };
  const files = pages.flatMap(({ folder, names }) => names.map((name) => relative(site, join(folder.path, name))));
  if (files.length === 0) return new Map();
  await writeFile(join(site, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const args = [compiler, '-p', 'tsconfig.json', '--pretty', 'false'];
  const { stdout, exitCode } = await execa(process.execPath, args, { cwd: site, reject: false });
  const problems = pages.map(({ folder }) => [folder, problemsIn(stdout, relative(site, folder.path))] as const);
  const found = new Map(problems.filter(([, text]) => text !== ''));
  if (exitCode !== 0 && found.size === 0) throw new Error(stdout);
  for (const { folder, names } of pages) {
    const compiled = join(site, 'compiled', relative(site, folder.path), 'src');
    if (names.some((name) => name.endsWith('.ts'))) await rename(compiled, join(folder.path, 'dist'));
  }
  return found;
}

/** The lines about files of a folder, without its name. A problem may have more lines, which are indented. */
function problemsIn(report: string, folder: string): string {
  const problems = report.split(/\n(?! )/).filter((problem) => problem.startsWith(`${folder}/`));
  return problems.map((problem) => problem.slice(folder.length + 1)).join('\n');
}
