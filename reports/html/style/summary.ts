/** Verdict, findings, what was not evaluated, tables, scenario heads. */
export const SUMMARY = `
.verdict{border-top:.4rem solid var(--tone);padding:1.5rem 0 1.75rem}
.brand{margin:0;color:var(--soft);font-size:.85rem;letter-spacing:.04em}
h1{font-size:clamp(2.1rem,7vw,3.4rem);margin:.1rem 0 .4rem;letter-spacing:-.03em;color:var(--tone)}
h1 small{font-size:.42em;letter-spacing:0;font-weight:500;color:var(--ink);white-space:nowrap}
.lead{font-size:1.12rem;margin:0 0 .2rem}
.reason{color:var(--soft);margin:0 0 1.1rem}
.bar{display:block;width:100%;height:.6rem;border-radius:.3rem}
.bar rect{fill:var(--tone)}.bar .unsupported{fill:var(--line)}
.tiles{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.6rem;margin:.7rem 0 1.3rem;padding:0}
.tiles b{font-size:1.25rem;font-variant-numeric:tabular-nums;color:var(--tone)}
.tiles .none,.tiles .none b{color:var(--soft);font-weight:400}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:.6rem 1.5rem;margin:0;font-size:.9rem}
.facts dt{color:var(--soft);font-size:.8rem}.facts dd{margin:0}
.failure{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.9rem 1.1rem .6rem;margin:.8rem 0}
.failure h3 a{color:inherit;text-decoration:none}.failure h3 a:hover{text-decoration:underline}
.failure>p{font-size:.92rem;margin:.3rem 0 .5rem}
.finding{border-left:.25rem solid var(--tone);background:var(--tint);border-radius:0 .35rem .35rem 0;padding:.45rem .75rem;margin:.4rem 0;font-size:.92rem}
.finding .soft{color:inherit;opacity:.85}
.finding .id{font:600 .85em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;margin-right:.35rem;color:var(--tone)}
.ev{white-space:nowrap}
.chip,.cell{display:inline-block;background:var(--tint);color:var(--tone);border-radius:.3rem;text-decoration:none;font-size:.8rem}
.chip{padding:.05rem .45rem}.chip:hover,.cell:hover{text-decoration:underline}
.where{display:flex;flex-wrap:wrap;gap:.3rem}
.replay code{background:var(--wash);padding:.15rem .4rem;border-radius:.25rem;-webkit-box-decoration-break:clone;box-decoration-break:clone;user-select:all}
.left-out{padding:0;list-style:none}
.left-out>li{background:var(--card);border:1px solid var(--line);border-left:.25rem solid var(--uns);border-radius:.35rem;padding:.5rem .85rem;margin:.45rem 0}
.left-out details{font-size:.9rem;color:var(--soft)}
.properties th code{margin-right:.4rem}
.cell{width:1.75rem;line-height:1.75rem;text-align:center;font-weight:700}
.cell.unsupported{font-weight:400}
.matrix th[scope=col]:not(:first-child),.matrix td{text-align:center;padding-left:.2rem;padding-right:.2rem;width:3.6rem}
.matrix td{padding-top:.2rem;padding-bottom:.2rem}
.matrix th a{color:inherit;text-decoration:none}.matrix th a:hover{text-decoration:underline}
.group th{background:var(--wash);font-weight:600;font-size:.85rem}
.variation{margin:2rem 0 .6rem;color:var(--soft);font-weight:600;font-size:.95rem}
.scenario,.play{border:1px solid var(--line);border-radius:.5rem;background:var(--card);margin:.45rem 0}
.scenario>:not(summary){margin-left:1rem;margin-right:1rem}
.scenario>summary,.play>summary{padding:.55rem .9rem;border-radius:.5rem}
.scenario>summary:hover,.play>summary:hover{background:var(--wash)}
.scenario[open]>summary{border-bottom:1px solid var(--line);border-radius:.5rem .5rem 0 0;margin-bottom:.7rem}
.scenario>summary .soft{font-size:.85rem;margin-left:.4rem}.scenario{padding-bottom:.01rem}
.play>:not(summary){margin-left:.9rem;margin-right:.9rem}
.play{background:var(--bg)}.scenario>.play:last-child{margin-bottom:1rem}
.cells{display:flex;gap:.3rem}
.checks ul{list-style:none;padding:0;font-size:.92rem}.checks{margin-bottom:.8rem}
@media (max-width:40rem){.matrix th[scope=col]:not(:first-child),.matrix td{width:2rem;padding-left:.08rem;padding-right:.08rem;font-size:.58rem;white-space:nowrap}
.properties th[scope=row]{hyphens:auto}.properties .num{font-size:.78rem;padding-left:.2rem}.properties thead .num{font-size:.66rem}
.scenario>:not(summary){margin-left:.45rem;margin-right:.45rem}.play>:not(summary){margin-left:.4rem;margin-right:.4rem}
.properties th code{display:block}.facts{grid-template-columns:1fr}.failure{padding:.8rem .8rem .4rem}}
`
