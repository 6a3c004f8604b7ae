// Packs our packages, and checks each with publint and "Are the types wrong?". One process for all of them, because each
// of the two programs takes longer to start than to check.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemAffectsResolutionKind, problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root } from '../packages.mjs';

const place = await mkdtemp(join(tmpdir(), 'wabascope-packages-'));
try {
  const pnpm = join(root, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
  const ours = ['--recursive', '--filter', './packages/**', '--filter', './apps/**'];
  execFileSync(process.execPath, [pnpm, ...ours, 'pack', '--pack-destination', place], { cwd: root, stdio: 'pipe' });
  for (const file of await readdir(place)) {
    const tarball = new Uint8Array(await readFile(join(place, file)));
    for (const problem of [...(await contentProblems(tarball)), ...(await typeProblems(tarball))]) {
      console.error(`${file}: ${problem}`);
      process.exitCode = 1;
    }
  }
} finally {
  await rm(place, { recursive: true });
}

/** @param {Uint8Array<ArrayBuffer>} tarball */
async function contentProblems(tarball) {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  return messages.map((message) => formatMessage(message, pkg ?? {}, { color: false }) ?? message.code);
}

/**
 * Our packages are ES modules with `exports`, which the oldest two ways to resolve a module do not support.
 * @param {Uint8Array} tarball
 */
async function typeProblems(tarball) {
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  if (!analysis.types) return [];
  const kinds = /** @type {const} */ (['node16-esm', 'bundler']);
  return analysis.problems
    .filter((problem) => kinds.some((kind) => problemAffectsResolutionKind(problem, kind, analysis)))
    .map((problem) => `${problemKindInfo[problem.kind].title}: ${JSON.stringify(problem)}`);
}
