type WithoutNothing<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : null extends T[Key] ? never : Key]: T[Key];
} & {
  [Key in keyof T as undefined extends T[Key] ? Key : null extends T[Key] ? Key : never]?: NonNullable<T[Key]>;
};

/** The object without its `undefined` and `null` entries: the model leaves out what is not known. Infers literal types. */
export function defined<const T extends object>(object: T): WithoutNothing<T> {
  // Not `Object.fromEntries`: its objects are slow to create and to read, and every row passes through here.
  const known: Record<string, unknown> = {};
  for (const name in object) {
    const value = object[name];
    if (value !== undefined && value !== null) known[name] = value;
  }
  return known as WithoutNothing<T>;
}
