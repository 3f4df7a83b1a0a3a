/** The one style sheet of the page; its hash is the only thing that the page's policy allows. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fbfaf7;--card:#fff;--ink:#1c1b19;--soft:#6b675f;--line:#e4e0d7;--pass:#1f7a4d;--fail:#b3261e;--warn:#8a5a00;--err:#7b3fa0;--none:#6b675f;--wash:#f3f0e9}
@media (prefers-color-scheme:dark){:root{--bg:#161513;--card:#1f1e1b;--ink:#ece8df;--soft:#a39d90;--line:#35322c;--pass:#5fc28f;--fail:#f2857c;--warn:#e0b050;--err:#c9a0e8;--none:#a39d90;--wash:#26241f}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 ui-sans-serif,system-ui,sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:68rem;margin:0 auto;padding:0 1rem}
header{padding-top:2.5rem}
h1{font-size:clamp(1.8rem,5vw,2.8rem);line-height:1.15;margin:0 0 .4rem;letter-spacing:-.02em}
h2{font-size:1.25rem;margin:2.6rem 0 .8rem}
h3{font-size:1rem;margin:1.1rem 0 .4rem}
p{margin:.3rem 0 .8rem}
.soft,time{color:var(--soft)}
.pass{color:var(--pass)}.fail{color:var(--fail)}.inconclusive{color:var(--warn)}.error{color:var(--err)}.unsupported{color:var(--none)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.75rem;margin:1.4rem 0;padding:0;list-style:none}
.tiles li{background:var(--card);border:1px solid var(--line);border-radius:.7rem;padding:.7rem .9rem}
.tiles b{display:block;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.7rem;background:var(--card)}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.45rem .7rem;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
tr:last-child td{border-bottom:0}
th{font-weight:600;color:var(--soft);font-size:.8rem}
td.num{text-align:right;font-variant-numeric:tabular-nums}
td.cell{text-align:center;font-weight:700}
code,pre{font:.82rem/1.5 ui-monospace,SFMono-Regular,Menlo,monospace}
pre{margin:.4rem 0;padding:.7rem;background:var(--wash);border-radius:.5rem;overflow-x:auto;white-space:pre}
details{border:1px solid var(--line);border-radius:.7rem;background:var(--card);margin:.55rem 0}
details>*:not(summary){margin-left:1rem;margin-right:1rem}
summary{cursor:pointer;padding:.6rem .9rem;border-radius:.7rem}
summary:hover{background:var(--wash)}
:focus-visible{outline:3px solid #3b82f6;outline-offset:2px}
.finding{border-left:4px solid var(--fail);background:var(--wash);border-radius:0 .5rem .5rem 0;padding:.5rem .8rem;margin:.5rem 0}
.ladder{list-style:none;margin:.6rem 0;padding:0;font-size:.85rem}
.ladder li{display:grid;grid-template-columns:3.6rem 3.9rem minmax(0,1fr);gap:.5rem;padding:.22rem 0;border-top:1px solid var(--line);align-items:start}
.ladder time{font-variant-numeric:tabular-nums;text-align:right}
.lamps{display:flex;gap:.2rem}
.lamps i,.lamp{font-style:normal;width:1.15rem;height:1.15rem;border-radius:50%;border:1.5px solid var(--line);display:grid;place-items:center;font-size:.62rem;font-weight:700;color:var(--soft)}
.lamps .claimed,.lamp.claimed{border-style:dashed;border-color:var(--soft)}
.lamps .identified,.lamp.identified{border-color:var(--warn);color:var(--warn)}
.lamps .authenticated,.lamp.authenticated{background:var(--pass);border-color:var(--pass);color:var(--bg)}
.lamps .revoked,.lamp.revoked{border-color:var(--fail);color:var(--fail);text-decoration:line-through}
.way{display:inline-block;min-width:8.6rem;color:var(--soft)}
.good{color:var(--pass)}.bad{color:var(--fail)}
.ladder details{margin:.3rem 0 .2rem;grid-column:3}
.ladder summary{padding:.25rem .6rem}
.views{display:grid;gap:.4rem}
.legend{display:flex;flex-wrap:wrap;gap:.4rem 1.1rem;align-items:center;font-size:.85rem;color:var(--soft)}
.legend .lamp{display:inline-grid;vertical-align:-.2rem;margin-right:.3rem}
footer{color:var(--soft);padding-top:2rem;padding-bottom:3rem;font-size:.85rem}
@media (max-width:34rem){.way{min-width:0;display:block}.ladder li{grid-template-columns:2.6rem 3.7rem minmax(0,1fr);gap:.35rem}}
`
