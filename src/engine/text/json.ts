/** A value as `JSON.parse` answers it. Documents are kept as this, so that what we can't read is still there to be mended. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject

/** A JSON object. `__proto__` may be an own key: read keys with `Object.hasOwn`, never by plain access alone. */
export type JsonObject = { readonly [key: string]: JsonValue }
