/** How messages travel to the host and back. */
export interface Port {
  readonly send: (message: object) => void;
  readonly listen: (receive: (message: unknown) => void) => void;
}

type Params = Readonly<Record<string, unknown>>;

/** What the host sends, by method or name of the notification. What a handler returns is the result of a request. */
export type Handlers = Readonly<Record<string, (params: Params) => unknown>>;

export interface Host {
  /** Rejects if the host responds with an error. */
  readonly request: <Result>(method: string, params: object) => Promise<Result>;
  readonly notify: (name: string, params?: object) => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/** Of notifications. */
const prefix = 'ui/notifications/';

/** JSON-RPC with the host. */
export function connectHost({ send, listen }: Port, handlers: Handlers): Host {
  const waiting = new Map<number | undefined, Waiting>();
  let lastId = 0;
  const jsonrpc = '2.0';

  listen((received) => {
    const { id, method, params = {}, result, error } = (received ?? {}) as Message;
    if (method === undefined) {
      const { resolve, reject } = waiting.get(id) ?? {};
      waiting.delete(id);
      if (error) reject?.(new Error(error.message));
      else resolve?.(result as never);
      return;
    }
    const handler = handlers[method.replace(prefix, '')];
    const value = handler?.(params) ?? {};
    if (id === undefined) return;
    if (handler) send({ jsonrpc, id, result: value });
    else send({ jsonrpc, id, error: { code: -32601, message: 'Method not found' } });
  });

  return {
    notify: (name, params = {}) => send({ jsonrpc, method: prefix + name, params }),
    request: (method, params) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        send({ jsonrpc, id: lastId, method, params });
      }),
  };
}
