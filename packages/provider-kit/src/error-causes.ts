/** One error of a chain of causes. */
export interface Cause {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  /** Whether it wraps another error. */
  readonly isWrapper: boolean;
}

/** The error and its causes, the outermost first. */
export function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 8; cause = cause.cause) {
    const { name, message } = cause;
    const isWrapper = cause.cause instanceof Error;
    causes.push({ name, message, code: textOf(cause, 'code'), isWrapper });
    if (cause instanceof AggregateError) causes.push(...cause.errors.slice(0, 1).flatMap(causesOf));
  }
  return causes;
}

/** Codes of Node.js for a module that cannot be loaded. */
const notLoaded = /^(ERR_(MODULE|PACKAGE|UNSUPPORTED|UNKNOWN|REQUIRE|DLOPEN)|MODULE_NOT_FOUND)/;
/** Codes of Node.js and undici for an argument that is not allowed. */
const notAllowed = /^(ERR_(INVALID|MISSING|OUT_OF_RANGE|ASSERTION)|UND_ERR_(INVALID|NOT_SUPPORTED))/;
/** Errors that JavaScript throws for a mistake in code. `fetch` throws a `TypeError` for the network, too. */
const mistakenName = /^(ReferenceError|RangeError|SyntaxError|EvalError|URIError)$/;
/** The messages of `fetch` for a network failure without a cause. */
const fetchFailed = /^(fetch failed|terminated|Failed to fetch|Load failed)/;

/** Whether the error shows that code is missing or wrong, so that the network is not the cause. */
export function isMistake({ name, message, code, isWrapper }: Cause): boolean {
  if (code !== undefined) return notLoaded.test(code) || notAllowed.test(code);
  return mistakenName.test(name) || (name === 'TypeError' && !isWrapper && !fetchFailed.test(message));
}

/**
 * A form of a programming error that is safe to pass on: the same error if a module cannot be loaded, else an error with
 * the same name and stack but without the message, which may quote a header.
 */
export function safeMistake(error: unknown): unknown {
  const [{ name, code } = {}] = causesOf(error);
  if (!(error instanceof Error) || notLoaded.test(code ?? '')) return error;
  const mistake = new (error instanceof TypeError ? TypeError : Error)(
    'A mistake in code, not in the network, stopped the request. The message is left out because it may quote a header.',
  );
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  mistake.stack = [`${name}: ${mistake.message}`, ...frames].join('\n');
  return Object.assign(mistake, { name }, code === undefined ? {} : { code });
}

function textOf(error: Error, property: string): string | undefined {
  const value: unknown = Object.entries(error).find(([name]) => name === property)?.[1];
  return typeof value === 'string' ? value : undefined;
}
