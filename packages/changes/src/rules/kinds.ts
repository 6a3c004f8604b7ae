import type { NumberState, WabaState } from '../baseline.js';
import type { ChangeKind } from '../change.js';
import type { StateField } from './merge-row.js';

/** The kind of change of each compared field of a number. */
export const numberKinds = {
  status: 'status',
  quality: 'quality',
  limit: 'limit',
  name: 'name',
  nameStatus: 'name-status',
  newNameStatus: 'new-name-status',
  canSend: 'can-send',
  official: 'official',
} as const satisfies Partial<Record<StateField<NumberState>, ChangeKind>>;

export const numberFields = Object.keys(numberKinds) as (keyof typeof numberKinds)[];

/** The kind of change of each compared field of a WABA. */
export const wabaKinds = {
  status: 'waba-status',
  review: 'waba-review',
  verification: 'business-verification',
  limit: 'waba-limit',
} as const satisfies Partial<Record<StateField<WabaState>, ChangeKind>>;

export const wabaFields = Object.keys(wabaKinds) as (keyof typeof wabaKinds)[];
