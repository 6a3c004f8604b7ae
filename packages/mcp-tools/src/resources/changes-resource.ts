import type { Directory } from '@wabascope/directory';
import type { CallResult } from '../call-result.js';
import type { CallContext } from '../tool.js';
import { listChanges } from '../tools/list-changes.js';

/** A resource with a fixed URI, independent of an SDK. Its content is compact JSON. */
export interface FixedResource {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly uri: string;
  /** The result of the corresponding tool. */
  readonly read: (directory: Directory, context?: CallContext) => Promise<CallResult>;
}

/** What changed in the last 24 hours. */
export const changesResource: FixedResource = {
  name: 'changes',
  title: 'Changes of the last 24 hours',
  description: 'What changed in the last 24 hours in all accounts, newest first.',
  uri: 'wabascope://changes',
  read: (directory, context) => listChanges.call(directory, { since: '24h' }, context),
};
