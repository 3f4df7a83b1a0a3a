/** The console's look: ink on paper, colour only where a state wants attention, tables that become cards when it is narrow. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#faf9f6;--card:#fff;--ink:#1d1c1a;--soft:#5f5b53;--line:#dedad0;--link:#1f5f99;
--good:#1b7048;--bad:#b0241c;--wait:#7a4d00}
@media (prefers-color-scheme:dark){:root{--bg:#151412;--card:#1d1c1a;--ink:#ebe7de;--soft:#aaa497;--line:#3a3732;
--link:#8fbfee;--good:#6cc896;--bad:#f58c80;--wait:#e3b558}}
*{box-sizing:border-box}
html{scroll-padding-top:9rem}
body{margin:0;background:var(--bg);color:var(--ink);font:1rem/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",sans-serif}
header{position:sticky;top:0;z-index:1;background:var(--bg);border-bottom:1px solid var(--line)}
header>div,main{max-width:80rem;margin:0 auto;padding:.6rem 1.25rem}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1rem}
h1{font-size:1.15rem;margin:0}
h2{font-size:1.15rem;margin:1.75rem 0 .5rem}
h2 small,.soft{color:var(--soft);font-size:.85rem;font-weight:400}
nav{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem}
nav a{color:var(--link);padding:.2rem 0;text-underline-offset:.2em}
label{color:var(--soft);font-size:.9rem}
input,button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:.4rem;padding:.4rem .7rem;min-height:2.5rem}
input{width:16rem;max-width:100%}
button{cursor:pointer}
button[aria-pressed=true]{background:var(--ink);color:var(--bg)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem 1rem;z-index:2}
#problem{margin:.75rem 0 0;padding:.6rem .9rem;border-left:4px solid var(--bad);background:var(--card)}
[hidden]{display:none!important}
.empty{margin:0;padding:.9rem 1rem;background:var(--card);border:1px dashed var(--line);border-radius:.5rem;color:var(--soft)}
table{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line);font-size:.9rem}
th,td{padding:.4rem .65rem;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
th{color:var(--soft);font-weight:400;font-size:.8rem;border-top:0;white-space:nowrap}
td{font-variant-numeric:tabular-nums;overflow-wrap:break-word}
td[data-label=Agent],td[data-label=Case],td[data-label=Campaign],td[data-label=Package],td[data-label=Models],td[data-label=Make],td[data-label=For],td[data-label=Reason],dt,dd,#problem{overflow-wrap:anywhere}
td[data-label=Operation],td[data-label=When],td[data-label=Opened],td[data-label=Closed],td[data-label=Since]{white-space:nowrap}
.good{color:var(--good)}.bad{color:var(--bad);font-weight:600}.wait{color:var(--wait)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.4rem 0}
dt{color:var(--soft)}dd{margin:0}
summary{cursor:pointer;color:var(--link)}
@media (max-width:68rem){
header>div,main{padding:.5rem .75rem}
header{position:static}
html{scroll-padding-top:0}
table,tbody,tr,td{display:block}
thead{position:absolute;left:-99rem}
tr{border-top:1px solid var(--line);padding:.4rem 0}
td{border:0;padding:.1rem .75rem;display:grid;grid-template-columns:6.5rem 1fr;gap:.5rem}
td::before{content:attr(data-label);color:var(--soft);font-size:.8rem;padding-top:.1rem}
td{overflow-wrap:anywhere}
td:empty{display:none}
dl{grid-template-columns:1fr}dd{margin-bottom:.3rem}
input{flex:1 1 12rem;width:auto}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`
