/** What the upgrade report does in a browser: search, filter by verdict, zoom and move the graph, open modules. */
export const UPGRADE_SCRIPT = `
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const search = document.getElementById('search')
  const count = document.getElementById('count')
  const boxes = all('.legend input')
  const modules = all('details.module')
  const nodes = all('svg .node')
  const edges = all('svg .edge')
  const texts = new Map(modules.map((one) => [one, one.textContent.toLowerCase()]))
  const apply = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
    const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value))
    const shown = new Set()
    for (const one of modules) {
      const on = verdicts.has(one.dataset.verdict) && words.every((word) => texts.get(one).includes(word))
      one.hidden = !on
      if (on) shown.add(one.dataset.name)
    }
    for (const node of nodes) node.classList.toggle('off', !shown.has(node.dataset.name))
    for (const edge of edges) edge.classList.toggle('off', !shown.has(edge.dataset.from) || !shown.has(edge.dataset.to))
    count.textContent = shown.size + ' of ' + modules.length + ' modules'
  }
  search.addEventListener('input', apply)
  for (const box of boxes) box.addEventListener('change', apply)
  const open = (id) => {
    const target = document.getElementById(id)
    if (!target || target.tagName !== 'DETAILS') return
    target.hidden = false
    target.open = true
    target.scrollIntoView({ block: 'start' })
    target.querySelector('summary').focus({ preventScroll: true })
  }
  const follow = () => open(decodeURIComponent(location.hash.slice(1)))
  addEventListener('hashchange', follow)
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a')
    const target = link && (link.getAttribute('href') || '')
    if (target && target.startsWith('#') && target === location.hash) follow()
  })
  follow()
  addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement !== search) { event.preventDefault(); search.focus() }
    if (event.key === 'Escape' && document.activeElement === search) { search.value = ''; apply() }
  })
  addEventListener('beforeprint', () => { for (const one of all('details')) if (!one.hidden) one.open = true })
  document.getElementById('unfold').addEventListener('click', () => {
    const closed = modules.some((one) => !one.hidden && !one.open)
    for (const one of modules) one.open = closed
  })
  const svg = document.querySelector('#graph svg')
  if (!svg) { document.getElementById('graph').hidden = true; return apply() }
  const whole = svg.getAttribute('viewBox').split(' ').map(Number)
  let view = [...whole]
  const show = () => svg.setAttribute('viewBox', view.join(' '))
  const zoom = (factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) => {
    const width = Math.min(whole[2] * 2, Math.max(whole[2] / 30, view[2] * factor))
    const scale = width / view[2]
    view = [x - (x - view[0]) * scale, y - (y - view[1]) * scale, width, view[3] * scale]
    show()
  }
  const at = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse())
  svg.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey && !svg.contains(document.activeElement) && document.activeElement !== svg) return
    event.preventDefault()
    const { x, y } = at(event)
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, x, y)
  }, { passive: false })
  let drag
  svg.addEventListener('pointerdown', (event) => { drag = { start: at(event), moved: false } })
  addEventListener('pointerup', () => { setTimeout(() => { drag = undefined }) })
  svg.addEventListener('pointermove', (event) => {
    if (!drag) return
    const now = at(event)
    if (Math.abs(now.x - drag.start.x) + Math.abs(now.y - drag.start.y) < 4 && !drag.moved) return
    drag.moved = true
    view[0] -= now.x - drag.start.x
    view[1] -= now.y - drag.start.y
    show()
  })
  svg.addEventListener('click', (event) => { if (drag && drag.moved) event.preventDefault() }, true)
  svg.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
    if (step) { view[0] += step[0] * view[2] / 10; view[1] += step[1] * view[3] / 10; show(); event.preventDefault() }
    if (event.key === '+' || event.key === '=') zoom(1 / 1.25)
    if (event.key === '-') zoom(1.25)
    if (event.key === '0') { view = [...whole]; show() }
  })
  const near = (name, on) => {
    const names = new Set([name])
    for (const edge of edges) {
      const touches = edge.dataset.from === name || edge.dataset.to === name
      edge.classList.toggle('near', on && touches)
      if (touches) { names.add(edge.dataset.from); names.add(edge.dataset.to) }
    }
    for (const node of nodes) node.classList.toggle('near', on && names.has(node.dataset.name))
  }
  for (const node of nodes) {
    for (const type of ['mouseenter', 'focus']) node.addEventListener(type, () => near(node.dataset.name, true))
    for (const type of ['mouseleave', 'blur']) node.addEventListener(type, () => near(node.dataset.name, false))
  }
  document.getElementById('closer').addEventListener('click', () => zoom(1 / 1.3))
  document.getElementById('farther').addEventListener('click', () => zoom(1.3))
  document.getElementById('fit').addEventListener('click', () => { view = [...whole]; show() })
  apply()
})()
`
