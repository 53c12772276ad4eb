/** `error`: Odoo will refuse or break. `warning`: it works, yet not as meant. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/** How sure we are, apart from how bad it is. Only `proven` errors gate by default. */
export type Confidence = 'proven' | 'likely' | 'guess'

export const SEVERITIES = ['error', 'warning', 'info'] as const
export const CONFIDENCES = ['proven', 'likely', 'guess'] as const
