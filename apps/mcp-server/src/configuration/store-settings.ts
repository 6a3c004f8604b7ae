import type { Fault } from './fault.js';
import type { Configuration } from './model.js';
import { type ReferenceSources, resolveText } from './references.js';

/** What several servers share. */
export interface StoreSettings {
  /** Of Redis or Valkey; may hold a password. */
  readonly url: string;
  /** How many servers share it at most. */
  readonly replicas: number;
}

/** What `replicas` is when it is left out. */
export const defaultReplicas = 3;

/**
 * Reads `store` and `replicas` of a configuration, with what their references stand for. Pure. Whether the address can be
 * read, only the store knows: {@link addressFault}.
 * @returns The settings when there is a store and no fault.
 */
export function readStoreSettings(
  { source, store, replicas = defaultReplicas }: Configuration,
  sources: ReferenceSources,
): { store?: StoreSettings; faults: Fault[] } {
  const faults: Fault[] = [];
  if (typeof replicas !== 'number' || !Number.isInteger(replicas) || replicas < 1) {
    const remedy = 'Write how many servers share the store, for example "replicas": 3.';
    faults.push({ source, field: 'replicas', message: 'It must be a whole number, 1 or more.', remedy });
  }
  if (store === undefined) return { faults };
  const { text, complaints } = resolveText(typeof store === 'string' ? store : '', sources);
  faults.push(...complaints.map((complaint) => ({ source, field: 'store', ...complaint })));
  return faults.length === 0 ? { store: { url: text, replicas: Number(replicas) }, faults } : { faults };
}

/** @param message What the store says of its `url`. */
export function addressFault(source: string, message: string): Fault {
  const remedy =
    'Write "redis://HOST:PORT" or "redis://HOST:PORT/DATABASE", "rediss://…" for TLS; special characters of a password are percent-encoded.';
  return { source, field: 'store', message: message.replace(/^url must/, 'It must'), remedy };
}
