// Packs our packages, and checks each with publint and "Are the types wrong?". One process for all of them, because each
// of the two programs takes longer to start than to check.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemAffectsResolutionKind, problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packReleases } from './releases.js';

const place = await mkdtemp(join(tmpdir(), 'wabascope-packages-'));
try {
  for (const { manifest, tarball } of await packReleases(place)) {
    const bytes = new Uint8Array(await tarball());
    for (const problem of [...(await contentProblems(bytes)), ...(await typeProblems(bytes))]) {
      console.error(`${manifest.name}: ${problem}`);
      process.exitCode = 1;
    }
  }
} finally {
  await rm(place, { recursive: true });
}

async function contentProblems(tarball: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  return messages.map((message) => formatMessage(message, pkg ?? {}, { color: false }) ?? message.code);
}

/** Our packages are ES modules with `exports`, which the oldest two ways to resolve a module do not support. */
async function typeProblems(tarball: Uint8Array): Promise<string[]> {
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  if (!analysis.types) return [];
  const kinds = ['node16-esm', 'bundler'] as const;
  return analysis.problems
    .filter((problem) => kinds.some((kind) => problemAffectsResolutionKind(problem, kind, analysis)))
    .map((problem) => `${problemKindInfo[problem.kind].title}: ${JSON.stringify(problem)}`);
}
