import { licensePlugin } from 'rolldown-license-plugin';

const rule = '-'.repeat(100);
const head = `wabascope-mcp contains the packages below, in whole or in part. Each is under its own license.`;

/**
 * Writes the licenses of all packages in the bundle, but our own, to `THIRD-PARTY-NOTICES.txt`: they have to go with every copy.
 * A package without a license, or without its text, fails the build.
 */
export function notices() {
  return licensePlugin({
    allow: ({ license, licenseText }) => license !== '' && licenseText !== '',
    failOnViolation: true,
    failOnUnlicensed: true,
    done(packages, context) {
      const entries = packages.map(
        ({ name, version, license, licenseText }) =>
          `${rule}\n${name} ${version} (${license})\n\n${licenseText.trim()}\n`,
      );
      context.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source: [head, ...entries].join('\n') });
    },
  });
}
