import type { Files } from './files.js';

/** The most lines that a file of code may have, tests included. */
const longest = 250;

const code = /^(packages|apps|tooling|examples)\/.*\.(ts|tsx|js|mjs)$/;

export function sizeRules(files: Files): string[] {
  return [...files].flatMap(([path, text]) => {
    const lines = text.trimEnd().split('\n').length;
    if (!code.test(path) || path.includes('/__fixtures__/') || lines <= longest) return [];
    return [`${path} has ${lines} lines; ${longest} are the most: split it by purpose.`];
  });
}
