/**
 * Adapts a message for the SDK, which rejects `null` arguments and prompt arguments that are not strings. Removes `null`,
 * replaces a list of one string by that string and other values by JSON text. Returns the same value if nothing changes.
 * @param message Parsed JSON: a message, or a batch of them.
 */
export function withPlainArguments<Message>(message: Message): Message {
  // Only members of `params` change, and the type of a message does not fix them.
  return (Array.isArray(message) ? eachPlain(message) : plain(message)) as Message;
}

function eachPlain(messages: readonly unknown[]): readonly unknown[] {
  const changed = messages.map(plain);
  return changed.some((message, index) => message !== messages[index]) ? changed : messages;
}

function plain(message: unknown): unknown {
  if (!isObject(message) || !isObject(message.params) || !Object.hasOwn(message.params, 'arguments')) return message;
  const { arguments: given, ...params } = message.params;
  const isCall = message.method === 'tools/call' || message.method === 'prompts/get';
  if (isCall && given === null) return { ...message, params };
  if (message.method !== 'prompts/get' || !isObject(given)) return message;
  const entries = Object.entries(given);
  if (entries.every(([, value]) => typeof value === 'string')) return message;
  const texts = entries.flatMap(([name, value]) => (value === null ? [] : [[name, textOf(value)] as const]));
  return { ...message, params: { ...params, arguments: Object.fromEntries(texts) } };
}

function textOf(value: unknown): string {
  const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof single === 'string' ? single : JSON.stringify(single);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
