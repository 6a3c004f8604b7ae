type WithoutNothing<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : null extends T[Key] ? never : Key]: T[Key];
} & {
  [Key in keyof T as undefined extends T[Key] ? Key : null extends T[Key] ? Key : never]?: NonNullable<T[Key]>;
};

/** The object without its `undefined` and `null` entries: in the model, what is not known is not there. */
export function defined<T extends object>(object: T): WithoutNothing<T> {
  // A loop, because what `Object.fromEntries` makes is slow to make and to read, and every row comes through here.
  const known: Record<string, unknown> = {};
  for (const name in object) {
    const value = object[name];
    if (value !== undefined && value !== null) known[name] = value;
  }
  return known as WithoutNothing<T>;
}
