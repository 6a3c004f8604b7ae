/** A request that the provider made. */
export interface ReceivedCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Empty without a body. */
  readonly body: string;
  readonly signal: AbortSignal | undefined;
  readonly redirect: string;
}

type FetchArguments = Parameters<typeof globalThis.fetch>;

/** Reads the arguments of `fetch`, in all their forms. */
export async function readCall(...[input, init = {}]: FetchArguments): Promise<ReceivedCall> {
  const request = input instanceof Request ? input : undefined;
  const url = new URL(input instanceof Request ? input.url : input);
  const body = init.body ?? request?.clone().body ?? '';
  return {
    method: (init.method ?? request?.method ?? 'GET').toUpperCase(),
    url,
    headers: new Headers(init.headers ?? request?.headers),
    body: typeof body === 'string' ? body : await new Response(body).text(),
    signal: init.signal ?? request?.signal,
    redirect: init.redirect ?? request?.redirect ?? 'follow',
  };
}

/** One line that names a request in a message. */
export function nameOf({ method, url, body }: ReceivedCall): string {
  return `${method} ${url.href}${body === '' ? '' : ` ${body.slice(0, 200)}`}`;
}
