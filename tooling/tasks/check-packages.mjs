// Packs every package that npm would get, and asks publint and attw whether an outsider can import it.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { capture } from './command.mjs';

/** Our packages are ESM only: what `require`, or a resolver that knows no `exports`, sees of them is of no concern. */
const ignoredResolutions = ['node10', 'node16-cjs'];

const folder = await mkdtemp(join(tmpdir(), 'wabascope-pack-'));
try {
  await pack(folder);
  for (const tarball of await readdir(folder)) {
    for (const complaint of await complaintsAbout(await readFile(join(folder, tarball)))) {
      console.error(complaint);
      process.exitCode = 1;
    }
  }
} finally {
  await rm(folder, { recursive: true });
}

/**
 * With pnpm, which puts versions in the place of `workspace:` and `catalog:`.
 * @param {string} destination
 */
async function pack(destination) {
  const publishable = ['--filter=./packages/**', '--filter=./apps/**'];
  const { code, output } = await capture('pnpm', ['-r', ...publishable, 'pack', '--pack-destination', destination]);
  if (code !== 0) throw new Error(output);
}

/**
 * @param {Uint8Array} tarball
 * @returns {Promise<string[]>}
 */
async function complaintsAbout(tarball) {
  const bytes = new Uint8Array(tarball);
  const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer } });
  const analysis = await checkPackage(createPackageFromTarballData(bytes));
  const problems = analysis.types ? analysis.problems : [];
  return [
    ...messages.map((message) => formatMessage(message, pkg, { color: false })),
    ...problems
      .filter((problem) => !('resolutionKind' in problem && ignoredResolutions.includes(problem.resolutionKind)))
      .map((problem) => {
        const where = 'entrypoint' in problem ? `"${problem.entrypoint}" for ${problem.resolutionKind}: ` : '';
        return `${where}${problemKindInfo[problem.kind].description}`;
      }),
    // A program, which nobody imports, needs none.
    ...(analysis.types || !pkg.exports?.['.'] ? [] : ['The package has no types.']),
  ].map((complaint) => `${pkg.name}: ${complaint}`);
}
