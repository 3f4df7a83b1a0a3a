/** What a load report needs beside the common style. */
export const LOAD_STYLE = `
header{padding:2rem 0 1rem;border-bottom:4px solid var(--tone)}
header h1{margin:0;font-size:1.7rem}
header .verdict{display:inline-block;padding:.1rem .6rem;border-radius:.4rem;background:var(--tint);color:var(--tone);font-weight:700}
.thresholds,.aborted{--tone:var(--fail);--tint:var(--fail-wash)}
figure{margin:1rem 0;padding:.8rem;background:var(--card);border:1px solid var(--line);border-radius:.6rem}
figcaption{font-size:.9rem;margin-bottom:.3rem}
.key{margin-left:.8rem;white-space:nowrap;color:var(--soft)}
.chart{display:block;width:100%;height:auto}
.rule{stroke:var(--line)}
.tick{fill:var(--soft);font-size:11px}
.scroll th{overflow-wrap:normal;white-space:nowrap}
.line{fill:none;stroke-width:2;stroke:var(--link)}
.line.b{stroke:var(--amber);stroke-dasharray:6 3}
.line.c{stroke:var(--fail);stroke-dasharray:2 3}
.shade{fill:var(--fail-wash)}
.bar{fill:var(--link)}.bar.bad{fill:var(--fail)}
@media (max-width:40rem){.tick{font-size:22px}.line{stroke-width:3}}
.controls form{display:inline}
.controls button{font:inherit;padding:.2rem .8rem;margin-right:.4rem}
`
