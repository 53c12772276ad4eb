/** What a server answered, or why none did. */
export type HttpAnswer =
  | { readonly status: number; readonly type: string; readonly text: string }
  | { readonly failed: string; readonly unreachable: boolean }

export interface HttpLimits {
  /** milliseconds for the whole answer */
  readonly time: number
  /** bytes of an answer */
  readonly size: number
}

/**
 * Gets a text. A name and password in the address go into a header and nowhere else; a redirection to another machine
 * does not get them. Never throws.
 */
export async function httpGet(address: string, accept: string, limits: HttpLimits): Promise<HttpAnswer> {
  const url = new URL(address)
  const { username, password } = url
  url.username = ''
  url.password = ''
  const secret = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  const headers = {
    accept,
    'user-agent': 'addonry',
    ...(username !== '' && { authorization: `Basic ${Buffer.from(secret).toString('base64')}` }),
  }
  try {
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(limits.time) })
    const text = await readText(answer, limits.size)
    if (text === undefined) return { failed: `an answer of more than ${limits.size} bytes`, unreachable: false }
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text }
  } catch (error) {
    return { failed: words(error, limits.time), unreachable: true }
  }
}

async function readText(answer: Response, limit: number): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength
    if (size > limit) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function words(error: unknown, time: number): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${time / 1000} seconds`
  const cause = error.cause instanceof AggregateError ? error.cause.errors[0] : error.cause
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const known: Readonly<Record<string, string>> = {
    ENOTFOUND: 'no machine is known by that name',
    EAI_AGAIN: 'names cannot be looked up',
    ECONNREFUSED: 'nobody answers there',
    ECONNRESET: 'the connection was cut',
  }
  return known[code] ?? (cause instanceof Error ? cause.message : error.message)
}
