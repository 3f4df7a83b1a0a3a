/** Colours, type and the frame. Colours carry meaning only: everything else is ink on paper. */
export const BASE = `
:root{color-scheme:light dark;
--bg:#faf9f6;--card:#fff;--wash:#f3f1eb;--ink:#1d1c1a;--soft:#66625a;--line:#e3dfd6;--link:#1f5f99;
--pass:#1b7048;--pass-wash:#e3f2e9;--fail:#b0241c;--fail-wash:#fbe6e3;--inc:#825300;--inc-wash:#fbefd6;
--amber:#c48b22;--err:#75399b;--err-wash:#f2e7f9;--uns:#66625a;--uns-wash:#eceae4}
@media (prefers-color-scheme:dark){:root{
--bg:#151412;--card:#1d1c1a;--wash:#262421;--ink:#ebe7de;--soft:#a8a295;--line:#383530;--link:#8fbfee;
--pass:#6cc896;--pass-wash:#183226;--fail:#f58c80;--fail-wash:#43201c;--inc:#e3b558;--inc-wash:#3a2d12;
--amber:#c99a3a;--err:#cda4ea;--err-wash:#36243f;--uns:#a8a295;--uns-wash:#2b2925}}
*{box-sizing:border-box}
html{scroll-padding-top:3.5rem}
body{margin:0;background:var(--bg);color:var(--ink);font:1rem/1.55 ui-sans-serif,system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere}
main,.in{max-width:72rem;margin:0 auto;padding:0 1.25rem}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance}
h2{font-size:1.35rem;margin:3rem 0 .75rem;letter-spacing:-.01em}
h3{font-size:1.05rem;margin:0}
h4{font-size:1rem;font-weight:600;margin:0;display:inline}
p{margin:.35rem 0 .7rem}
ul{margin:.3rem 0;padding-left:1.2rem}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:.06em}
code,pre{font:.83em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
pre{margin:.5rem 0;padding:.7rem .85rem;background:var(--wash);border-radius:.4rem;white-space:pre-wrap;font-size:.8rem}
pre.hex{white-space:pre;overflow-x:auto}
.soft{color:var(--soft)}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.mark{font-weight:700}
.pass{--tone:var(--pass);--tint:var(--pass-wash)}.fail{--tone:var(--fail);--tint:var(--fail-wash)}
.inconclusive{--tone:var(--inc);--tint:var(--inc-wash)}.error{--tone:var(--err);--tint:var(--err-wash)}
.unsupported{--tone:var(--uns);--tint:var(--uns-wash)}.none{--tone:var(--soft);--tint:var(--wash)}
.mark,td.fail{color:var(--tone)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:.2rem}
summary{cursor:pointer}
summary::marker{color:var(--soft)}
nav{position:sticky;top:0;z-index:3;background:var(--bg);border-bottom:1px solid var(--line)}
nav .in{display:flex;gap:.2rem 1.2rem;overflow-x:auto;padding-top:.55rem;padding-bottom:.55rem;font-size:.9rem}
nav a{white-space:nowrap;text-decoration:none}
nav a:hover{text-decoration:underline}
footer{margin-top:3rem;padding:1.5rem 0 2.5rem;color:var(--soft);font-size:.85rem}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:.6rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.4rem .7rem;text-align:left;vertical-align:top;font-weight:400;border-top:1px solid var(--line)}
thead th,thead td{border-top:0;color:var(--soft);font-size:.8rem}
@media (max-width:40rem){main,.in{padding:0 .75rem}h2{margin-top:2.4rem}th,td{padding:.4rem .45rem}table{font-size:.85rem}}
@media print{nav{display:none}details{break-inside:avoid}}
`
