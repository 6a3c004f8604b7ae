type Present<Fields> = { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> };

/** The fields that have a value, in the same order. */
export function withoutAbsent<Fields extends object>(fields: Fields): Present<Fields> {
  const present: Record<string, unknown> = {};
  for (const field in fields) if (fields[field] !== undefined) present[field] = fields[field];
  return present as Present<Fields>;
}
