/** Throws, as a getter or a trap. */
export function refuse(): never {
  throw new Error('no');
}

/** Throws whatever is done with it. */
export function refusing<Target extends object>(target: Target): Target {
  return new Proxy(target, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse });
}
