type WithoutNothing<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : null extends T[Key] ? never : Key]: T[Key];
} & {
  [Key in keyof T as undefined extends T[Key] ? Key : null extends T[Key] ? Key : never]?: NonNullable<T[Key]>;
};

/** The object without its `undefined` and `null` entries: in the model, what is not known is not there. */
export function defined<T extends object>(object: T): WithoutNothing<T> {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries) as WithoutNothing<T>;
}
