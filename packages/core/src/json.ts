import * as z from 'zod';

/** A JSON value without `null`: unknown values are left out. */
export type JsonValue = string | number | boolean | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Accepts plain, finite JSON without `null`. */
const jsonValue: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.array(jsonValue), z.record(z.string(), jsonValue)]),
);

export const extensionsSchema = z.record(z.string(), z.record(z.string(), jsonValue));
/** Fields that only one provider has, by provider ID: `{ nxcloud: { register_status: 1 } }`. */
export type Extensions = z.infer<typeof extensionsSchema>;

/** The provider's exact word for a field, where it differs from ours. */
export const reportedValue = z.union([z.string(), z.number(), z.boolean()]);
export type ReportedValue = z.infer<typeof reportedValue>;

/**
 * The type of optional fields. Unlike `z.infer` of a `z.object`, it keeps the doc comments of the fields in the published
 * declarations, where editors find them.
 */
export type OptionalFields<Fields extends Readonly<Record<string, z.ZodType>>> = {
  [Field in keyof Fields]?: z.infer<Fields[Field]>;
};
