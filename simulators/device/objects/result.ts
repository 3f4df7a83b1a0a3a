/** Results of FUMO operations (FUMO 1.0 §5.5): what the data of the final alert say. */
export const FUMO_RESULT = {
  ok: 200,
  userCancelled: 401,
  corrupted: 402,
  mismatch: 403,
  validation: 404,
  notAcceptable: 405,
  downloadAuthentication: 406,
  downloadTimeout: 407,
  undefined: 409,
  updateFailed: 410,
  badUrl: 411,
  serverError: 500,
  downloadMemory: 501,
  network: 503,
} as const

/** Results of SCOMO operations (SCOMO 1.0 §7). */
export const SCOMO_RESULT = {
  ok: 1200,
  userCancelled: 1401,
  downloadFailed: 1402,
  downloadAuthentication: 1403,
  downloadMemory: 1404,
  installFailed: 1405,
  validation: 1407,
  removeFailed: 1408,
  activationFailed: 1409,
  deactivationFailed: 1410,
  undefined: 1412,
  unsupportedEnvironment: 1413,
  serverError: 1500,
  serverUnavailable: 1501,
} as const

/** Results of LAWMO operations (LAWMO 1.0 §7). */
export const LAWMO_RESULT = { ok: 1200, wiped: 1201, wipedList: 1202, notWiped: 1406 } as const

/** DiagMon operations answer in the same way. */
export const DIAGMON_RESULT = { ok: 1200 } as const

/** What SCOMO calls a result that FUMO has a number of its own for. */
export function scomoResult(fumo: number): number {
  if (fumo >= 200 && fumo < 300) return SCOMO_RESULT.ok
  const same: Readonly<Record<number, number>> = {
    401: SCOMO_RESULT.userCancelled,
    402: SCOMO_RESULT.validation,
    403: SCOMO_RESULT.unsupportedEnvironment,
    404: SCOMO_RESULT.validation,
    406: SCOMO_RESULT.downloadAuthentication,
    410: SCOMO_RESULT.installFailed,
    500: SCOMO_RESULT.serverError,
    501: SCOMO_RESULT.downloadMemory,
    503: SCOMO_RESULT.serverUnavailable,
  }
  return same[fumo] ?? SCOMO_RESULT.downloadFailed
}
