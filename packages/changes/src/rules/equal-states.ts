/** Whether two states, or parts of them, have the same fields with equal values. Plain JSON. */
export function isEqualState(one: object, other: object): boolean {
  return hasFieldsOf(one, other) && hasFieldsOf(other, one);
}

function hasFieldsOf(one: object, other: object): boolean {
  return Object.entries(one).every(([field, a]) => {
    const b: unknown = Reflect.get(other, field);
    return a === b || (isObject(a) && isObject(b) && isEqualState(a, b));
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
