/** What a load report needs beside the common style. */
export const LOAD_STYLE = `
header{padding:2rem 0 1rem;border-bottom:4px solid var(--tone)}
header h1{margin:0;font-size:1.7rem}
header .verdict{display:inline-block;padding:.1rem .6rem;border-radius:.4rem;background:var(--tint);color:var(--tone);font-weight:700}
.thresholds,.aborted{--tone:var(--fail);--tint:var(--fail-wash)}
figure{margin:1rem 0;padding:.8rem;background:var(--card);border:1px solid var(--line);border-radius:.6rem}
figcaption{font-size:.9rem;margin-bottom:.3rem}
.key{margin-left:.8rem;white-space:nowrap;color:var(--soft)}
.key svg{margin-right:.3rem}
.shaded{display:inline-block;width:1.1em;height:.8em;margin-right:.3rem;background:var(--fail-wash);border:1px solid var(--fail)}
.plot{display:grid;grid-template-columns:auto 1fr;gap:.2rem .5rem;padding-top:.4rem;font-size:.75rem;line-height:1;color:var(--soft);font-variant-numeric:tabular-nums}
.up,.along{display:flex;justify-content:space-between}
.up{flex-direction:column;min-width:2.2rem;text-align:right;margin:-.35rem 0}
.along{grid-column:2;padding-top:.2rem}
.chart{display:block;width:100%;height:11rem;overflow:visible}
.rule,.line,.shade{vector-effect:non-scaling-stroke}
.rule{fill:none;stroke:var(--line)}
.scroll th{overflow-wrap:normal;white-space:nowrap}
.line{fill:none;stroke-width:2;stroke:var(--link)}
.line.b{stroke:var(--amber);stroke-dasharray:6 3}
.line.c{stroke:var(--fail);stroke-dasharray:2 3}
.shade{fill:var(--fail-wash);stroke:var(--fail);stroke-width:.5}
.bars{width:10rem;min-width:10rem}
.bars svg{display:block;width:100%;height:.9rem}
.bar{fill:var(--link)}.bar.bad{fill:var(--fail)}
.controls{margin-top:1.2rem;display:flex;flex-wrap:wrap;gap:.4rem;align-items:baseline}
.controls form{display:inline}
.controls button{font:inherit;padding:.2rem .8rem}
.places{font-size:.85rem}
.scroll+.scroll{margin-top:.7rem}
header li{text-wrap:pretty}
td.mark{width:2rem}
@media (max-width:40rem){.bars{width:3rem;min-width:3rem}.key{margin:0 .6rem 0 0}figure{padding:.6rem}}
`
