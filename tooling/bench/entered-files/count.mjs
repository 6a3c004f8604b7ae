import { Session } from 'node:inspector/promises';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../packages.mjs';

/**
 * Counts the built files of our packages whose functions run during a first `list-numbers` call and during a repeated
 * one, from the MCP server's request handler to the HTTP request, with one Alibaba account on the sandbox.
 * @returns {Promise<{ first: readonly string[], repeat: readonly string[] }>} paths, sorted
 */
export async function enteredFiles() {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  // Before the modules load: V8 reports only functions that it compiles after this.
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const { startClient } = await import('./client.mjs');
  const { client, close } = await startClient();
  try {
    const call = async () => {
      await session.post('Profiler.takePreciseCoverage');
      const { isError, content } = await client.callTool({ name: 'list-numbers', arguments: {} });
      if (isError) throw new Error(JSON.stringify(content));
      const { result } = await session.post('Profiler.takePreciseCoverage');
      return result.flatMap(fileOf).sort();
    };
    const first = await call();
    // A timer of the rate limit may run during one of the repeats.
    const repeats = [await call(), await call(), await call()];
    return { first, repeat: repeats.reduce((fewest, files) => (files.length < fewest.length ? files : fewest)) };
  } finally {
    await close();
    session.disconnect();
  }
}

/**
 * The file of a script, unless it is not ours or only its module body ran.
 * @param {import('node:inspector').Profiler.ScriptCoverage} script
 */
function fileOf({ url, functions }) {
  if (!url.startsWith('file:')) return [];
  const path = relative(root, fileURLToPath(url)).split(sep).join('/');
  const isOurs = /^packages\/(?!sandbox\/).*\/dist\//.test(path) && !path.includes('node_modules');
  const isEntered = functions.some(
    ({ functionName, ranges: [range] }) => functionName !== '' && (range?.count ?? 0) > 0,
  );
  return isOurs && isEntered ? [path] : [];
}
