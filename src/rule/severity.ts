/** `error`: Odoo will refuse or break. `warning`: it works, yet not as meant. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/** How sure we are, apart from how bad it is. Only `proven` errors gate by default. */
export type Confidence = 'proven' | 'likely' | 'guess'

/** From which findings on a run fails. */
export interface Threshold {
  readonly severity: Severity
  readonly confidence: Confidence
}

export const SEVERITIES = ['error', 'warning', 'info'] as const
export const CONFIDENCES = ['proven', 'likely', 'guess'] as const

/** Is it as bad and as sure as the threshold asks for? */
export function reaches(one: Threshold, { severity, confidence }: Threshold): boolean {
  return (
    SEVERITIES.indexOf(one.severity) <= SEVERITIES.indexOf(severity) &&
    CONFIDENCES.indexOf(one.confidence) <= CONFIDENCES.indexOf(confidence)
  )
}
