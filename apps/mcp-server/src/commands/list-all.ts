/** Numbers or WABAs that the directory returns in one page. */
const pageSize = 100;

interface Query {
  readonly groupBy?: readonly unknown[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly maxAgeSeconds?: number | undefined;
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor?: string | undefined;
}

/** The first page of a query with the rows of all pages; without rows if the query has groups. */
export async function listAll<Row, Q extends Query, P extends Page<Row>>(
  query: Q,
  read: (query: Q) => Promise<P>,
): Promise<P> {
  if ((query.groupBy ?? []).length > 0) return read(query);
  const first = await read({ ...query, limit: pageSize });
  const rows = [...first.rows];
  // The age applies to the first page. The others are of the same snapshots.
  const { maxAgeSeconds: _, ...rest } = query;
  let { nextCursor } = first;
  while (nextCursor !== undefined) {
    const page: P = await read({ ...(rest as Q), limit: pageSize, cursor: nextCursor });
    rows.push(...page.rows);
    ({ nextCursor } = page);
  }
  return { ...first, rows };
}
