/** The portal's own look: one column, large targets, and a focus that is seen. */
export const STYLE = `:root { color-scheme: light; font: 100%/1.5 system-ui, sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f1ec; color: #1d1b16; }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; padding: 0.75rem 1rem; background: #20415c; }
.brand { margin: 0; color: #fff; font-weight: 600; }
header form { margin: 0; }
main { max-width: 34rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
form, .card { margin: 1rem 0; padding: 1rem; background: #fff; border-radius: 0.75rem; }
header form { padding: 0; background: none; }
label { font-weight: 600; }
.field label { display: block; margin-top: 0.75rem; }
.field input { width: 100%; padding: 0.7rem; border: 1px solid #6b6558; border-radius: 0.4rem; font: inherit; }
fieldset { margin: 0; padding: 0; border: 0; }
legend { padding: 0; font-weight: 600; }
.choice { display: grid; grid-template-columns: auto 1fr auto; gap: 0 0.75rem; padding: 0.75rem 0; border-bottom: 1px solid #e3dfd5; }
.choice input { width: 1.4rem; height: 1.4rem; margin: 0.1rem 0 0; accent-color: #20415c; }
.choice small { grid-column: 2; color: #5b564b; }
.choice .price, .total { font-variant-numeric: tabular-nums; }
button, .button { display: inline-block; margin-top: 1rem; padding: 0.7rem 1.2rem; border: 1px solid #20415c; border-radius: 0.4rem; background: #20415c; color: #fff; font: inherit; text-decoration: none; cursor: pointer; }
button.quiet { background: #fff; color: #20415c; }
header button { margin: 0; padding: 0.4rem 0.8rem; }
button[disabled] { opacity: 0.6; cursor: progress; }
:focus-visible { outline: 3px solid #b45f06; outline-offset: 2px; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.4rem 1rem; margin: 0; }
dt { color: #5b564b; }
dd { margin: 0; overflow-wrap: anywhere; }
.total { font-size: 1.25rem; font-weight: 600; }
.problem { padding: 0.75rem 1rem; border-left: 4px solid #a11; background: #fdeaea; }
.steps { display: flex; gap: 0.5rem; margin: 0; padding: 0; list-style: none; flex-wrap: wrap; }
.steps li { padding: 0.2rem 0.7rem; border-radius: 1rem; background: #e3dfd5; }
.steps .now { background: #20415c; color: #fff; }
`

/** Only comfort: everything works without it. A form is sent once, and a page that waits looks again. */
export const SCRIPT = `for (const form of document.forms) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = 'yes'
    for (const button of form.querySelectorAll('button')) setTimeout(() => { button.disabled = true })
  })
}
addEventListener('pageshow', (event) => { if (event.persisted) location.reload() })
if ('refreshes' in document.body.dataset) setTimeout(() => location.reload(), 2000)
`
