import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { root } from '../packages.mjs';
import type { PublishedEntry } from './entries.js';

/** The name of an entry's report: `provider-kit-phone.api.md`. */
export function reportName(specifier: string): string {
  return `${specifier.replace('@wabascope/', '').replace('/', '-')}.api.md`;
}

/**
 * Compares the built declarations with the reports in a folder, which are written when `write` is true.
 * @returns The names of the reports that are missing or out of date.
 */
export async function changedReports(
  entries: readonly PublishedEntry[],
  reportFolder: string,
  write: boolean,
): Promise<string[]> {
  const reportTempFolder = await mkdtemp(join(tmpdir(), 'wabascope-api-'));
  try {
    const configs = entries.map((entry) => configOf(entry, reportFolder, reportTempFolder));
    const additionalEntryPoints = entries.map(({ types }) => types);
    const [first] = configs;
    if (first === undefined) return [];
    // One program for all, because each takes seconds.
    const compilerState = CompilerState.create(first, { additionalEntryPoints });
    return configs
      .filter((config) => {
        const messageCallback = (message: { handled: boolean }) => {
          message.handled = true;
        };
        return Extractor.invoke(config, { compilerState, localBuild: write, messageCallback }).apiReportChanged;
      })
      .map(({ reportFilePath }) => reportFilePath.slice(reportFolder.length + 1));
  } finally {
    await rm(reportTempFolder, { recursive: true });
  }
}

function configOf({ specifier, folder, types }: PublishedEntry, reportFolder: string, reportTempFolder: string) {
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: types,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { extends: join(root, 'tsconfig.base.json'), compilerOptions, files: [types] } },
      apiReport: { enabled: true, reportFileName: reportName(specifier), reportFolder, reportTempFolder },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
  });
}

// The published declarations, not the sources.
const compilerOptions = { customConditions: [] };
