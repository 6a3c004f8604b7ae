import * as z from 'zod';
import { patternOrReference, valueItself } from './texts.js';

/** The key `store`. The store itself checks whether the address can be used. */
export function storeSchema() {
  return valueItself('Write the address, or remove the key.').meta({
    description: 'Address of the Redis or Valkey that several servers share.',
    pattern: patternOrReference('^(redis|rediss|valkey|valkeys)://'),
    examples: ['redis://localhost:6379', '${env:REDIS_URL}'],
  });
}

/** The key `replicas`. */
export function replicasSchema() {
  return z
    .int()
    .min(1)
    .default(3)
    .describe(
      'Maximum number of servers that share the store. While it is unavailable, each uses an equal share of the budgets.',
    );
}
