import type { CallContext } from './tool.js';

type Notify = (notification: { method: 'notifications/progress'; params: object }) => Promise<void>;

interface RequestPart {
  readonly signal?: AbortSignal;
  readonly _meta?: { readonly progressToken?: string | number };
}

/** What the SDK hands to a handler: 1.x calls it `extra` and is flat, 2.x keeps the request's part in `mcpReq`. */
interface SdkContext extends RequestPart {
  readonly sendNotification?: Notify;
  readonly mcpReq?: RequestPart & { readonly notify?: Notify };
}

/** Reads the SDK's context of a call, of either line. Progress is sent only to a client that gave a token for it. */
export function callContext(sdkContext: unknown): CallContext {
  const context = (sdkContext ?? {}) as SdkContext;
  const { signal, _meta } = context.mcpReq ?? context;
  const notify = context.mcpReq?.notify ?? context.sendNotification;
  const progressToken = _meta?.progressToken;
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(progressToken === undefined || notify === undefined
      ? {}
      : {
          progress: (step) => {
            // A client that has gone away cannot be told, and that stops nothing.
            notify({ method: 'notifications/progress', params: { progressToken, ...step } }).catch(() => {});
          },
        }),
  };
}
