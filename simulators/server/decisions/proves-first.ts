/** Whether the user proves who they are before they are asked for their agreement. */
export type ProvesFirst = () => boolean

/** The yes of somebody unknown is nobody's yes (SP-USR-04). */
export const provesFirst: ProvesFirst = () => true
