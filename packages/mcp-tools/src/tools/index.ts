import type { Tool } from '../tool.js';
import { getWaba } from './get-waba.js';
import { listAccounts } from './list-accounts.js';
import { listNumbers } from './list-numbers.js';

/** Every tool, in the order in which clients see them. */
export const tools: readonly Tool[] = [listNumbers, getWaba, listAccounts];
