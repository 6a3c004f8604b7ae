import type { Tool } from '../tool.js';
import { getWaba } from './get-waba.js';
import { listAccounts } from './list-accounts.js';
import { listChanges } from './list-changes.js';
import { listNumbers } from './list-numbers.js';

/** All tools, in the order that clients see. */
export const tools: readonly Tool[] = [listNumbers, getWaba, listAccounts, listChanges];
