import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'

type Params = Readonly<Record<string, unknown>>

/** Chromium or Chrome: CHROME_PATH, else by name on the path. */
export function findBrowser(): string | undefined {
  const named = process.env['CHROME_PATH']
  if (named && existsSync(named)) return named
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])
    for (const folder of (process.env['PATH'] ?? '').split(delimiter))
      if (folder !== '' && existsSync(join(folder, name))) return join(folder, name)
  return undefined
}

const FLAGS = [
  '--headless=new', '--remote-debugging-pipe', '--no-first-run', '--no-default-browser-check', '--disable-gpu',
  '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--hide-scrollbars', '--force-prefers-reduced-motion',
] // biome-ignore format: a list

/** A browser without a window, spoken to in the DevTools protocol through two pipes. */
export class Browser {
  readonly #process: ChildProcess
  readonly #folder: string
  readonly #input: Writable
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  readonly #listeners = new Set<(method: string, params: unknown, session: unknown) => void>()
  #last = 0
  #rest = ''

  constructor(program: string) {
    this.#folder = mkdtempSync(join(tmpdir(), 'addonry-browser-'))
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    this.#process = spawn(program, [...FLAGS, ...asRoot, `--user-data-dir=${this.#folder}/profile`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: this.#folder },
    })
    const [, , , input, output] = this.#process.stdio
    if (!isWritable(input) || !isReadable(output)) throw new Error('the browser has no pipes')
    this.#input = input
    input.on('error', () => undefined)
    output.setEncoding('utf8').on('data', (text: string) => this.#read(text))
    this.#process.once('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the browser ended'))
    })
  }

  #read(text: string): void {
    const parts = (this.#rest + text).split('\0')
    this.#rest = parts.pop() ?? ''
    for (const part of parts) {
      const message: unknown = JSON.parse(part)
      const id = dig(message, 'id')
      if (typeof id !== 'number') {
        for (const listen of this.#listeners)
          listen(String(dig(message, 'method')), dig(message, 'params'), dig(message, 'sessionId'))
        continue
      }
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      const error = dig(message, 'error', 'message')
      if (error === undefined) waiting?.resolve(dig(message, 'result'))
      else waiting?.reject(new Error(String(error)))
    }
  }

  send(method: string, params: Params = {}, sessionId?: string): Promise<unknown> {
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`)
    })
  }

  listen(listener: (method: string, params: unknown, session: unknown) => void): void {
    this.#listeners.add(listener)
  }

  /** Opens a page from its text, as a file would be opened. */
  async open(html: string, size: { readonly width: number; readonly height: number }): Promise<Page> {
    const file = join(this.#folder, `page-${++this.#last}.html`)
    writeFileSync(file, html)
    const target = String(dig(await this.send('Target.createTarget', { url: 'about:blank' }), 'targetId'))
    const session = String(
      dig(await this.send('Target.attachToTarget', { targetId: target, flatten: true }), 'sessionId'),
    )
    const page = new Page(this, session, pathToFileURL(file).href)
    await page.start(size)
    return page
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.send('Browser.close').catch(() => undefined)
    const late = setTimeout(() => this.#process.kill('SIGKILL'), 5000)
    await ended
    clearTimeout(late)
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A page that is used as a person would: by keys, by the mouse, by looking. */
export class Page {
  /** errors and warnings of the console, uncaught errors, refusals of the content security policy */
  readonly complaints: string[] = []
  /** what it wanted from elsewhere */
  readonly requests: string[] = []
  readonly #browser: Browser
  readonly #session: string
  readonly #address: string
  #loaded: () => void = () => undefined

  constructor(browser: Browser, session: string, address: string) {
    this.#browser = browser
    this.#session = session
    this.#address = address
    browser.listen((method, params, from) => {
      if (from === session) this.#hear(method, params)
    })
  }

  #hear(method: string, params: unknown): void {
    if (method === 'Page.loadEventFired') this.#loaded()
    if (method === 'Runtime.exceptionThrown')
      this.complaints.push(String(dig(params, 'exceptionDetails', 'exception', 'description')))
    if (method === 'Runtime.consoleAPICalled' && /error|warning|assert/.test(String(dig(params, 'type'))))
      this.complaints.push(JSON.stringify(dig(params, 'args')))
    if (method === 'Log.entryAdded') this.complaints.push(String(dig(params, 'entry', 'text')))
    if (method === 'Network.requestWillBeSent') {
      const url = String(dig(params, 'request', 'url'))
      if (url.split('#')[0] !== this.#address) this.requests.push(url)
    }
  }

  send(method: string, params: Params = {}): Promise<unknown> {
    return this.#browser.send(method, params, this.#session)
  }

  async start({ width, height }: { readonly width: number; readonly height: number }): Promise<void> {
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await this.send(`${domain}.enable`)
    await this.resize(width, height)
    const loaded = new Promise<void>((resolve) => (this.#loaded = resolve))
    await this.send('Page.navigate', { url: this.#address })
    await loaded
  }

  async resize(width: number, height: number): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 600 })
  }

  /** The value of an expression in the page. */
  async value(expression: string): Promise<unknown> {
    const answer = await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true })
    const failed = dig(answer, 'exceptionDetails', 'exception', 'description')
    if (failed !== undefined) throw new Error(String(failed))
    return dig(answer, 'result', 'value')
  }

  /** Presses keys one after the other, each by its name; `Shift+` may stand before one. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const pressed of keys) {
      const shift = pressed.startsWith('Shift+')
      const key = shift ? pressed.slice(6) : pressed
      const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined
      const codes: Readonly<Record<string, number>> = { Tab: 9, Enter: 13, Escape: 27, ' ': 32, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40 } // biome-ignore format: a table
      const event = {
        key,
        // the numbers of signs stand for other keys: 46 is Delete, not the full stop
        windowsVirtualKeyCode: codes[key] ?? (/^\w$/.test(key) ? key.toUpperCase().charCodeAt(0) : 0),
        modifiers: shift ? 8 : 0,
        ...(text && { text }),
      }
      await this.send('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', ...event })
      await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
    }
  }

  /** Clicks into the middle of an element, after bringing it into view. */
  async click(selector: string): Promise<void> {
    const { x, y } = await this.middle(selector)
    for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased'])
      await this.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 })
    // what the page does after a click it may do a moment later
    await this.value('new Promise((done) => setTimeout(done, 30))')
  }

  async middle(selector: string): Promise<{ readonly x: number; readonly y: number }> {
    const found = await this.value(
      `(() => { const one = document.querySelector(${JSON.stringify(selector)}); one.scrollIntoView({ block: 'center' }); const { x, y, width, height } = one.getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 } })()`,
    )
    return { x: Number(dig(found, 'x')), y: Number(dig(found, 'y')) }
  }

  /** Light or dark, on the screen or on paper. */
  async media(scheme: 'light' | 'dark', media: 'screen' | 'print' = 'screen'): Promise<void> {
    await this.send('Emulation.setEmulatedMedia', {
      media,
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    })
  }

  /** A picture of what is seen, or of the whole page. */
  async picture(whole = false): Promise<Buffer> {
    const answer = await this.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: whole })
    return Buffer.from(String(dig(answer, 'data')), 'base64')
  }

  async pdf(): Promise<Buffer> {
    const answer = await this.send('Page.printToPDF', { printBackground: true, preferCSSPageSize: true })
    return Buffer.from(String(dig(answer, 'data')), 'base64')
  }
}

function dig(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  )
}

function isWritable(stream: unknown): stream is Writable {
  return typeof stream === 'object' && stream !== null && 'write' in stream
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && 'setEncoding' in stream
}
