// Runs inside the page: which texts stand out too little from what is behind them.
globalThis.tooFaint = () => {
  // Texts whose contrast with what is behind them is below 4.5 (3 for large text): WCAG 2.2, 1.4.3.
  const parse = (text) => {
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
    return [r, g, b, a]
  }
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1]
  const part = (value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4)
  const luminance = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
  const behind = (element) => {
    if (!element) return [255, 255, 255, 1]
    const own = parse(getComputedStyle(element).backgroundColor)
    return own[3] === 1 ? own : over(own, behind(element.parentElement))
  }
  const opacityOf = (element) =>
    element ? Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement) : 1
  const faint = new Set()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (node.textContent.trim() === '' || element.getClientRects().length === 0) continue
    const style = getComputedStyle(element)
    const ground = behind(element)
    const [r, g, b, a] = parse(style.color)
    const lights = [luminance(over([r, g, b, a * opacityOf(element)], ground)), luminance(ground)]
    const contrast = (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05)
    if (contrast < (Number.parseFloat(style.fontSize) >= 24 ? 3 : 4.5))
      faint.add(
        `${element.tagName}.${element.className} ${contrast.toFixed(2)}: ${node.textContent.slice(0, 30)}`,
      )
  }
  return [...faint]
}
