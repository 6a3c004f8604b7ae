import { fileURLToPath } from 'node:url';
import type { PageFolder } from './page-folder.js';
import { runProgram } from './run-program.js';

const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const compilerOptions = {
  target: 'ES2023',
  module: 'NodeNext',
  moduleDetection: 'force',
  types: ['node'],
  strict: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  resolveJsonModule: true,
  skipLibCheck: true,
};

/** @throws {Error} With what the compiler says of the files. */
export async function typeCheck(folder: PageFolder, files: readonly string[]): Promise<void> {
  await folder.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
  await runProgram(folder, process.execPath, [compiler, '-p', 'tsconfig.json', '--pretty', 'false']);
}
