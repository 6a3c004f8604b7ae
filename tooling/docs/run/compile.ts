import { fileURLToPath } from 'node:url';
import type { PageFolder } from './page-folder.js';
import { runProgram } from './run-program.js';

const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

/**
 * Checks the types of these files, and compiles them to `dist`.
 * @returns The name of a compiled file.
 * @throws {Error} With what the compiler reports.
 */
export async function compile(folder: PageFolder, files: readonly string[]): Promise<(file: string) => string> {
  const rootDir = files.every((file) => file.startsWith('src/')) ? 'src/' : '';
  const compilerOptions = {
    target: 'ES2023',
    module: 'NodeNext',
    moduleDetection: 'force',
    types: ['node'],
    strict: true,
    rootDir: `./${rootDir}`,
    outDir: 'dist',
    allowJs: true,
    checkJs: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    singleThreaded: true,
  };
  await folder.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
  await runProgram(folder, process.execPath, [compiler, '-p', 'tsconfig.json', '--pretty', 'false']);
  return (file) => `dist/${file.slice(rootDir.length).replace(/ts$/, 'js')}`;
}
