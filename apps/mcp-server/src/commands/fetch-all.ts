import type { CallOptions, Directory, NumbersResult } from '@wabascope/directory';

/** Fetches the numbers and WABAs of all accounts of a directory now. */
export async function fetchAll(directory: Directory, call: CallOptions): Promise<NumbersResult> {
  const { onProgress: _, ...wabasCall } = call;
  const [numbers] = await Promise.all([
    directory.listNumbers({ limit: 0, maxAgeSeconds: 0 }, call),
    directory.getWabas({ limit: 0, maxAgeSeconds: 0 }, wabasCall),
  ]);
  return numbers;
}
