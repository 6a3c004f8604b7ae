import type { CallContext } from './tool.js';

type Notify = (notification: { method: 'notifications/progress'; params: object }) => Promise<void>;

interface RequestPart {
  readonly signal?: AbortSignal;
  readonly _meta?: { readonly progressToken?: string | number };
}

/** What the SDK passes to a handler: `extra` in 1.x is flat, 2.x has the request's part in `mcpReq`. */
interface SdkContext extends RequestPart {
  readonly sendNotification?: Notify;
  readonly mcpReq?: RequestPart & { readonly notify?: Notify };
}

/** Reads the context of a call from either SDK version. Progress is sent only to clients that sent a progress token. */
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
            // The client may have disconnected.
            notify({ method: 'notifications/progress', params: { progressToken, ...step } }).catch(() => {});
          },
        }),
  };
}
