import { auditNumbers } from './audit-numbers.js';
import type { Prompt } from './prompt.js';
import { weeklyReport } from './weekly-report.js';

/** All prompts, in the order that clients see. */
export const prompts: readonly Prompt[] = [auditNumbers, weeklyReport];
