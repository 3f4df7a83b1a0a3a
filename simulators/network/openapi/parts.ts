/** Pieces of which the OpenAPI description is made. */
export const string = { type: 'string' }
export const boolean = { type: 'boolean' }
export const seconds = { type: 'integer', minimum: 0, description: 'how old the fact is; 0 when live' }
export const object = (properties: Record<string, unknown>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
})
export const query = (name: string, description: string) => ({
  name,
  in: 'query',
  required: false,
  schema: string,
  description,
})
export const inPath = (name: string) => ({ name, in: 'path', required: true, schema: string })
export const json = (schema: unknown) => ({ content: { 'application/json': { schema } } })
export const said = (description: string, schema: unknown) => ({ description, ...json(schema) })
export const failure = (description: string) => said(description, object({ error: string }))
