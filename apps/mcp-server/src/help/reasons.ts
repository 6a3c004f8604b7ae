import { reasonCodes, reasonTable } from '@wabascope/core';
import { twoColumns } from './layout.js';

/** What `help reasons` prints. */
export function reasonsHelp(): string {
  const groups = [
    ['blocking', 'CANNOT SEND'],
    ['limiting', 'CAN SEND WITH LIMITATIONS'],
    ['notice', 'CAN SEND'],
  ] as const;
  return groups
    .map(([severity, title]) => {
      const codes = reasonCodes.filter((code) => reasonTable[code].severity === severity);
      return `${title}\n${twoColumns(codes.map((code) => [code, reasonTable[code].message])).join('\n')}\n`;
    })
    .join('\n');
}
