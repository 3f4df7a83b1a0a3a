import { LANES } from '../../ladder/step.ts'

/** Where an arrow begins and how many lanes it crosses, for each pair of lanes. */
function ways(): string {
  const pairs = LANES.flatMap((_, from) => LANES.map((__, to) => [from + 1, to + 1] as const))
  return pairs
    .map(([from, to]) => {
      const selector = `.x${from}${to}`
      if (from === to) return `${selector}{--at:${from}}`
      return `${selector}{--at:${Math.min(from, to)};--over:${Math.abs(to - from)}}`
    })
    .join('\n')
}

/** Arrows that point left, and steps that stay in their lane. */
const LEFT = LANES.flatMap((_, from) => LANES.slice(0, from).map((__, to) => `.x${from + 1}${to + 1}`))
const STAY = LANES.map((_, lane) => `.x${lane + 1}${lane + 1}`)

/**
 * The ladder: a row is number, time, lanes, lamps, words. The lanes are lines in the background of each row, an arrow is
 * drawn between two of them; the lamps are three bars whose width and colour is the light.
 */
export const LADDER = `
.ladder{--lane:4.5rem;--cols:1.9rem 4rem calc(var(--lane)*4) 3.4rem minmax(0,1fr);font-size:.88rem;margin:.8rem 0 1rem}
.ladder ol{list-style:none;margin:0;padding:0;counter-reset:event -1}
.lanes,.ladder li{display:grid;grid-template-columns:var(--cols);column-gap:.55rem}
.lanes{position:sticky;top:2.45rem;z-index:2;background:var(--bg);border-bottom:1px solid var(--line);padding:.4rem 0;font-size:.72rem;white-space:nowrap;color:var(--soft);
grid-template-columns:1.9rem 4rem repeat(4,var(--lane)) repeat(3,1.1333rem) 1fr;column-gap:0}
.lanes span{text-align:center}.lanes span:first-child{grid-column:3}.lanes b{font-weight:600}
.lanes i{text-align:center;font-style:normal;font-weight:600}
.lanes span{position:relative;left:1.1rem}.lanes i{position:relative;left:1.65rem}
.ladder li{counter-increment:event;min-height:1.75rem}
.ladder li::before{content:counter(event);grid-column:1;text-align:right;color:var(--soft);font-size:.78rem;padding-top:.2rem;font-variant-numeric:tabular-nums}
.ladder time{grid-column:2;color:var(--soft);font-size:.78rem;padding-top:.2rem;white-space:nowrap}
.ladder li>div{grid-column:5;padding:.13rem 0 .2rem}
.a{grid-column:3;position:relative;--way:var(--ink);background:repeating-linear-gradient(to right,transparent 0 calc(var(--lane)/2 - .5px),var(--line) calc(var(--lane)/2 - .5px) calc(var(--lane)/2 + .5px),transparent calc(var(--lane)/2 + .5px) var(--lane))}
.a::before{content:"";position:absolute;top:.83rem;height:2px;left:calc((var(--at) - .5)*var(--lane) + 1px);width:calc(var(--over,0)*var(--lane) - 2px);background:var(--way)}
.a::after{content:"";position:absolute;top:calc(.83rem - 4px);width:8px;height:10px;left:calc((var(--at) - .5 + var(--over,0))*var(--lane) - 8px);background:var(--way);clip-path:polygon(0 0,100% 50%,0 100%)}
${LEFT.map((each) => `${each} .a::after`).join(',')}{left:calc((var(--at) - .5)*var(--lane));clip-path:polygon(100% 0,0 50%,100% 100%)}
${STAY.map((each) => `${each} .a::before`).join(',')}{display:none}
${STAY.map((each) => `${each} .a::after`).join(',')}{left:calc((var(--at) - .5)*var(--lane) - 4.5px);width:9px;height:9px;top:calc(.83rem - 3.5px);clip-path:none;border-radius:50%}
${ways()}
.good .a{--way:var(--pass)}.bad .a{--way:var(--fail)}
.bad>div{color:var(--fail)}.bad>div .now,.bad>div .finding,.bad>div pre{color:var(--ink)}
.good>div{color:var(--pass)}.good>div .now,.good>div .finding,.good>div pre{color:var(--ink)}
.l{grid-column:4;--wide:13px;--dw:1px;--sw:1px;--uw:1px;--off:linear-gradient(var(--line),var(--line));--cl:linear-gradient(var(--soft),var(--soft));--id:linear-gradient(var(--amber),var(--amber));--au:linear-gradient(var(--pass),var(--pass));--re:repeating-linear-gradient(135deg,var(--fail) 0 2px,var(--fail-wash) 2px 5px);
background:no-repeat var(--d,var(--off)) calc(.57rem - var(--dw)/2) 0/var(--dw) 100%,no-repeat var(--s,var(--off)) calc(1.7rem - var(--sw)/2) 0/var(--sw) 100%,no-repeat var(--u,var(--off)) calc(2.83rem - var(--uw)/2) 0/var(--uw) 100%}
${['d', 's', 'u'].map((lamp) => `.${lamp}1 .l{--${lamp}:var(--cl);--${lamp}w:3px}.${lamp}2 .l{--${lamp}:var(--id);--${lamp}w:7px}.${lamp}3 .l{--${lamp}:var(--au);--${lamp}w:var(--wide)}.${lamp}4 .l{--${lamp}:var(--re);--${lamp}w:var(--wide)}`).join('\n')}
.way{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.who{background:var(--wash);border-radius:.25rem;padding:0 .35rem;font-size:.8rem;color:var(--ink)}
.now{display:inline-block;border-radius:.25rem;padding:0 .4rem;font-size:.8rem;background:var(--wash);color:var(--soft);white-space:nowrap}
.now.l2{background:var(--inc-wash);color:var(--inc)!important}.now.l3{background:var(--pass-wash);color:var(--pass)!important}.now.l4{background:var(--fail-wash);color:var(--fail)!important}
.found{background:linear-gradient(to right,var(--fail-wash),transparent 30%)}
.found:target,.play:target,.scenario:target{outline:2px solid var(--link);outline-offset:2px}
.cut{margin:.5rem 0;border-top:2px dashed var(--soft);padding-top:.2rem;color:var(--soft)}.cut .a,.cut .l{visibility:hidden}
.msg>summary{text-decoration:underline dotted var(--soft);text-underline-offset:.2em}
.msg{position:relative;z-index:1}.msg>details{margin:.2rem 0}
.legend{font-size:.9rem;color:var(--soft)}
.shots img{display:block;width:14rem;max-width:100%;height:auto;border:1px solid var(--soft)}.shots li{display:inline-block;margin:.4rem 1rem .4rem 0;vertical-align:top}.shots ol{padding:0}
@media (max-width:60rem){.ladder{--lane:3rem}.lanes span{font-size:.68rem}}
@media (max-width:40rem){.ladder{--lane:1rem;--cols:1.5rem calc(var(--lane)*4) 2.1rem minmax(0,1fr);font-size:.86rem}
.lanes{grid-template-columns:1.5rem repeat(4,var(--lane)) repeat(3,.7rem) 1fr;padding-left:0}
.lanes span:first-child{grid-column:2}.lanes span{left:.4rem;font-size:0}.lanes b{font-size:.75rem}.lanes i{left:.8rem;font-size:.75rem}
.ladder li,.lanes{column-gap:.4rem}.lanes{column-gap:0}
.ladder li::before{font-size:.68rem;padding-top:.25rem}
.a{grid-column:2;grid-row:1/3}.l{grid-column:3;grid-row:1/3;background-position:calc(.35rem - var(--dw)/2) 0,calc(1.05rem - var(--sw)/2) 0,calc(1.75rem - var(--uw)/2) 0}
.ladder time{grid-column:4;grid-row:1;font-size:.72rem}.ladder li>div{grid-column:4;padding-bottom:.3rem}
.l{--wide:9px}.msg[open]>:not(summary){margin:0 0 0 -8.6rem;padding:.3rem .4rem;background:var(--bg);border-radius:0}.msg[open]>pre{background:var(--wash)}.msg pre{font-size:.72rem}}
`
