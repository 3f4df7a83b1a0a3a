import { html } from '../html/text.ts'

/** One line of a chart: a value for each second, undefined where there is none. */
export interface Line {
  readonly name: string
  readonly values: readonly (number | undefined)[]
  /** Stroke and marker: colour is never the only sign, so lines differ in their dashes too. */
  readonly look: 'a' | 'b' | 'c'
}

export interface ChartOptions {
  readonly title: string
  readonly unit: string
  /** Seconds from the start that are shaded, each with a word for why. */
  readonly shaded?: readonly { readonly from: number; readonly to: number; readonly what: string }[]
}

/** Units of the drawing, which is stretched to whatever room there is. */
const WIDTH = 720
const HEIGHT = 160

/**
 * Lines over time as SVG that needs no script. Its labels are text of the page, and keep their size on any screen. The figures
 * themselves stand in the table beside it.
 */
export function chart(lines: readonly Line[], { title, unit, shaded = [] }: ChartOptions): string {
  const seconds = Math.max(2, ...lines.map(({ values }) => values.length))
  const all = lines.flatMap(({ values }) => values.filter((value) => value !== undefined))
  const top = niceTop(Math.max(0, ...all))
  const x = (second: number) => (second / (seconds - 1)) * WIDTH
  const y = (value: number) => (1 - value / top) * HEIGHT
  const shades = shaded
    .filter(({ from }) => from < seconds - 1)
    .map(({ from, to, what }) => {
      const width = x(Math.min(to, seconds - 1)) - x(from)
      return `<rect class="shade" x="${x(from).toFixed(1)}" y="0" width="${width.toFixed(1)}" height="${HEIGHT}"><title>${html(what)}</title></rect>`
    })
  const marks = [top, top / 2, 0]
  const rules = marks.map((value) => `<path class="rule" d="M0 ${y(value)}H${WIDTH}"/>`)
  const paths = lines.map(({ values, look }) => `<path class="line ${look}" d="${path(values, x, y)}"/>`)
  const keys = lines.map(
    ({ name, look }) =>
      `<span class="key"><svg width="28" height="8" aria-hidden="true"><path class="line ${look}" d="M0 4H28"/></svg>${html(name)}</span>`,
  )
  const because = [...new Set(shaded.map(({ what }) => what))].map(
    (what) => `<span class="key"><i class="shaded"></i>${html(what)}</span>`,
  )
  return `<figure><figcaption><b>${html(title)}</b> <span class="soft">${html(unit)}</span> ${[...keys, ...because].join(' ')}</figcaption>
<div class="plot"><div class="up">${marks.map((value) => `<span>${short(value)}</span>`).join('')}</div>
<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${html(title)}">${shades.join('')}${rules.join('')}${paths.join('')}</svg>
<div class="along"><span>0 s</span><span>${seconds - 1} s</span></div></div></figure>`
}

function path(
  values: readonly (number | undefined)[],
  x: (second: number) => number,
  y: (value: number) => number,
): string {
  let out = ''
  let drawing = false
  values.forEach((value, second) => {
    if (value === undefined) {
      drawing = false
      return
    }
    out += `${drawing ? 'L' : 'M'}${x(second).toFixed(1)} ${y(value).toFixed(1)}`
    drawing = true
  })
  return out
}

/** The next round number above: 1, 2 or 5 times a power of ten. */
function niceTop(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power
}

function short(value: number): string {
  if (value >= 10_000) return `${(value / 1000).toFixed(0)}k`
  return value >= 10 || value === 0 ? value.toFixed(0) : String(Number(value.toPrecision(2)))
}
