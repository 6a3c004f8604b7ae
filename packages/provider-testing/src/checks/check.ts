import type { Runner } from '../runner.js';
import type { Subject } from '../subject.js';

/** Defines the tests of one topic. */
export type Check = (runner: Runner, subject: Subject) => void;
