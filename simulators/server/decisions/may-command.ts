/** Whether an answer may hold management commands. */
export type MayCommand = (authenticated: boolean) => boolean

/** To whom did not prove itself the server says Status and nothing else (DM Protocol ch. 9). */
export const mayCommand: MayCommand = (authenticated) => authenticated
