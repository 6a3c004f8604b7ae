// Makes `dist/html.js`: the documents as strings, each with its script and style.
import { createHash } from 'node:crypto';
import { copyFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** @param {string} file In `src/page`. */
async function bundle(file) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`src/page/${file}`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    charset: 'utf8',
  });
  return outputFiles.map(({ text }) => text.trim()).join();
}

/**
 * @param {string} name Of a script and a style in `src/page`.
 * @param {boolean} [isAlone] Whether no host limits what the page may do.
 */
async function document(name, isAlone) {
  // The minifier keeps the spaces in values of variables.
  const [style, code] = await Promise.all([bundle(`${name}.css`), bundle(`${name}.ts`)]);
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none';script-src 'sha256-${digest(code)}';style-src 'unsafe-inline'">`;
  return `<!doctype html><html lang=en><head><meta charset=utf-8>${isAlone ? policy : ''}<meta name="viewport" content="width=device-width"><title>Wabascope</title><style>${style.replace(/([:,]) /g, '$1')}</style></head><body><main></main><script type=module>${code}</script></body></html>`;
}

/** @param {string} script */
function digest(script) {
  return createHash('sha256').update(script).digest('base64');
}

const documents = { frame: await document('frame'), report: await document('report', true) };
const code = Object.entries(documents).map(([name, html]) => `export const ${name} = ${JSON.stringify(html)};\n`);
await writeFile(new URL('dist/html.js', import.meta.url), code.join(''));
await copyFile(new URL('src/html.d.ts', import.meta.url), new URL('dist/html.d.ts', import.meta.url));
